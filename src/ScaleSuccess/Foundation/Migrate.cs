using Microsoft.Extensions.Logging;
using Npgsql;

namespace ScaleSuccess.Foundation;

/// <summary>
/// Brings the database to this build's schema: each file of Foundation/Migrations once, in order, each in its own
/// transaction, under a lock so that nodes starting together do not race.
/// </summary>
public sealed class Migrate(NpgsqlDataSource source, TimeProvider clock, ILogger<Migrate> log)
{
    /// <returns>The names of the migrations applied now.</returns>
    public async Task<IReadOnlyList<string>> Run(CancellationToken cancel)
    {
        await using var turn = await NodeLock.Take(source, NodeLock.Migrations, cancel);
        var connection = turn.Connection;
        await Execute(connection,
            "create table if not exists migrations (name text primary key, applied_at timestamptz not null)", cancel);
        var applied = await Applied(connection, cancel);
        RefuseNewerSchema(applied);
        var missing = Sql.Migrations.Where(name => !applied.Contains(name)).ToList();
        foreach (var name in missing) await Apply(connection, name, cancel);
        return missing;
    }

    private static void RefuseNewerSchema(HashSet<string> applied)
    {
        var unknown = applied.Except(Sql.Migrations).Order().ToList();
        if (unknown.Count > 0)
            throw new InvalidOperationException(
                $"The database is newer than this build: it has {string.Join(", ", unknown)}. Start the newer build.");
    }

    private async Task Apply(NpgsqlConnection connection, string name, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await Execute(connection, Sql.Text($"Foundation/Migrations/{name}"), cancel);
        await using var done = new NpgsqlCommand("insert into migrations values ($1, $2)", connection)
        {
            Parameters = { new() { Value = name }, new() { Value = clock.GetUtcNow() } },
        };
        await done.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        log.LogInformation("Applied migration {Migration}", name);
    }

    private static async Task<HashSet<string>> Applied(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select name from migrations", connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var names = new HashSet<string>();
        while (await reader.ReadAsync(cancel)) names.Add(reader.GetString(0));
        return names;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
