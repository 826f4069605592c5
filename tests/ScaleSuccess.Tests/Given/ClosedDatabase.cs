using System.Globalization;
using Npgsql;

namespace ScaleSuccess.Tests.Given;

/// <summary>A host's database goes away, and comes back.</summary>
public static class ClosedDatabase
{
    extension(TestHost host)
    {
        public Task CloseDatabase() => Tell(host,
            "alter database {0} with allow_connections false", "select pg_terminate_backend(pid) from pg_stat_activity where datname = '{0}'");

        public Task OpenDatabase() => Tell(host, "alter database {0} with allow_connections true");
    }

    private static async Task Tell(TestHost host, params string[] sql)
    {
        var database = new NpgsqlConnectionStringBuilder(host.ConnectionString);
        var name = database.Database!;
        database.Database = "postgres";
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        foreach (var line in sql)
        {
            await using var command = source.CreateCommand(string.Format(CultureInfo.InvariantCulture, line, name));
            await command.ExecuteNonQueryAsync();
        }
    }
}
