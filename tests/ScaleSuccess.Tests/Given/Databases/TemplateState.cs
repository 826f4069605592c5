using Npgsql;

namespace ScaleSuccess.Tests.Given.Databases;

/// <summary>What a database holds when it has just been copied from its template: what it has to go back to.</summary>
/// <param name="Tables">All of them, by their names in SQL.</param>
/// <param name="Rows">The rows of those that are not empty, as COPY writes them.</param>
/// <param name="Sequences">Calls that set each to where it stands.</param>
/// <param name="Catalog">Differs as soon as a table, column, index, constraint, trigger, function or view does.</param>
internal sealed record TemplateState(
    IReadOnlyList<string> Tables, IReadOnlyDictionary<string, byte[]> Rows, IReadOnlyList<string> Sequences, string Catalog)
{
    // A change writes a new row, and so another xmin. Of tables the name only: their rows in the catalog also change with statistics.
    private const string WhatIsDefined = """
        select concat_ws(' ',
            (select concat_ws('/', count(*), max(oid), sum(hashtext(concat(relname, relkind, relpersistence, relrowsecurity)))) from pg_class where oid >= 16384),
            (select concat_ws('/', count(*), max(xmin::text::bigint)) from pg_attribute where attrelid >= 16384),
            (select concat_ws('/', count(*), max(xmin::text::bigint)) from pg_attrdef),
            (select concat_ws('/', count(*), max(xmin::text::bigint)) from pg_index where indexrelid >= 16384),
            (select concat_ws('/', count(*), max(xmin::text::bigint)) from pg_constraint),
            (select concat_ws('/', count(*), max(xmin::text::bigint)) from pg_trigger),
            (select concat_ws('/', count(*), max(xmin::text::bigint)) from pg_proc where oid >= 16384),
            (select concat_ws('/', count(*), max(xmin::text::bigint)) from pg_rewrite where oid >= 16384),
            (select concat_ws('/', count(*), max(xmin::text::bigint)) from pg_type where oid >= 16384),
            (select concat_ws('/', count(*), max(xmin::text::bigint)) from pg_sequence),
            (select concat_ws('/', count(*), max(xmin::text::bigint)) from pg_namespace),
            (select concat_ws('/', count(*), max(xmin::text::bigint)) from pg_extension),
            (select concat_ws('/', count(*), max(xmin::text::bigint)) from pg_policy),
            (select concat_ws('/', count(*), max(xmin::text::bigint)) from pg_event_trigger),
            (select count(*) from pg_db_role_setting join pg_database d on d.oid = setdatabase where d.datname = current_database()))
        """;

    public static async Task<TemplateState> Of(NpgsqlConnection connection)
    {
        var tables = await Texts(connection, $"select format('%I.%I', nspname, relname) from {OwnRelations} and relkind = 'r' order by 1");
        var rows = new Dictionary<string, byte[]>();
        foreach (var table in tables)
            if ((await Texts(connection, $"select 'some' where exists (select from {table})")).Count > 0)
                rows.Add(table, await Copied(connection, table));
        var sequences = new List<string>();
        foreach (var sequence in await Texts(connection, $"select format('%I.%I', nspname, relname) from {OwnRelations} and relkind = 'S' order by 1"))
            sequences.AddRange(await Texts(connection, $"select format('setval(%L, %s, %L)', '{sequence}', last_value, is_called) from {sequence}"));
        return new TemplateState(tables, rows, sequences, await Defined(connection));
    }

    /// <summary>What is defined in the database now, to compare with <see cref="Catalog"/>.</summary>
    public static async Task<string> Defined(NpgsqlConnection connection) => (await Texts(connection, WhatIsDefined)).Single();

    private const string OwnRelations =
        "pg_class c join pg_namespace n on n.oid = relnamespace where nspname <> 'information_schema' and nspname not like 'pg\\_%'";

    private static async Task<List<string>> Texts(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync()) texts.Add(reader.GetString(0));
        return texts;
    }

    private static async Task<byte[]> Copied(NpgsqlConnection connection, string table)
    {
        await using var rows = await connection.BeginRawBinaryCopyAsync($"copy {table} to stdout (format binary)");
        using var copied = new MemoryStream();
        await rows.CopyToAsync(copied);
        return copied.ToArray();
    }
}
