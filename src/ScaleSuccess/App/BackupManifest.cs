using System.IO.Compression;
using System.Text.Json;
using ScaleSuccess.Foundation;

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

    /// <summary>A database of a hundred thousand tables. More is no manifest, whatever it unpacks to.</summary>
    private const int MostBytes = 32 * 1024 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
    };

    public long Rows => Tables.Sum(table => table.Rows);

    public async Task Write(ZipArchive file, CancellationToken cancel)
    {
        await using var entry = await file.CreateEntry(Entry).OpenAsync(cancel);
        await JsonSerializer.SerializeAsync(entry, this, Json, cancel);
    }

    /// <param name="name">The file's, for who reads the refusal.</param>
    /// <exception cref="BackupRefusedException">Not a backup of ours, a damaged one, or one of a newer build.</exception>
    internal static async Task<BackupManifest> Read(ZipArchive file, string name, CancellationToken cancel)
    {
        if (file.GetEntry(Entry) is not { } found) throw BackupRefusedException.NotOne(name, "it has no " + Entry);
        var bytes = new byte[Math.Min(found.Length, MostBytes)];
        await using (var entry = await found.OpenAsync(cancel)) await entry.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        // Every other part is known by its hash, which stands in here; this one by the zip's own sum.
        if (ZipCrc.Of(bytes) != found.Crc32) throw BackupRefusedException.Damaged(name, $"{Entry} is not what was written");
        try
        {
            using var document = JsonDocument.Parse(bytes);
            // First: a newer format may have other fields.
            if (document.RootElement.GetProperty("format").GetInt32() > Newest) throw BackupRefusedException.Newer(name, "its format");
            var manifest = document.Deserialize<BackupManifest>(Json);
            if (manifest is not { Migrations.Count: > 0 } || manifest.Tables.Contains(null!) || manifest.Sequences.Contains(null!)) throw NotOurs(name);
            manifest.Refuse(name);
            return manifest;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw NotOurs(name);
        }
    }

    private static BackupRefusedException NotOurs(string name) => BackupRefusedException.NotOne(name, $"its {Entry} does not describe a backup");

    private void Refuse(string name)
    {
        if (MigrationJournal.Unknown(Migrations) is { Count: > 0 } unknown) throw BackupRefusedException.Newer(name, string.Join(", ", unknown));
        if (MigrationJournal.Changed(Migrations) is { Count: > 0 } changed) throw BackupRefusedException.OtherSchema(name, changed);
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
