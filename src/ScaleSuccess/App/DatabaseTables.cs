using Npgsql;

namespace ScaleSuccess.App;

/// <summary>What the catalogue says of our schema, so that new tables are backed up without anybody thinking of it.</summary>
internal sealed class DatabaseTables(NpgsqlConnection connection)
{
    /// <summary>Belong to the database, not to what is in it.</summary>
    private static readonly string[] OfTheDatabase = ["migrations", "database_identity"];

    /// <summary>Of no extension; in Hangfire's schema there is nothing that the next start does not make.</summary>
    private const string Ours =
        "relnamespace = current_schema()::regnamespace and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e')";

    public static string Quoted(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    public static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(Quoted));

    public async Task<bool> IsEmpty(CancellationToken cancel) =>
        !(bool)(await Scalar($"select exists (select from pg_class where relkind in ('r', 'p', 'v', 'm', 'f') and {Ours})", cancel))!;

    /// <returns>Table → its columns.</returns>
    public async Task<IReadOnlyList<(string Name, string[] Columns)>> All(CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select relname::text, array_agg(attname::text order by attnum)
            from pg_class join pg_attribute on attrelid = pg_class.oid
            where relkind in ('r', 'p') and not relispartition and {Ours} and attnum > 0 and not attisdropped and attgenerated = ''
              and relname <> all ($1)
            group by relname order by relname
            """, connection)
        { Parameters = { new() { Value = OfTheDatabase } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var tables = new List<(string, string[])>();
        while (await reader.ReadAsync(cancel)) tables.Add((reader.GetString(0), reader.GetFieldValue<string[]>(1)));
        return tables;
    }

    public async Task<IReadOnlyList<BackupSequence>> Sequences(CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "select sequencename::text, coalesce(last_value, start_value), last_value is not null from pg_sequences where schemaname = current_schema() order by 1", connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var sequences = new List<BackupSequence>();
        while (await reader.ReadAsync(cancel)) sequences.Add(new BackupSequence(reader.GetString(0), reader.GetInt64(1), reader.GetBoolean(2)));
        return sequences;
    }

    public async Task<long> Count(string table, CancellationToken cancel) =>
        (long)(await Scalar($"select count(*) from {Quoted(table)}", cancel))!;

    /// <summary>Who else is connected, by the name that each gave.</summary>
    public async Task<IReadOnlyList<string>> OtherSessions(CancellationToken cancel) => await Strings(
        """
        select distinct coalesce(nullif(application_name, ''), 'a program without a name') from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and coalesce(backend_type, 'client backend') = 'client backend' order by 1
        """, cancel);

    /// <summary>Everything in our schema, whatever it is.</summary>
    public async Task DropAll(CancellationToken cancel)
    {
        foreach (var drop in await Strings(
            $"""
            select format('drop %s if exists %I cascade',
                case relkind when 'v' then 'view' when 'm' then 'materialized view' when 'f' then 'foreign table' else 'table' end, relname)
            from pg_class where relkind in ('r', 'p', 'v', 'm', 'f') and {Ours}
            union all
            select format('drop sequence if exists %I cascade', relname) from pg_class
            where relkind = 'S' and {Ours} and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype in ('a', 'i'))
            union all
            select format('drop routine if exists %s cascade', oid::regprocedure) from pg_proc
            where pronamespace = current_schema()::regnamespace and not exists (select from pg_depend where classid = 'pg_proc'::regclass and objid = pg_proc.oid and deptype = 'e')
            union all
            select format('drop type if exists %I cascade', typname) from pg_type
            where typnamespace = current_schema()::regnamespace and typtype in ('e', 'd')
              and not exists (select from pg_depend where classid = 'pg_type'::regclass and objid = pg_type.oid and deptype = 'e')
            """, cancel)) await Execute(drop, cancel);
    }

    /// <summary>The tables fill faster and in any order; putting the keys back checks every row.</summary>
    /// <returns>What puts them back.</returns>
    public async Task<IReadOnlyList<string>> DropForeignKeys(CancellationToken cancel)
    {
        const string keys = "from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace order by conrelid, conname";
        var back = await Strings($"select format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) {keys}", cancel);
        foreach (var drop in await Strings($"select format('alter table %s drop constraint %I', conrelid::regclass, conname) {keys}", cancel)) await Execute(drop, cancel);
        return back;
    }

    /// <summary>Of our own; the foreign keys' stay.</summary>
    /// <param name="to"><c>enable</c> or <c>disable</c>.</param>
    public async Task SetTriggers(IEnumerable<string> tables, string to, CancellationToken cancel)
    {
        foreach (var table in tables) await Execute($"alter table {Quoted(table)} {to} trigger user", cancel);
    }

    public async Task Execute(string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }

    public async Task<object?> Scalar(string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteScalarAsync(cancel);
    }

    private async Task<IReadOnlyList<string>> Strings(string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var strings = new List<string>();
        while (await reader.ReadAsync(cancel)) strings.Add(reader.GetString(0));
        return strings;
    }
}
