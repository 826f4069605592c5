using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using ScaleSuccess.App;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Emails.Holds;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Upgrades;

namespace ScaleSuccess.Tests.App;

public sealed class BackupTests
{
    [Fact]
    public async Task Every_table_comes_back_as_it_was()
    {
        await using var product = await LastBuild.At(await LastBuild.Upgraded());
        var file = await BackUp(product.Database);
        await using var restored = NpgsqlDataSource.Create(await Empty());

        await Restore(restored, file);

        var before = await Contents(product.Database);
        Assert.DoesNotContain(0, before.Where(table => table.Key is "customers" or "messages" or "link_keys" or "data_protection_keys").Select(table => table.Value.Rows));
        Assert.Equal(before, await Contents(restored));
        Assert.Equal(await product.All<string>(Sequences), await restored.All<string>(Sequences));
        Assert.Equal(await product.All<string>(ForeignKeys), await restored.All<string>(ForeignKeys));
        Assert.Equal(await product.All<string>(Migrations), await restored.All<string>(Migrations));
    }

    [Fact]
    public async Task What_is_restored_sends_nothing_and_goes_on_otherwise()
    {
        await using var product = await Product.New();
        await Emails.DispatchMessagesTests.Invited(product);
        var file = await BackUp(product.Database);
        await using var copy = Product.On(await Empty());
        await Restore(copy.Database, file);

        Assert.Equal(0, await copy.Run<DispatchMessages>());

        Assert.Equal("restored", await copy.One<string>("select reason_code from mail_holds where released_at is null"));
        await copy.A_customer();
        Assert.Equal(2L, await copy.One<long>("select count(*) from customers"));
        await copy.Use<ReleaseMail, bool>((release, cancel) => release.Run("ann", cancel));
        Assert.Equal(1, await copy.Run<DispatchMessages>());
    }

    [Fact]
    public async Task A_backup_of_an_earlier_schema_is_restored_and_migrated()
    {
        await using var earlier = NpgsqlDataSource.Create(await LastBuild.Database());
        var file = await BackUp(earlier);
        await using var restored = NpgsqlDataSource.Create(await Empty());

        await Restore(restored, file);

        await using var upgraded = NpgsqlDataSource.Create(await LastBuild.Database());
        await LastBuild.Migrate(upgraded);
        // Runs that begin with the upgrade begin with its moment.
        foreach (var one in new[] { upgraded, restored }) await one.Execute("update sequence_runs set started_at = '2026-01-01Z'");
        Assert.Equal(await Contents(upgraded), await Contents(restored));
        Assert.Equal(await upgraded.All<string>(Migrations), await restored.All<string>(Migrations));
    }

    [Fact]
    public async Task A_backup_of_a_newer_build_is_refused_by_name()
    {
        await using var product = await Product.New();
        await product.Sql("insert into migrations values ('9999_from_the_future.sql', now())");
        var file = await BackUp(product.Database);
        await using var empty = NpgsqlDataSource.Create(await Empty());
        var refused = await Assert.ThrowsAsync<BackupRefusedException>(() => Restore(empty, file));
        Assert.Contains("9999_from_the_future.sql", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["0"], await empty.All<string>("select count(*)::text from pg_class where relnamespace = 'public'::regnamespace"));
    }

    [Fact]
    public async Task A_database_that_is_not_empty_is_replaced_only_on_request()
    {
        await using var product = await Product.New();
        await product.A_customer();
        var file = await BackUp(product.Database);
        await product.A_customer();
        await Assert.ThrowsAsync<BackupRefusedException>(() => Restore(product.Database, file));
        Assert.Equal(2L, await product.One<long>("select count(*) from customers"));

        await Until.NobodyIsConnected(product);
        await Restore(product.Database, file, replace: true);

        Assert.Equal(1L, await product.One<long>("select count(*) from customers"));
    }

    [Fact]
    public async Task A_database_in_use_is_not_replaced()
    {
        await using var product = await Product.New();
        var file = await BackUp(product.Database);
        await using var node = product.Beside("another node");
        await using var connection = await node.Database.OpenConnectionAsync();
        var refused = await Assert.ThrowsAsync<BackupRefusedException>(() => Restore(product.Database, file, replace: true));
        Assert.Contains("another node", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_is_one_moment_while_customers_go_on_answering()
    {
        await using var product = await Product.New();
        await product.A_customer();
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested) await product.A_customer();
        });
        var files = new List<MemoryStream>();
        for (var i = 0; i < 5; i++) files.Add(await BackUp(product.Database));
        await stop.CancelAsync();
        await writing;
        foreach (var file in files)
        {
            await using var restored = NpgsqlDataSource.Create(await Empty());
            // Putting the foreign keys back would fail on a contact without its customer.
            await Restore(restored, file);
        }
    }

    private const string Sequences = "select sequencename || ' ' || coalesce(last_value::text, '-') from pg_sequences where schemaname = 'public' and sequencename <> 'mail_holds_id_seq' order by 1";
    private const string ForeignKeys = "select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where contype = 'f' order by 1";
    private const string Migrations = "select name || ' ' || checksum from migrations order by 1";

    /// <summary>Of each table: how many rows, and a sum over all their values. Without what says which database this is.</summary>
    internal static async Task<Dictionary<string, (long Rows, string Sum)>> Contents(NpgsqlDataSource source)
    {
        var contents = new Dictionary<string, (long, string)>();
        foreach (var table in await source.All<string>("select relname::text from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1"))
            if (table is not ("database_identity" or "mail_holds" or "migrations"))
            {
                await using var ask = source.CreateCommand($"select count(*), coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from {table} t");
                await using var reader = await ask.ExecuteReaderAsync();
                await reader.ReadAsync();
                contents[table] = (reader.GetInt64(0), reader.GetString(1));
            }
        return contents;
    }

    internal static async Task<MemoryStream> BackUp(NpgsqlDataSource source)
    {
        var file = new MemoryStream();
        await new BackUpDatabase(source, TimeProvider.System).Run(file, CancellationToken.None);
        file.Position = 0;
        return file;
    }

    internal static async Task<RestoredBackup> Restore(NpgsqlDataSource source, MemoryStream file, bool replace = false)
    {
        var files = new ClusterFiles(AreOurs: true);
        using var backup = await BackupFile.Open("monday.backup", new MemoryStream(file.ToArray()), CancellationToken.None);
        return await new RestoreDatabase(source, new RecognizeCopy(source, files, TimeProvider.System, NullLogger<RecognizeCopy>.Instance), files, TimeProvider.System)
            .Run(backup, replace, ["hangfire"], CancellationToken.None);
    }

    private static async Task<string> Empty() => await (await TestPostgres.Migrated(Nothing)).NewDatabase();

    private static Task Nothing(string connectionString, CancellationToken cancel) => Task.CompletedTask;
}
