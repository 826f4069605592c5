using Microsoft.Extensions.Logging;
using Npgsql;

namespace ScaleSuccess.Emails.Holds;

/// <summary>
/// Holds the mail of a database that is a copy: the original may still be in use and send the same messages. Runs at startup
/// and before mail is sent, so nobody has to switch anything off in time.
/// </summary>
public sealed class RecognizeCopy(NpgsqlDataSource source, ClusterFiles files, TimeProvider clock, ILogger<RecognizeCopy> log)
{
    public async Task Run(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var now = await DatabaseIdentity.Of(connection, files, cancel);
        var known = await Known(connection, toChange: false, cancel);
        if (known == now) return;
        var isCopy = known is not null && (now.IsCopyOf(known) ?? await IsStillThere(connection, known.Folder!, cancel));
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        // Nodes that start together take turns here; the first one has done it.
        if (await Known(connection, toChange: true, cancel) != known || await Keep(connection, now, isFirst: known is null, cancel) == 0) return;
        if (isCopy) await Hold(connection, cancel);
        await transaction.CommitAsync(cancel);
        if (isCopy) log.LogWarning("This database was restored or copied: all mail is on hold until it is released in the console's settings or by ./run release-mail");
    }

    /// <summary>For a restore, in its transaction.</summary>
    /// <param name="before">What it was before the transaction.</param>
    public async Task IsOne(NpgsqlConnection connection, DatabaseIdentity before, CancellationToken cancel)
    {
        await using var table = new NpgsqlCommand("select 'database_identity'::regclass::oid::bigint", connection);
        var now = before with { TableOid = (long)(await table.ExecuteScalarAsync(cancel))! };
        if (await Keep(connection, now, isFirst: false, cancel) == 0) await Keep(connection, now, isFirst: true, cancel);
        await Hold(connection, cancel);
    }

    private async Task Hold(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var hold = new NpgsqlCommand(
            "insert into mail_holds (since, reason_code) values ($1, $2) on conflict do nothing", connection)
        {
            Parameters = { new() { Value = clock.GetUtcNow() }, new() { Value = HoldReason.Restored } },
        };
        await hold.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>
    /// Whether another cluster of the same origin stands where this one stood: then this one was copied, not moved. The same
    /// postmaster.pid is the same folder under another name.
    /// </summary>
    private static async Task<bool> IsStillThere(NpgsqlConnection connection, string folder, CancellationToken cancel)
    {
        try
        {
            await using var look = new NpgsqlCommand(
                """
                select pg_read_binary_file($1 || '/global/pg_control', 0, 8, true) = pg_read_binary_file('global/pg_control', 0, 8)
                   and pg_read_file($1 || '/postmaster.pid', 0, 4096, true) is distinct from pg_read_file('postmaster.pid', 0, 4096, true)
                """, connection)
            { Parameters = { new() { Value = folder } } };
            return await look.ExecuteScalarAsync(cancel) is true;
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InsufficientPrivilege)
        {
            // Something is there. An unnecessary hold costs a click; a missing one could cost every customer an e-mail.
            return true;
        }
    }

    private static async Task<DatabaseIdentity?> Known(NpgsqlConnection connection, bool toChange, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(toChange
            ? "select cluster_id, database_oid, table_oid, folder, files_since from database_identity for update"
            : "select cluster_id, database_oid, table_oid, folder, files_since from database_identity", connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel)
            ? new DatabaseIdentity(reader.IsDBNull(0) ? null : reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2),
                reader.IsDBNull(3) ? null : reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetDateTime(4))
            : null;
    }

    /// <returns>How many rows it changed.</returns>
    private static async Task<int> Keep(NpgsqlConnection connection, DatabaseIdentity identity, bool isFirst, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(isFirst
            ? "insert into database_identity (cluster_id, database_oid, table_oid, folder, files_since) values ($1, $2, $3, $4, $5) on conflict do nothing"
            : "update database_identity set cluster_id = $1, database_oid = $2, table_oid = $3, folder = $4, files_since = $5", connection);
        foreach (var value in new object?[] { identity.ClusterId, identity.DatabaseOid, identity.TableOid, identity.Folder, identity.FilesSince })
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return await command.ExecuteNonQueryAsync(cancel);
    }
}
