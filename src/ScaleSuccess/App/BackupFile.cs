using System.IO.Compression;
using System.Security.Cryptography;

namespace ScaleSuccess.App;

/// <summary>
/// A backup that was read once from front to back: each part is what was written. A damaged one is refused before a database
/// is touched.
/// </summary>
public sealed class BackupFile : IDisposable
{
    private readonly Stream from;
    private readonly ZipArchive parts;

    private BackupFile(string name, Stream from, ZipArchive parts, BackupManifest manifest) =>
        (Name, this.from, this.parts, Manifest) = (name, from, parts, manifest);

    /// <summary>As its operator named it.</summary>
    public string Name { get; }
    public BackupManifest Manifest { get; }

    /// <exception cref="BackupRefusedException">No backup of ours, a damaged one, or one of a newer build.</exception>
    public static async Task<BackupFile> Open(string path, CancellationToken cancel)
    {
        if (Directory.Exists(path)) throw BackupRefusedException.NotOne(path, "it is a folder");
        if (!File.Exists(path)) throw BackupRefusedException.Missing(path);
        FileStream from;
        try
        {
            if (LinkedFile.Of(path).Length == 0) throw BackupRefusedException.NotOne(path, "it is empty");
            from = File.OpenRead(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw BackupRefusedException.Unreadable(path);
        }
        try
        {
            return await Open(path, from, cancel);
        }
        catch
        {
            await from.DisposeAsync();
            throw;
        }
    }

    /// <param name="from">Can be read at any place; is the file's from now on.</param>
    public static async Task<BackupFile> Open(string name, Stream from, CancellationToken cancel)
    {
        ZipArchive? parts = null;
        try
        {
            parts = new ZipArchive(from, ZipArchiveMode.Read, leaveOpen: true);
            var manifest = await BackupManifest.Read(parts, name, cancel);
            foreach (var table in manifest.Tables) await Check(parts, table, name, cancel);
            return new BackupFile(name, from, parts, manifest);
        }
        // Whatever a damaged directory of a zip leads its reader to.
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or NotSupportedException or ArithmeticException)
        {
            parts?.Dispose();
            throw parts is null ? BackupRefusedException.NotOne(name, "it is no zip archive, or its end is missing") : BackupRefusedException.Damaged(name, "its list of parts cannot be read");
        }
        catch
        {
            parts?.Dispose();
            throw;
        }
    }

    /// <returns>What COPY wrote.</returns>
    public Task<Stream> Open(BackupTable table, CancellationToken cancel) => parts.GetEntry(table.Entry)!.OpenAsync(cancel);

    public void Dispose()
    {
        parts.Dispose();
        from.Dispose();
    }

    private static async Task Check(ZipArchive parts, BackupTable table, string name, CancellationToken cancel)
    {
        if (parts.GetEntry(table.Entry) is not { } entry) throw BackupRefusedException.Damaged(name, $"table {table.Name} is missing");
        byte[] hash;
        try
        {
            await using var stored = await entry.OpenAsync(cancel);
            hash = await SHA256.HashDataAsync(stored, cancel);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw BackupRefusedException.Damaged(name, $"table {table.Name} cannot be read");
        }
        if (Convert.ToHexStringLower(hash) != table.Sha256) throw BackupRefusedException.Damaged(name, $"table {table.Name} is not what was written");
    }
}
