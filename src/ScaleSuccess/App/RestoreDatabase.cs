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
    /// <param name="replace">Whether what is in the database may go.</param>
    /// <param name="forget">Schemas of others whose contents belong to what was there before.</param>
    /// <exception cref="BackupRefusedException">Nothing was changed.</exception>
    public async Task<RestoredBackup> Run(BackupFile backup, bool replace, IReadOnlyList<string> forget, CancellationToken cancel)
    {
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
            var leftOut = await Fill(database, turn.Connection, journal, backup, cancel);
            foreach (var migration in await journal.Missing(cancel)) await journal.Apply(migration, cancel);
            await copies.IsOne(turn.Connection, identity, cancel);
            await transaction.CommitAsync(cancel);
            await database.Execute("analyze", cancel);
            return new RestoredBackup(backup.Manifest, leftOut);
        }
    }

    private static async Task RefuseUnless(bool replace, DatabaseTables database, CancellationToken cancel)
    {
        if (!replace) throw BackupRefusedException.NotEmpty();
        if (await database.OtherSessions(cancel) is { Count: > 0 } sessions) throw BackupRefusedException.InUse(sessions);
    }

    /// <returns>Tables of somebody else that the backup has.</returns>
    private static async Task<IReadOnlyList<string>> Fill(
        DatabaseTables database, NpgsqlConnection connection, MigrationJournal journal, BackupFile backup, CancellationToken cancel)
    {
        try
        {
            foreach (var migration in backup.Manifest.Migrations.Keys) await journal.Apply(migration, cancel);
            return await Fill(database, connection, backup, cancel);
        }
        // Each part is what was written; if they do not go together, the manifest was written by something else.
        catch (PostgresException e) when (NoFit.Contains(e.SqlState[..2]))
        {
            throw BackupRefusedException.Damaged(backup.Name, $"its parts do not fit together (PostgreSQL: {e.MessageText})");
        }
    }

    /// <summary>Classes of PostgreSQL's errors: protocol, data, constraints, names.</summary>
    private static readonly string[] NoFit = ["08", "22", "23", "42"];

    private static async Task<IReadOnlyList<string>> Fill(
        DatabaseTables database, NpgsqlConnection connection, BackupFile backup, CancellationToken cancel)
    {
        var (name, manifest) = (backup.Name, backup.Manifest);
        var ours = (await database.All(cancel)).Select(table => table.Name).ToHashSet();
        // Filled from a list that lacks one, it would be empty, and nobody would know.
        if (ours.Except(manifest.Tables.Select(table => table.Name)).Order(StringComparer.Ordinal).FirstOrDefault() is { } lacking)
            throw BackupRefusedException.Damaged(name, $"table {lacking} is missing");
        var keys = await database.DropForeignKeys(cancel);
        // Some migrations put rows in; the backup has what became of them.
        await database.Execute($"truncate {DatabaseTables.Quoted(ours)}", cancel);
        // What they noted is in the backup.
        await database.SetTriggers(ours, "disable", cancel);
        foreach (var table in manifest.Tables.Where(table => ours.Contains(table.Name)))
        {
            await Read(connection, backup, table, cancel);
            if (await database.Count(table.Name, cancel) != table.Rows) throw BackupRefusedException.Damaged(name, $"table {table.Name} has another number of rows");
        }
        await database.SetTriggers(ours, "enable", cancel);
        var sequences = (await database.Sequences(cancel)).Select(sequence => sequence.Name).ToHashSet();
        foreach (var sequence in manifest.Sequences.Where(sequence => sequences.Contains(sequence.Name)))
            await database.Execute($"select setval('{DatabaseTables.Quoted(sequence.Name)}', {sequence.Value}, {(sequence.IsCalled ? "true" : "false")})", cancel);
        await database.Execute("set constraints all immediate", cancel);
        foreach (var key in keys) await database.Execute(key, cancel);
        return [.. manifest.Tables.Select(table => table.Name).Except(ours)];
    }

    private static async Task Read(NpgsqlConnection connection, BackupFile backup, BackupTable table, CancellationToken cancel)
    {
        await using var stored = await backup.Open(table, cancel);
        await using var copy = await connection.BeginRawBinaryCopyAsync(
            $"copy {DatabaseTables.Quoted(table.Name)} ({DatabaseTables.Quoted(table.Columns)}) from stdin (format binary)", cancel);
        await stored.CopyToAsync(copy, cancel);
    }
}

/// <param name="LeftOut">Tables in the backup that no build of ours made.</param>
public sealed record RestoredBackup(BackupManifest Backup, IReadOnlyList<string> LeftOut);
