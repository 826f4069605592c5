using System.IO.Compression;
using System.Security.Cryptography;
using Npgsql;
using ScaleSuccess.Emails.Holds;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.App;

/// <summary>
/// Puts a backup into a database, all of it or nothing: makes the schema that it was made from, fills it, then applies this
/// build's newer migrations, in one transaction. The mail is held: who made the backup may have sent more since.
/// </summary>
public sealed class RestoreDatabase(NpgsqlDataSource source, RecognizeCopy copies, ClusterFiles files, TimeProvider clock)
{
    /// <param name="from">Can be read at any place.</param>
    /// <param name="replace">Whether what is in the database may go.</param>
    /// <param name="forget">Schemas of others whose contents belong to what was there before.</param>
    /// <exception cref="BackupRefusedException">Nothing was changed.</exception>
    /// <exception cref="SchemaRefusedException">The backup is of a newer build; nothing was changed.</exception>
    public async Task<RestoredBackup> Run(Stream from, bool replace, IReadOnlyList<string> forget, CancellationToken cancel)
    {
        using var file = Open(from);
        var backup = await BackupManifest.Read(file, cancel);
        MigrationJournal.Refuse(backup.Migrations);
        await using var turn = await NodeLock.Take(source, NodeLock.Migrations, cancel);
        var database = new DatabaseTables(turn.Connection);
        if (!await database.IsEmpty(cancel)) await RefuseUnless(replace, database, cancel);
        // Outside of the transaction, which a question that is refused would end.
        var identity = await DatabaseIdentity.Of(turn.Connection, files, cancel);
        await using (var transaction = await turn.Connection.BeginTransactionAsync(cancel))
        {
            if (replace) await database.DropAll(cancel);
            foreach (var schema in forget) await database.Execute($"drop schema if exists {DatabaseTables.Quoted(schema)} cascade", cancel);
            var journal = new MigrationJournal(turn.Connection, clock);
            await journal.Check(cancel);
            foreach (var migration in backup.Migrations.Keys) await journal.Apply(migration, cancel);
            var leftOut = await Fill(database, turn.Connection, file, backup, cancel);
            foreach (var migration in await journal.Missing(cancel)) await journal.Apply(migration, cancel);
            await copies.IsOne(turn.Connection, identity, cancel);
            await transaction.CommitAsync(cancel);
            await database.Execute("analyze", cancel);
            return new RestoredBackup(backup, leftOut);
        }
    }

    private static async Task RefuseUnless(bool replace, DatabaseTables database, CancellationToken cancel)
    {
        if (!replace) throw BackupRefusedException.NotEmpty();
        if (await database.OtherSessions(cancel) is { Count: > 0 } sessions) throw BackupRefusedException.InUse(sessions);
    }

    private static ZipArchive Open(Stream from)
    {
        try
        {
            return new ZipArchive(from, ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (InvalidDataException e)
        {
            throw BackupRefusedException.NotOne(e.Message);
        }
    }

    /// <returns>Tables of somebody else that the backup has.</returns>
    private static async Task<IReadOnlyList<string>> Fill(
        DatabaseTables database, NpgsqlConnection connection, ZipArchive file, BackupManifest backup, CancellationToken cancel)
    {
        var ours = (await database.All(cancel)).Select(table => table.Name).ToHashSet();
        var tables = backup.Tables.Where(table => ours.Contains(table.Name)).ToList();
        var keys = await database.DropForeignKeys(cancel);
        // Some migrations put rows in; the backup has what became of them.
        await database.Execute($"truncate {DatabaseTables.Quoted(ours)}", cancel);
        // What they noted is in the backup.
        await database.SetTriggers(ours, "disable", cancel);
        foreach (var table in tables) await Read(database, connection, file, table, cancel);
        await database.SetTriggers(ours, "enable", cancel);
        var sequences = (await database.Sequences(cancel)).Select(sequence => sequence.Name).ToHashSet();
        foreach (var sequence in backup.Sequences.Where(sequence => sequences.Contains(sequence.Name)))
            await database.Execute($"select setval('{DatabaseTables.Quoted(sequence.Name)}', {sequence.Value}, {(sequence.IsCalled ? "true" : "false")})", cancel);
        await database.Execute("set constraints all immediate", cancel);
        foreach (var key in keys) await database.Execute(key, cancel);
        return [.. backup.Tables.Select(table => table.Name).Except(ours)];
    }

    private static async Task Read(
        DatabaseTables database, NpgsqlConnection connection, ZipArchive file, BackupTable table, CancellationToken cancel)
    {
        if (file.GetEntry(table.Entry) is not { } entry) throw BackupRefusedException.Damaged(table.Name);
        using var hash = SHA256.Create();
        try
        {
            await using var stored = await entry.OpenAsync(cancel);
            await using var hashed = new CryptoStream(stored, hash, CryptoStreamMode.Read);
            await using var copy = await connection.BeginRawBinaryCopyAsync(
                $"copy {DatabaseTables.Quoted(table.Name)} ({DatabaseTables.Quoted(table.Columns)}) from stdin (format binary)", cancel);
            await hashed.CopyToAsync(copy, cancel);
        }
        catch (Exception e) when (e is InvalidDataException or PostgresException { SqlState: PostgresErrorCodes.BadCopyFileFormat })
        {
            throw BackupRefusedException.Damaged(table.Name);
        }
        if (Convert.ToHexStringLower(hash.Hash!) != table.Sha256 || await database.Count(table.Name, cancel) != table.Rows)
            throw BackupRefusedException.Damaged(table.Name);
    }
}

/// <param name="LeftOut">Tables in the backup that no build of ours made.</param>
public sealed record RestoredBackup(BackupManifest Backup, IReadOnlyList<string> LeftOut);
