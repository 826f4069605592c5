using Npgsql;

namespace ScaleSuccess.Foundation;

/// <summary>Which migrations a database has, and by which text: the table `migrations`. The caller holds <see cref="NodeLock.Migrations"/>.</summary>
public sealed class MigrationJournal(NpgsqlConnection connection, TimeProvider clock)
{
    /// <summary>
    /// Takes a schema that this build may work on, or refuses it. Databases from before there were checksums get those of
    /// this build's files.
    /// </summary>
    /// <exception cref="SchemaRefusedException">The database is newer, or an applied migration was changed.</exception>
    public async Task Check(CancellationToken cancel)
    {
        await Execute(
            """
            create table if not exists migrations (name text primary key, applied_at timestamptz not null);
            alter table migrations add column if not exists checksum text
            """, cancel);
        var applied = await Applied(cancel);
        Refuse(applied);
        foreach (var name in applied.Where(migration => migration.Value is null).Select(migration => migration.Key))
            await Execute("update migrations set checksum = $2 where name = $1", cancel, name, Sql.Checksum(name));
    }

    /// <exception cref="SchemaRefusedException">The database is newer, or an applied migration was changed.</exception>
    public static void Refuse(IReadOnlyDictionary<string, string?> applied)
    {
        if (Unknown(applied) is { Count: > 0 } unknown) throw SchemaRefusedException.Newer(unknown);
        if (Changed(applied) is { Count: > 0 } changed) throw SchemaRefusedException.Changed(changed);
    }

    /// <summary>Those that this build does not have. Name → checksum; null: not known.</summary>
    public static IReadOnlyList<string> Unknown(IReadOnlyDictionary<string, string?> applied) =>
        [.. applied.Keys.Except(Sql.Migrations).Order(StringComparer.Ordinal)];

    /// <summary>Those whose text is another one here.</summary>
    public static IReadOnlyList<string> Changed(IReadOnlyDictionary<string, string?> applied) =>
        [.. applied.Where(migration => migration.Value is { } checksum && Sql.Migrations.Contains(migration.Key) && checksum != Sql.Checksum(migration.Key))
            .Select(migration => migration.Key).Order(StringComparer.Ordinal)];

    /// <returns>In the order in which they apply.</returns>
    public async Task<IReadOnlyList<string>> Missing(CancellationToken cancel)
    {
        var applied = await Applied(cancel);
        return [.. Sql.Migrations.Where(name => !applied.ContainsKey(name))];
    }

    /// <summary>In the transaction that the caller began.</summary>
    public async Task Apply(string name, CancellationToken cancel)
    {
        await Execute(Sql.Text($"Foundation/Migrations/{name}"), cancel);
        await Execute("insert into migrations (name, applied_at, checksum) values ($1, $2, $3)", cancel,
            name, clock.GetUtcNow(), Sql.Checksum(name));
    }

    /// <returns>Name → checksum.</returns>
    public async Task<IReadOnlyDictionary<string, string?>> Applied(CancellationToken cancel)
    {
        // By way of JSON: a backup may be made of a database that has no such column yet.
        await using var command = new NpgsqlCommand("select name, to_jsonb(m) ->> 'checksum' from migrations m", connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var applied = new Dictionary<string, string?>();
        while (await reader.ReadAsync(cancel)) applied[reader.GetString(0)] = reader.IsDBNull(1) ? null : reader.GetString(1);
        return applied;
    }

    private async Task Execute(string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        // On a large database a migration may take longer than any command should.
        command.CommandTimeout = 0;
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(cancel);
    }
}

/// <summary>The database's schema is not one that this build may work on, and only the operator can change that. The message says how.</summary>
public sealed class SchemaRefusedException : Exception
{
    private SchemaRefusedException(string sentence) : base(sentence) { }

    internal static SchemaRefusedException Newer(IEnumerable<string> unknown) => new(
        $"The database is newer than this build: it has {string.Join(", ", unknown)}. Start the newer build, or restore a backup from before the upgrade.");

    internal static SchemaRefusedException Changed(IEnumerable<string> names) => new(
        $"Applied migrations were changed since: {string.Join(", ", names)}. The database was made by other text than this build's. "
        + "Undo the change, and make it as a new migration.");
}
