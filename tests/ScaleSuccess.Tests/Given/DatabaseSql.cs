using Npgsql;

namespace ScaleSuccess.Tests.Given;

/// <summary>SQL on a database that no product runs on yet, as a migration meets it.</summary>
public static class DatabaseSql
{
    /// <summary>All of it or nothing, in one transaction as a migration runs.</summary>
    public static async Task Execute(this NpgsqlDataSource source, string sql)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    public static async Task<string> One(this NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
