using System.Diagnostics;
using Npgsql;

namespace ScaleSuccess.Tests.Given;

/// <summary>Bounded waits on the real condition.</summary>
public static class Until
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>The given number of this database's connections wait for a lock.</summary>
    public static async Task Waiting(string connectionString, int connections)
    {
        var since = Stopwatch.StartNew();
        await using var source = NpgsqlDataSource.Create(connectionString);
        while (true)
        {
            await using var command = source.CreateCommand(
                """
                select count(distinct l.pid)::int from pg_locks l join pg_stat_activity a using (pid)
                where not l.granted and a.datname = current_database()
                """);
            if ((int)(await command.ExecuteScalarAsync())! >= connections) return;
            Assert.True(since.Elapsed < Longest, $"There were never {connections} waiting for the lock.");
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }
    }

    /// <summary>Closes what is pooled, and waits until the server has ended those sessions, too: on a busy machine that takes a moment.</summary>
    internal static async Task NobodyIsConnected(Product product)
    {
        product.Database.Clear();
        var database = new NpgsqlConnectionStringBuilder(product.ConnectionString);
        var name = database.Database!;
        database.Database = "postgres";
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await True("nobody is connected", async () =>
        {
            await using var command = source.CreateCommand("select not exists (select from pg_stat_activity where datname = $1 and backend_type = 'client backend')");
            command.Parameters.Add(new NpgsqlParameter { Value = name });
            return (bool)(await command.ExecuteScalarAsync())!;
        });
    }

    /// <param name="what">What never happened, if it did not.</param>
    public static async Task True(string what, Func<Task<bool>> condition, TimeSpan? longest = null)
    {
        var since = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(since.Elapsed < (longest ?? Longest), $"It never happened: {what}.");
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }
    }
}
