using Npgsql;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.EmbeddedPostgres;

/// <summary>What every other test relies on: its own, migrated database.</summary>
public sealed class TestPostgresTests
{
    [Fact]
    public async Task Every_new_database_is_migrated_and_nobody_else_s()
    {
        var postgres = await TestPostgres.Migrated(Migrate);
        var mine = await postgres.NewDatabase();
        var yours = await postgres.NewDatabase();

        await Execute(mine, "create table mine ()");

        Assert.Equal("1", await OwnCluster.Ask(mine, "select count(*)::text from pg_tables where tablename = 'mine'"));
        Assert.Equal("0", await OwnCluster.Ask(yours, "select count(*)::text from pg_tables where tablename = 'mine'"));
        Assert.Equal("1", await OwnCluster.Ask(yours, "select count(*)::text from pg_tables where tablename = 'migrated'"));
    }

    private static Task Migrate(string connectionString, CancellationToken cancel) =>
        Execute(connectionString, "create table migrated ()");

    private static async Task Execute(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
