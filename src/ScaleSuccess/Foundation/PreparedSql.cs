using Microsoft.EntityFrameworkCore;
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
            var asked = new AskedTogether();
            var rows = asked.All(sql, read, values);
            await asked.Run(source, cancel);
            return rows;
        }
    }
}

/// <summary>The same for who may be within a transaction.</summary>
public static class PreparedSqlWithin
{
    extension(ScaleDb db)
    {
        /// <summary>The same within the transaction that is open, if one is.</summary>
        /// <inheritdoc cref="AskedTogether.Run(ScaleDb, NpgsqlDataSource, CancellationToken)" path="/remarks"/>
        public async Task<List<T>> AllAsync<T>(NpgsqlDataSource source, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancel, params object[] values)
        {
            var asked = new AskedTogether();
            var rows = asked.All(sql, read, values);
            await asked.Run(db, source, cancel);
            return rows;
        }
    }
}

/// <summary>
/// Prepared questions that are asked at once: one round trip, whatever their number. Like
/// <see cref="PreparedSql"/>, for rows found by a key.
/// </summary>
public sealed class AskedTogether
{
    private readonly List<(NpgsqlBatchCommand Command, Action<NpgsqlDataReader> Read)> questions = [];

    /// <param name="sql">With parameters <c>$1</c>, <c>$2</c> …</param>
    /// <returns>What <paramref name="read"/> makes of each row, once <see cref="Run"/> has ended; empty until then.</returns>
    public List<T> All<T>(string sql, Func<NpgsqlDataReader, T> read, params object[] values)
    {
        var rows = new List<T>();
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        questions.Add((command, row => rows.Add(read(row))));
        return rows;
    }

    public async Task Run(NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await Run(connection, cancel);
    }

    /// <remarks>
    /// Whoever has a transaction must not wait for a second connection: as many who do as there are connections would wait for each other.
    /// </remarks>
    public Task Run(ScaleDb db, NpgsqlDataSource source, CancellationToken cancel) =>
        db.Database.CurrentTransaction is null ? Run(source, cancel) : Run((NpgsqlConnection)db.Database.GetDbConnection(), cancel);

    private async Task Run(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var (command, _) in questions) batch.BatchCommands.Add(command);
        // Once they are prepared on a connection, this asks the server nothing.
        await batch.PrepareAsync(cancel);
        await using var rows = await batch.ExecuteReaderAsync(cancel);
        foreach (var (_, read) in questions)
        {
            while (await rows.ReadAsync(cancel)) read(rows);
            await rows.NextResultAsync(cancel);
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
