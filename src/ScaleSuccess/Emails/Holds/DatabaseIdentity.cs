using Npgsql;

namespace ScaleSuccess.Emails.Holds;

/// <summary>Whether the database's cluster is ours alone (the embedded one): then its files are looked at, too.</summary>
public sealed record ClusterFiles(bool AreOurs);

/// <summary>
/// Which database of which cluster this is. Renaming a database, moving its cluster and a failover to a replica keep it; a
/// restored dump, a database made from a template and, where the files are ours, copied files do not.
/// </summary>
/// <param name="ClusterId">PostgreSQL's system identifier; null: this role may not ask for it.</param>
/// <param name="TableOid">Of database_identity: a dump that was restored into its own database made the table anew. Null: it is still to be made.</param>
/// <param name="Folder">The data directory; null: not ours.</param>
/// <param name="FilesSince">When the oldest file of the data directory got where it is; a copy cannot choose it.</param>
public sealed record DatabaseIdentity(string? ClusterId, long DatabaseOid, long? TableOid, string? Folder, DateTime? FilesSince)
{
    /// <summary>Outside of a transaction: a refused question would end it.</summary>
    public static async Task<DatabaseIdentity> Of(NpgsqlConnection connection, ClusterFiles files, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(files.AreOurs
            ? "select oid::bigint, to_regclass('database_identity')::oid::bigint, current_setting('data_directory'), coalesce(change, creation) from pg_database, pg_stat_file('PG_VERSION') where datname = current_database()"
            : "select oid::bigint, to_regclass('database_identity')::oid::bigint, null::text, null::timestamptz from pg_database where datname = current_database()", connection);
        var cluster = await ClusterIdOf(connection, cancel);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return new DatabaseIdentity(cluster, reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetInt64(1),
            reader.IsDBNull(2) ? null : reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetDateTime(3));
    }

    /// <summary>Everybody may ask an ordinary PostgreSQL; a service that only speaks its language may not know the question.</summary>
    private static async Task<string?> ClusterIdOf(NpgsqlConnection connection, CancellationToken cancel)
    {
        try
        {
            await using var command = new NpgsqlCommand("select system_identifier::text from pg_control_system()", connection);
            return (string?)await command.ExecuteScalarAsync(cancel);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InsufficientPrivilege
            or PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.FeatureNotSupported)
        {
            return null;
        }
    }

    /// <param name="known">As it was seen last.</param>
    /// <returns>True: certainly not the same database. False: the same. Null: ours, but in another folder: see whether the old one is still there.</returns>
    public bool? IsCopyOf(DatabaseIdentity known)
    {
        if ((DatabaseOid, TableOid) != (known.DatabaseOid, known.TableOid)) return true;
        if (ClusterId is not null && known.ClusterId is not null && ClusterId != known.ClusterId) return true;
        if (Folder is null || known.Folder is null) return false;
        return Folder == known.Folder ? FilesSince != known.FilesSince : null;
    }
}
