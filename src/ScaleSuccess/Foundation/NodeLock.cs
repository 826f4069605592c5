using Npgsql;

namespace ScaleSuccess.Foundation;

/// <summary>A lock that one node at a time can hold, until disposed; if the node dies, its connection releases the lock.</summary>
public sealed class NodeLock : IAsyncDisposable
{
    public const long Migrations = 0x5CA1E5;
    public const long Preparation = 0x5CA1E6;
    public const long Training = 0x5CA1E7;

    private readonly long key;

    private NodeLock(NpgsqlConnection connection, long key) => (Connection, this.key) = (connection, key);

    /// <summary>The connection that holds the lock; work may use it.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>Waits for its turn.</summary>
    public static async Task<NodeLock> Take(NpgsqlDataSource source, long key, CancellationToken cancel)
    {
        var connection = await source.OpenConnectionAsync(cancel);
        try
        {
            await Call(connection, "select pg_advisory_lock($1)", key, cancel);
            return new NodeLock(connection, key);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <returns>Null: another node has it.</returns>
    public static async Task<NodeLock?> TryTake(NpgsqlDataSource source, long key, CancellationToken cancel)
    {
        var connection = await source.OpenConnectionAsync(cancel);
        try
        {
            await using var command = new NpgsqlCommand("select pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = key } } };
            if ((bool)(await command.ExecuteScalarAsync(cancel))!) return new NodeLock(connection, key);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
        await connection.DisposeAsync();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        // On a broken connection the server has released the lock already.
        if (Connection.FullState == System.Data.ConnectionState.Open)
            await Call(Connection, "select pg_advisory_unlock($1)", key, CancellationToken.None);
        await Connection.DisposeAsync();
    }

    private static async Task Call(NpgsqlConnection connection, string sql, long key, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = key } } };
        // Another node's migration may take longer than any command should.
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
