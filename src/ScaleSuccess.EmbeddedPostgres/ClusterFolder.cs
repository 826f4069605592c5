using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace ScaleSuccess.EmbeddedPostgres;

/// <summary>
/// The folder that holds the cluster and what belongs to it, locked by one app at a time. The lock ends with the
/// process that holds it, so if it can be taken, a server still running there is an orphan.
/// </summary>
internal sealed class ClusterFolder : IDisposable
{
    private readonly FileStream _lock;

    private ClusterFolder(string path)
    {
        Path = path;
        _lock = TakeLock(path);
    }

    public string Path { get; }
    public string Cluster => In("cluster");
    public string PasswordFile => In("password");
    public string ServerLog => In("server.log");

    public static async Task<ClusterFolder> Open(
        EmbeddedPostgresOptions options, ClusterOwner owner, ILogger log, CancellationToken cancel)
    {
        var path = System.IO.Path.GetFullPath(options.Folder);
        await Make(path, owner, cancel);
        if (!await owner.CanAccess(path, cancel))
        {
            var wanted = path;
            path = System.IO.Path.Combine(options.FolderOutsideHomes, "data-" + ShortHash(wanted));
            log.LogWarning(
                "PostgreSQL runs as the user {User}, who cannot access {Wanted}. The data is kept in {Folder} instead",
                owner.User, wanted, path);
            await Make(path, owner, cancel);
        }
        var folder = new ClusterFolder(path);
        await owner.Own(folder.In("lock"), cancel);
        return folder;
    }

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => _lock.Dispose();

    private static async Task Make(string path, ClusterOwner owner, CancellationToken cancel)
    {
        Directory.CreateDirectory(path);
        await owner.Own(path, cancel);
    }

    private static FileStream TakeLock(string path)
    {
        try
        {
            return new FileStream(
                System.IO.Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held) when ((held.HResult & 0xFFFF) is EAgainOnLinux or EAgainOnMac or SharingViolationOnWindows)
        {
            throw EmbeddedPostgresRefusedException.AlreadyRunning(path, held);
        }
    }

    private const int EAgainOnLinux = 11;
    private const int EAgainOnMac = 35;
    private const int SharingViolationOnWindows = 32;

    private static string ShortHash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
}
