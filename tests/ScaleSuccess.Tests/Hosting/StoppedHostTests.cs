using Npgsql;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Tests.Emails;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Mail;

namespace ScaleSuccess.Tests.Hosting;

/// <summary>
/// A host that is told to stop does so at once, whatever it is doing. What it has to wait for ends with the seven seconds after
/// which the host gives up; on an idle machine a stop takes less than two.
/// </summary>
[Trait("Kind", "Fault")]
public sealed class StoppedHostTests
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Right_after_its_start()
    {
        await using var product = await Product.New();
        await using var mail = new TestSmtpServer();
        using var host = await HostProcess.Start(product.ConnectionString, mail.Options);
        Assert.InRange(await host.Stop(), TimeSpan.Zero, AtOnce);
    }

    /// <summary>Before it serves: it waits for another node's migration, or for another node that prepares the database.</summary>
    [Theory]
    [InlineData(NodeLock.Migrations)]
    [InlineData(NodeLock.Preparation)]
    public async Task While_it_waits_for_another_node(long turn)
    {
        await using var product = await Product.New();
        await using var mail = new TestSmtpServer();
        await using (await NodeLock.Take(product.Database, turn, CancellationToken.None))
        {
            using var host = HostProcess.Launch(product.ConnectionString, mail.Options);
            await Until.True("the host waits", () => product.One<bool>("select exists (select from pg_locks where not granted)"), TimeSpan.FromMinutes(2));
            Assert.InRange(await host.Stop(), TimeSpan.Zero, AtOnce);
        }
    }

    [Fact]
    public async Task While_it_imports_definitions()
    {
        await using var product = await Product.New();
        await using var mail = new TestSmtpServer();
        using var files = new ChangedFiles();
        using var host = await HostProcess.Start(product.ConnectionString, mail.Options, files.Folder);
        await using var connection = await product.Database.OpenConnectionAsync();
        await using var turn = await connection.BeginTransactionAsync();
        await using (var taken = new NpgsqlCommand("lock table active_definitions in exclusive mode", connection)) await taken.ExecuteNonQueryAsync();
        files.Change("surveys/onboarding.yaml", text => text + "\n# changed\n");
        await Until.True("the import waits for its turn", () => product.One<bool>("select exists (select from pg_locks where not granted)"), TimeSpan.FromMinutes(1));
        Assert.InRange(await host.Stop(), TimeSpan.Zero, AtOnce);
    }

    [Fact]
    public async Task While_Hangfire_works()
    {
        await using var product = await Product.New();
        product.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        await product.Seeded(300);
        await product.Run<AssignSegments>();
        await product.Sql(
            """
            create function slow() returns trigger language plpgsql as 'begin perform pg_sleep(1); return new; end';
            create trigger slow before insert on plans for each row execute function slow()
            """);
        await using var mail = new TestSmtpServer();
        using var host = await HostProcess.Start(product.ConnectionString, mail.Options);
        host.Nudge("start-plans");
        await Until.True("plans are being made", () => product.One<bool>(
            "select exists (select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep')"), TimeSpan.FromMinutes(1));
        Assert.InRange(await host.Stop(), TimeSpan.Zero, AtOnce);
    }

    /// <summary>A mail server that has all of a message may still say what became of it: that is waited for, within ten seconds.</summary>
    [Theory]
    [InlineData("RCPT", 5)]
    [InlineData(".", 10)]
    public async Task While_it_sends_to_a_mail_server_that_does_not_answer(string step, int seconds)
    {
        await using var product = await Product.New();
        product.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        await DispatchMessagesTests.Invited(product);
        await using var server = new UnreliableServer { StallAt = step };
        using var host = await HostProcess.Start(product.ConnectionString, server.Options);
        host.Nudge("dispatch-messages");
        await server.Stalled.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.InRange(await host.Stop(), TimeSpan.Zero, TimeSpan.FromSeconds(seconds));
    }
}
