using Npgsql;

namespace ScaleSuccess.Foundation;

/// <summary>
/// The few statements that every page of a customer needs, past EF Core and prepared: PostgreSQL parses and plans each once
/// on a connection. Only for rows found by a key, where one plan is right for all values.
/// </summary>
public static class PreparedSql
{
    extension(NpgsqlDataSource source)
    {
        /// <param name="sql">With parameters <c>$1</c>, <c>$2</c> …</param>
        /// <returns>What <paramref name="read"/> makes of the first row; null when there is none.</returns>
        public async Task<T?> FirstAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancel, params object[] values)
            where T : class
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            await using var command = new NpgsqlCommand(sql, connection);
            foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
            // Once it is prepared on a connection, this asks the server nothing.
            await command.PrepareAsync(cancel);
            await using var rows = await command.ExecuteReaderAsync(cancel);
            return await rows.ReadAsync(cancel) ? read(rows) : null;
        }
    }
}
