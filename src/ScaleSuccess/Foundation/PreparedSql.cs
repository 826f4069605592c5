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
        /// <returns>What <paramref name="read"/> makes of the first row; null when there is none.</returns>
        public async Task<T?> FirstAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancel, params object[] values)
            where T : class => (await source.AllAsync(sql, read, cancel, values)).FirstOrDefault();

        /// <param name="sql">With parameters <c>$1</c>, <c>$2</c> …</param>
        /// <returns>What <paramref name="read"/> makes of each row.</returns>
        public async Task<List<T>> AllAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancel, params object[] values)
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            await using var command = new NpgsqlCommand(sql, connection);
            foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
            // Once it is prepared on a connection, this asks the server nothing.
            await command.PrepareAsync(cancel);
            await using var rows = await command.ExecuteReaderAsync(cancel);
            var all = new List<T>();
            while (await rows.ReadAsync(cancel)) all.Add(read(rows));
            return all;
        }
    }
}

/// <summary>Columns that may be empty.</summary>
public static class OptionalColumns
{
    extension(NpgsqlDataReader row)
    {
        public T? Optional<T>(int column) where T : struct => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);

        public string? OptionalText(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }
}
