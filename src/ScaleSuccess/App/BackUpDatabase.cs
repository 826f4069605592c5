using System.Data;
using System.IO.Compression;
using System.Security.Cryptography;
using Npgsql;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.App;

/// <summary>
/// Everything in the database as it was at one moment, by our own connection: no tool of the server's version is needed, and
/// the nodes go on working. It holds every personal link's key and every answer, so it is as secret as the database.
/// </summary>
public sealed class BackUpDatabase(NpgsqlDataSource source, TimeProvider clock)
{
    /// <param name="to">Is written from front to end.</param>
    /// <exception cref="BackupRefusedException">There is nothing to back up.</exception>
    public async Task<BackupManifest> Run(Stream to, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var database = new DatabaseTables(connection);
        if (await database.Scalar("select to_regclass('migrations') is null", cancel) is true) throw BackupRefusedException.Nothing();
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        await database.Execute("set transaction read only", cancel);
        var tables = await database.All(cancel);
        if (tables.Count == 0) throw BackupRefusedException.Nothing();
        // Before the first read, which fixes the moment: a migration waits until the backup is made.
        await database.Execute($"lock table {DatabaseTables.Quoted(tables.Select(table => table.Name))} in access share mode", cancel);
        var migrations = await new MigrationJournal(connection, clock).Applied(cancel);

        using var file = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        var written = new List<BackupTable>();
        foreach (var (name, columns) in tables) written.Add(await Write(file, connection, database, name, columns, cancel));
        // Sequences know no snapshot: read last, they are beyond every number that a row of it has.
        var manifest = new BackupManifest(
            BackupManifest.Newest, clock.GetUtcNow(), connection.PostgreSqlVersion.ToString(), new(migrations.ToDictionary(), StringComparer.Ordinal),
            written, await database.Sequences(cancel));
        await manifest.Write(file, cancel);
        return manifest;
    }

    private static async Task<BackupTable> Write(
        ZipArchive file, NpgsqlConnection connection, DatabaseTables database, string name, string[] columns, CancellationToken cancel)
    {
        var table = new BackupTable(name, columns, await database.Count(name, cancel), "");
        using var hash = SHA256.Create();
        await using (var entry = await file.CreateEntry(table.Entry, CompressionLevel.Fastest).OpenAsync(cancel))
        await using (var hashed = new CryptoStream(entry, hash, CryptoStreamMode.Write))
        await using (var copy = await connection.BeginRawBinaryCopyAsync(
            $"copy {DatabaseTables.Quoted(name)} ({DatabaseTables.Quoted(columns)}) to stdout (format binary)", cancel))
            await copy.CopyToAsync(hashed, cancel);
        return table with { Sha256 = Convert.ToHexStringLower(hash.Hash!) };
    }
}
