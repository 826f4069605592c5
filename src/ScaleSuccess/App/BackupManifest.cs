using System.IO.Compression;
using System.Text.Json;

namespace ScaleSuccess.App;

/// <summary>What a backup holds, as its first question is answered by: a zip with this as manifest.json and a file a table.</summary>
/// <param name="Postgres">The version of the server it was read from; for people.</param>
/// <param name="Migrations">Name → checksum.</param>
public sealed record BackupManifest(
    int Format, DateTimeOffset MadeAt, string Postgres, SortedDictionary<string, string?> Migrations,
    IReadOnlyList<BackupTable> Tables, IReadOnlyList<BackupSequence> Sequences)
{
    /// <summary>Raised when an older build could not read the file any more.</summary>
    public const int Newest = 1;

    private const string Entry = "manifest.json";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public long Rows => Tables.Sum(table => table.Rows);

    public async Task Write(ZipArchive file, CancellationToken cancel)
    {
        await using var entry = await file.CreateEntry(Entry).OpenAsync(cancel);
        await JsonSerializer.SerializeAsync(entry, this, Json, cancel);
    }

    /// <exception cref="BackupRefusedException">Not a backup of ours, or of a newer build.</exception>
    public static async Task<BackupManifest> Read(ZipArchive file, CancellationToken cancel)
    {
        if (file.GetEntry(Entry) is not { } found) throw BackupRefusedException.NotOne("it has no " + Entry);
        await using var entry = await found.OpenAsync(cancel);
        BackupManifest manifest;
        try
        {
            manifest = (await JsonSerializer.DeserializeAsync<BackupManifest>(entry, Json, cancel))!;
        }
        catch (JsonException e)
        {
            throw BackupRefusedException.NotOne(e.Message);
        }
        return manifest.Format <= Newest ? manifest : throw BackupRefusedException.NewerFormat();
    }
}

/// <summary>A table as COPY's binary format has it.</summary>
/// <param name="Columns">In the order in which the file has them.</param>
/// <param name="Sha256">Of the uncompressed file.</param>
public sealed record BackupTable(string Name, IReadOnlyList<string> Columns, long Rows, string Sha256)
{
    public string Entry => $"tables/{Name}.copy";
}

public sealed record BackupSequence(string Name, long Value, bool IsCalled);
