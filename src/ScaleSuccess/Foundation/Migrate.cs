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
    /// <exception cref="SchemaRefusedException">The database is newer, or an applied migration was changed.</exception>
    public async Task<IReadOnlyList<string>> Run(CancellationToken cancel)
    {
        await using var turn = await NodeLock.Take(source, NodeLock.Migrations, cancel);
        var journal = new MigrationJournal(turn.Connection, clock);
        await journal.Check(cancel);
        var missing = await journal.Missing(cancel);
        foreach (var name in missing)
        {
            await using var transaction = await turn.Connection.BeginTransactionAsync(cancel);
            await journal.Apply(name, cancel);
            await transaction.CommitAsync(cancel);
            log.LogInformation("Applied migration {Migration}", name);
        }
        return missing;
    }
}
