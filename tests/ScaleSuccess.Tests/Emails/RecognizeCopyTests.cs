using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Emails.Holds;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Emails;

/// <summary>Which databases are copies, by what PostgreSQL and the cluster's files say.</summary>
public sealed class RecognizeCopyTests : IDisposable
{
    private readonly OwnCluster cluster = new();

    public void Dispose() => cluster.Dispose();

    [Fact]
    public async Task A_database_that_was_restored_does_not_send()
    {
        await using var product = await Product.New();
        await DispatchMessagesTests.Invited(product);
        await product.Use<RecognizeCopy>((copies, cancel) => copies.Run(cancel));
        await using var copy = Product.On(await CopyOf(product));

        Assert.Equal(0, await copy.Run<DispatchMessages>());

        Assert.Empty(copy.Mail.Sent);
        Assert.Equal(new MailHold(Product.Start, HoldReason.Restored, null, 1), await copy.Use<ReadMailHold, MailHold?>((read, cancel) => read.Now(cancel)));
        Assert.Equal(1, await product.Run<DispatchMessages>());
    }

    [Fact]
    public async Task Once_released_a_restored_database_is_one_like_any_other()
    {
        await using var product = await Product.New();
        await product.Use<RecognizeCopy>((copies, cancel) => copies.Run(cancel));
        await using var copy = Product.On(await CopyOf(product));
        await DispatchMessagesTests.Invited(copy);
        await copy.Run<DispatchMessages>();

        await copy.Use<ReleaseMail, bool>((release, cancel) => release.Run("ann", cancel));

        Assert.Equal(1, await copy.Run<DispatchMessages>());
    }

    [Fact]
    public async Task A_dump_restored_into_its_own_database_is_recognized()
    {
        await using var product = await Product.New();
        await product.Use<RecognizeCopy>((copies, cancel) => copies.Run(cancel));
        // As pg_restore --clean does with every table.
        await product.Sql("create table made_anew (like database_identity including all); insert into made_anew select * from database_identity; drop table database_identity; alter table made_anew rename to database_identity");

        await product.Use<RecognizeCopy>((copies, cancel) => copies.Run(cancel));

        Assert.Equal(1L, await product.One<long>("select count(*) from mail_holds where reason_code = 'restored'"));
    }

    [Fact]
    public async Task A_renamed_database_keeps_sending()
    {
        await using var product = await Product.New();
        await product.Use<RecognizeCopy>((copies, cancel) => copies.Run(cancel));
        var (from, to) = await Renamed(product);
        await using var renamed = Product.On(new NpgsqlConnectionStringBuilder(product.ConnectionString) { Database = to }.ConnectionString);
        await renamed.Use<RecognizeCopy>((copies, cancel) => copies.Run(cancel));
        Assert.NotEqual(from, to);
        Assert.Equal(0L, await renamed.One<long>("select count(*) from mail_holds"));
    }

    [Fact]
    public async Task A_moved_data_folder_keeps_sending_and_a_copied_one_does_not()
    {
        await Run(cluster.In("first"));
        Directory.Move(cluster.In("first"), cluster.In("second"));
        Assert.Equal(0L, await Run(cluster.In("second")));

        await Copy(cluster.In("second"), cluster.In("third"));
        Assert.Equal(1L, await Run(cluster.In("third")));
        Assert.Equal(0L, await Run(cluster.In("second")));
    }

    [Fact]
    public async Task A_data_folder_that_went_to_another_disk_keeps_sending()
    {
        await Run(cluster.In("first"));
        await Copy(cluster.In("first"), cluster.In("second"));
        Directory.Delete(cluster.In("first"), recursive: true);
        Assert.Equal(0L, await Run(cluster.In("second")));
    }

    [Fact]
    public async Task A_data_folder_restored_in_its_own_place_does_not_send()
    {
        await Run(cluster.In("first"));
        await Copy(cluster.In("first"), cluster.In("backup"));
        Directory.Delete(cluster.In("first"), recursive: true);
        await Task.Delay(TimeSpan.FromSeconds(1.1)); // PostgreSQL tells files' times by the second.
        await Copy(cluster.In("backup"), cluster.In("first"));
        Assert.Equal(1L, await Run(cluster.In("first")));
    }

    [Fact]
    public async Task The_same_folder_by_another_name_keeps_sending()
    {
        await Run(cluster.In("first"));
        Directory.CreateSymbolicLink(cluster.In("alias"), cluster.In("first"));
        Assert.Equal(0L, await Run(cluster.In("alias")));
    }

    [Fact]
    public async Task An_ordinary_role_may_ask_which_cluster_it_is_on()
    {
        await using var product = await Product.New();
        var role = $"ordinary_{Guid.NewGuid():N}";
        await product.Sql($"create role {role} login password 'x'; grant all on database_identity to {role}");
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(product.ConnectionString) { Username = role, Password = "x" }.ConnectionString);
        await using var connection = await source.OpenConnectionAsync();

        var identity = await DatabaseIdentity.Of(connection, new ClusterFiles(AreOurs: false), CancellationToken.None);

        Assert.Equal(await product.One<string>("select system_identifier::text from pg_control_system()"), identity.ClusterId);
        Assert.Null(identity.Folder);
    }

    /// <summary>Starts on this folder, as the program does, and stops again.</summary>
    /// <returns>How many holds there are.</returns>
    private static async Task<long> Run(string folder)
    {
        await using var postgres = await ScaleSuccess.EmbeddedPostgres.PrivatePostgres.Start(
            new() { Folder = folder, Fsync = false }, NullLogger.Instance, CancellationToken.None);
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString());
        await new Migrate(source, TimeProvider.System, NullLogger<Migrate>.Instance).Run(CancellationToken.None);
        await new RecognizeCopy(source, new ClusterFiles(AreOurs: true), TimeProvider.System, NullLogger<RecognizeCopy>.Instance).Run(CancellationToken.None);
        await using var ask = source.CreateCommand("select count(*) from mail_holds");
        return (long)(await ask.ExecuteScalarAsync())!;
    }

    private static async Task Copy(string from, string to)
    {
        using var copy = Process.Start("cp", ["-a", from, to]);
        await copy.WaitForExitAsync();
        Assert.Equal(0, copy.ExitCode);
    }

    private static async Task<string> CopyOf(Product product)
    {
        var copy = new NpgsqlConnectionStringBuilder(product.ConnectionString);
        var original = copy.Database;
        copy.Database = $"copy_{Guid.NewGuid():N}";
        await Admin(product, original!, $"create database {copy.Database} template {original}");
        return copy.ConnectionString;
    }

    private static async Task<(string From, string To)> Renamed(Product product)
    {
        var from = new NpgsqlConnectionStringBuilder(product.ConnectionString).Database!;
        var to = $"renamed_{Guid.NewGuid():N}";
        await Admin(product, from, $"alter database {from} rename to {to}");
        return (from, to);
    }

    /// <summary>What nobody may be connected for.</summary>
    private static async Task Admin(Product product, string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(product.ConnectionString) { Database = "postgres" }.ConnectionString);
        await using var alone = source.CreateCommand($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{database}'");
        await alone.ExecuteNonQueryAsync();
        product.Database.Clear();
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
