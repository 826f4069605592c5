using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

namespace ScaleSuccess.Tests.Given.Databases;

/// <summary>
/// A database that one test has for itself and that then goes back to what it was, for the next one: with its connections, what
/// is prepared on them and what they know of its tables. All that costs more than most tests do themselves.
/// </summary>
internal sealed class LentDatabase : IAsyncDisposable
{
    // Deleted rows leave their traces, in tables and indexes.
    private const int MostLoans = 60;
    private const long MostBytes = 4 * 1024 * 1024;
    // To fill a large template's tables again takes longer than to copy them.
    private const long MostToRefill = 256 * 1024;
    private const string WhoIsThere = """
        select case
            when count(*) filter (where pid <> all ($1) or (pid <> pg_backend_pid() and state <> 'idle')) > 0 then 'others'
            when count(*) < cardinality($1) or exists (select from pg_locks where locktype = 'advisory' and database = datid)
                or (select sum(pg_relation_size(oid)) from pg_class where relkind = 'r' and oid >= 16384) > $2 then 'spoilt'
            else 'left' end
        from pg_stat_activity where datname = current_database() and backend_type = 'client backend' group by datid
        """;
    private static readonly TimeSpan Leaving = TimeSpan.FromMilliseconds(300);

    private readonly ConcurrentDictionary<int, bool> sessions = new();
    private readonly TemplateState template;
    private readonly Func<LentDatabase, Task> giveBack;
    private string untouched = "";
    private int loans;

    private LentDatabase(string connectionString, TemplateState template, Func<LentDatabase, Task> giveBack)
    {
        var source = new NpgsqlDataSourceBuilder(connectionString);
        source.ConnectionStringBuilder.ConnectionIdleLifetime = 600;
        source.UsePhysicalConnectionInitializer(
            connection => sessions[connection.ProcessID] = true,
            connection => Task.FromResult(sessions[connection.ProcessID] = true));
        (Source, ConnectionString, this.template, this.giveBack) = (source.Build(), connectionString, template, giveBack);
    }

    /// <summary>For others who use it beside its borrower.</summary>
    public string ConnectionString { get; }

    /// <summary>Its borrower's; outlives each of them.</summary>
    public NpgsqlDataSource Source { get; }

    /// <param name="connectionString">Of a fresh copy of the template.</param>
    public static async Task<LentDatabase> Open(string connectionString, TemplateState template, Func<LentDatabase, Task> giveBack)
    {
        var database = new LentDatabase(connectionString, template, giveBack);
        await using var connection = await database.Source.OpenConnectionAsync();
        database.untouched = await database.Touched(connection);
        return database;
    }

    /// <summary>Its borrower has ended.</summary>
    public Task GiveBack() => giveBack(this);

    /// <summary>Puts everything back.</summary>
    /// <returns>False: it cannot be lent again, since more was changed than rows, or somebody may still be at work in it.</returns>
    public async Task<bool> Reset()
    {
        if (++loans >= MostLoans || template.Rows.Values.Sum(rows => (long)rows.Length) > MostToRefill) return false;
        try
        {
            await using var connection = await Source.OpenConnectionAsync();
            if (!await IsLeft(connection) || await TemplateState.Defined(connection) != template.Catalog) return false;
            await Empty(connection);
            if (await Touched(connection) == untouched) return true;
            await Refill(connection);
            untouched = await Touched(connection);
            return true;
        }
        catch (NpgsqlException)
        {
            // A test has ended its sessions, closed or renamed it, or left a lock in it.
            return false;
        }
    }

    public ValueTask DisposeAsync() => Source.DisposeAsync();

    /// <summary>All known sessions are there, idle and without locks, and no others are, once those that are leaving have left.</summary>
    private async Task<bool> IsLeft(NpgsqlConnection connection)
    {
        for (var since = Stopwatch.StartNew(); ;)
        {
            await using var command = new NpgsqlCommand(WhoIsThere, connection);
            command.Parameters.Add(new() { Value = sessions.Keys.ToArray() });
            command.Parameters.Add(new() { Value = MostBytes });
            if ((string)(await command.ExecuteScalarAsync())! is var who and not "others") return who == "left";
            if (since.Elapsed > Leaving) return false;
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
    }

    private async Task Empty(NpgsqlConnection connection)
    {
        var statements = template.Tables.Where(table => !template.Rows.ContainsKey(table)).Select(table => $"delete from {table}").ToList();
        if (template.Sequences.Count > 0) statements.Add($"select {string.Join(", ", template.Sequences)}");
        await Run(connection, statements);
    }

    private async Task Refill(NpgsqlConnection connection)
    {
        await Run(connection, [.. template.Rows.Keys.Select(table => $"delete from {table}")]);
        await using var transaction = await Silent(connection);
        foreach (var (table, rows) in template.Rows)
        {
            await using var copy = await connection.BeginRawBinaryCopyAsync($"copy {table} from stdin (format binary)");
            await copy.WriteAsync(rows);
        }
        await transaction.CommitAsync();
    }

    /// <summary>All at once, and prepared: the next time the server has nothing to think about.</summary>
    private static async Task Run(NpgsqlConnection connection, IReadOnlyList<string> statements)
    {
        await using var transaction = await Silent(connection);
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var statement in statements) batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
        await batch.PrepareAsync();
        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    /// <summary>Without triggers and foreign keys: in the end everything is as it was. A lock of somebody's is not waited for.</summary>
    private static async Task<NpgsqlTransaction> Silent(NpgsqlConnection connection)
    {
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("set local session_replication_role = replica; set local lock_timeout = '1s'", connection, transaction);
        await command.ExecuteNonQueryAsync();
        return transaction;
    }

    /// <summary>Differs as soon as a row of a table that is not empty in the template was written, changed or deleted.</summary>
    private async Task<string> Touched(NpgsqlConnection connection)
    {
        if (template.Rows.Count == 0) return "";
        await using var command = new NpgsqlCommand(
            $"select concat_ws(' ', {string.Join(", ", template.Rows.Keys.Select(table => $"(select count(*) || '/' || max(xmin::text::bigint) from {table})"))})", connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
