using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Upgrades;

namespace ScaleSuccess.Tests.Foundation;

public sealed class MigrateTests
{
    [Fact]
    public async Task Two_nodes_that_start_together_apply_each_migration_once()
    {
        var connectionString = await Empty();
        await using var first = NpgsqlDataSource.Create(connectionString);
        await using var second = NpgsqlDataSource.Create(connectionString);
        var applied = await Task.WhenAll(Task.Run(() => Run(first)), Task.Run(() => Run(second)));
        Assert.Equal(Sql.Migrations, applied[0].Concat(applied[1]));
        Assert.Empty(await Run(first));
    }

    [Fact]
    public async Task A_database_of_a_newer_build_is_refused_in_words()
    {
        await using var product = await Product.New();
        await product.Sql("insert into migrations values ('9999_from_the_future.sql', now())");
        var refused = await Assert.ThrowsAsync<SchemaRefusedException>(() => Run(product.Database));
        Assert.Contains("9999_from_the_future.sql", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Start the newer build", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_leaves_the_lock_free_for_the_next_node()
    {
        await using var product = await Product.New();
        await product.Sql("insert into migrations values ('9999_from_the_future.sql', now())");
        await Assert.ThrowsAsync<SchemaRefusedException>(() => Run(product.Database));
        await product.Sql("delete from migrations where name like '9999%'");
        await using var next = product.Beside();
        Assert.Empty(await Run(next.Database));
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_nothing_of_itself()
    {
        var connectionString = await Empty();
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using (var blocking = source.CreateCommand("create table contacts (id int)")) await blocking.ExecuteNonQueryAsync();
        await Assert.ThrowsAsync<PostgresException>(() => Run(source));
        await using var ask = source.CreateCommand("select to_regclass('customers') is null and to_regclass('definitions') is not null");
        Assert.True((bool)(await ask.ExecuteScalarAsync())!);
    }

    [Fact]
    public async Task An_applied_migration_that_was_changed_since_is_refused_by_name()
    {
        await using var product = await Product.New();
        Assert.Empty(await Run(product.Database));
        await product.Sql("update migrations set checksum = 'of another text' where name = '0003_messages.sql'");
        var refused = await Assert.ThrowsAsync<SchemaRefusedException>(() => Run(product.Database));
        Assert.Contains("0003_messages.sql", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("0004", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_from_before_there_were_checksums_gets_this_builds()
    {
        await using var product = await Product.New();
        await product.Sql("alter table migrations drop column checksum");
        Assert.Empty(await Run(product.Database));
        Assert.Equal(Sql.Migrations.Select(Sql.Checksum), await product.All<string>("select checksum from migrations order by name collate \"C\""));
    }

    [Fact]
    public void Line_endings_do_not_count() => Assert.Equal(Sql.ChecksumOf("create table a ();\n-- b\n"), Sql.ChecksumOf("create table a ();\r\n-- b\r\n"));

    private static Task<IReadOnlyList<string>> Run(NpgsqlDataSource source) =>
        new Migrate(source, new FakeTimeProvider(Product.Start), NullLogger<Migrate>.Instance).Run(CancellationToken.None);

    private static async Task<string> Empty() => await (await TestPostgres.Migrated(Nothing)).NewDatabase();

    private static Task Nothing(string connectionString, CancellationToken cancel) => Task.CompletedTask;
}
