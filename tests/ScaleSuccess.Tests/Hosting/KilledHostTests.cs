using System.Globalization;
using ScaleSuccess.Customers;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Mail;

namespace ScaleSuccess.Tests.Hosting;

/// <summary>
/// The real host is killed in the midst of its work and started again; then everything is counted. Nothing is lost and nothing
/// happens twice, but for messages under way at that moment, which are `unknown` and may have arrived.
/// </summary>
[Trait("Kind", "Fault")]
public sealed class KilledHostTests
{
    [Fact]
    public async Task In_the_midst_of_sending_mail()
    {
        await using var product = await Planned(250);
        await using var server = new TestSmtpServer { Slowness = TimeSpan.FromMilliseconds(40) };
        using (var host = await HostProcess.Start(product.ConnectionString, server.Options))
        {
            host.Nudge("dispatch-messages");
            await host.WaitUntil("some mail is sent", () => Task.FromResult(server.Mails.Count >= 40), TimeSpan.FromMinutes(1));
            await host.Kill();
        }
        var before = server.Mails.Count;
        Assert.InRange(before, 40, 249);
        server.Slowness = TimeSpan.Zero;
        using (var host = await HostProcess.Start(product.ConnectionString, server.Options)) await Sent(product, host);

        var unknown = await product.One<long>("select count(*) from messages where state = 'unknown'");
        // As many as there are connections to the mail server.
        Assert.InRange(unknown, 0, 4);
        Assert.Equal(250L, unknown + await product.One<long>("select count(*) from messages where state = 'sent'"));
        await DeliveredOnce(product, server);
    }

    [Fact]
    public async Task In_the_midst_of_starting_plans()
    {
        await using var product = await Answered(700);
        await Slow(product, "plans", "0.004");
        await using var server = new TestSmtpServer();
        using (var host = await HostProcess.Start(product.ConnectionString, server.Options))
        {
            host.Nudge("start-plans");
            await host.WaitUntil("the first batch is there", async () => await product.One<long>("select count(*) from plans") > 0, TimeSpan.FromMinutes(1));
            await host.Kill();
        }
        Assert.InRange(await product.One<long>("select count(*) from plans"), 1, 699);
        await Quick(product, "plans");
        using (var host = await HostProcess.Start(product.ConnectionString, server.Options))
        {
            host.Nudge("start-plans");
            await host.WaitUntil("everybody has a plan", async () => await product.One<long>("select count(*) from plans") == 700, TimeSpan.FromMinutes(1));
            await Sent(product, host);
        }
        Assert.Equal(0L, await product.One<long>("select count(*) from plans p where not exists (select from plan_items i where i.plan_id = p.id and i.kind = 'milestone')"));
        Assert.Equal(700L, await product.One<long>("select count(*) from messages where email = 'plan-ready'"));
        Assert.Equal(0L, await product.One<long>("select count(*) from messages m where not exists (select from plans p where m.occurrence = 'plan/' || p.id)"));
        await DeliveredOnce(product, server);
    }

    [Fact]
    public async Task In_the_midst_of_submitting_a_survey()
    {
        await using var product = await Now();
        var nora = await product.A_customer("UTC");
        await product.Type(nora, [.. Typed().Select(field => (field.Key, field.Value)), ("people.1.name", ["Ben"]), ("people.1.email", ["ben@example.com"])]);
        var page = ReviewPage(await product.Use<PersonalLinks, string>((links, cancel) => links.Token(nora.ContactId, LinkPurpose.Pages, cancel)));
        await Slow(product, "contacts", "60");
        await using var server = new TestSmtpServer();
        using (var host = await HostProcess.Start(product.ConnectionString, server.Options))
        {
            var browser = Browser.At(host.Address);
            var submitting = browser.Submit(await browser.Get(page), "form.form");
            await host.WaitUntil("the people are being added", async () => await Sessions(product, "insert into contacts") > 0, TimeSpan.FromMinutes(1));
            await host.Kill();
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => submitting);
        }
        await Noticed(product, "insert into contacts");
        Assert.Equal(0L, await product.One<long>("select count(*) from responses where submitted_at is not null"));
        Assert.Equal(1L, await product.One<long>("select count(*) from contacts"));
        await Quick(product, "contacts");
        using (var host = await HostProcess.Start(product.ConnectionString, server.Options))
        {
            var browser = Browser.At(host.Address);
            var again = await browser.Get(page);
            Assert.Contains("Ben", again.Text, StringComparison.Ordinal);
            await browser.Submit(again, "form.form");
            await browser.Submit(again, "form.form");
            host.Nudge("assign-segments");
            await host.WaitUntil("there is a plan and Ben is invited", async () => await product.One<long>("select count(*) from plans") == 1
                && await product.One<long>("select count(*) from messages where email = 'colleague-invitation'") == 1, TimeSpan.FromMinutes(2));
            await Sent(product, host);
        }
        Assert.Equal(1L, await product.One<long>("select count(*) from responses where submitted_at is not null"));
        Assert.Equal(2L, await product.One<long>("select count(*) from contacts"));
        await DeliveredOnce(product, server);
    }

    [Fact]
    public async Task In_the_midst_of_sending_check_ins()
    {
        await using var product = await Planned(200);
        await product.Sql("insert into acceptances (plan_id, version, contact_id, accepted_at) select id, version, contact_id, now() - interval '13 days' from plans");
        // A week and a weekend ago, at an hour that has come in every time zone.
        await product.Sql("update plans set started_on = current_date - 13, check_in_at = '00:00', check_in_every = 7, deadline = current_date + 300; update plan_items set due_on = current_date + 100 where kind = 'milestone'");
        await Slow(product, "check_ins", "1");
        await using var server = new TestSmtpServer();
        using (var host = await HostProcess.Start(product.ConnectionString, server.Options))
        {
            host.Nudge("send-due-check-ins");
            await host.WaitUntil("check-ins are being made", async () => await Sessions(product, "plans are due to be asked how") > 0, TimeSpan.FromMinutes(1));
            await host.Kill();
        }
        await Noticed(product, "plans are due to be asked how");
        Assert.Equal(0L, await product.One<long>("select count(*) from check_ins"));
        await Quick(product, "check_ins");
        using (var host = await HostProcess.Start(product.ConnectionString, server.Options))
        {
            host.Nudge("send-due-check-ins");
            await host.WaitUntil("everybody is asked", async () => await product.One<long>("select count(*) from check_ins") == 200, TimeSpan.FromMinutes(1));
            host.Nudge("send-due-check-ins");
            await Sent(product, host);
        }
        Assert.Equal(200L, await product.One<long>("select count(*) from check_ins"));
        Assert.Equal(200L, await product.One<long>("select count(*) from messages where email = 'check-in'"));
        await DeliveredOnce(product, server);
    }

    private static string ReviewPage(string token) => ScaleSuccess.Foundation.Urls.ReviewAnswers(token, "onboarding");

    /// <summary>The host's clock is the real one.</summary>
    private static async Task<Product> Now()
    {
        var product = await Product.New();
        product.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        return product;
    }

    private static Dictionary<string, string[]> Typed()
    {
        var typed = KnownCustomers.Whole();
        typed["by_when"] = [TimeProvider.System.GetUtcNow().AddDays(90).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
        return typed;
    }

    private static async Task<Product> Answered(int customers)
    {
        var product = await Now();
        await product.Seeded(customers);
        await product.Run<AssignSegments>();
        return product;
    }

    private static async Task<Product> Planned(int customers)
    {
        var product = await Answered(customers);
        await product.Run<StartPlans>();
        return product;
    }

    /// <summary>Of the host, whose last statement this is.</summary>
    private static Task<long> Sessions(Product product, string statement) => product.One<long>($"select count(*) {InSessions(statement)}");

    /// <summary>The database notices that the host is gone: by itself it does so when the statement ends.</summary>
    private static async Task Noticed(Product product, string statement)
    {
        await product.Sql($"select pg_terminate_backend(pid) {InSessions(statement)}");
        await Until.True("the database has noticed", async () => await Sessions(product, statement) == 0, TimeSpan.FromMinutes(1));
    }

    private static string InSessions(string statement) =>
        $"from pg_stat_activity where datname = current_database() and state = 'active' and query like '%{statement}%' and pid <> pg_backend_pid()";

    /// <summary>
    /// Each new row takes so many seconds, so that a kill comes in between. What has to be seen while it happens takes much longer
    /// than a busy machine lets the test wait: a scheduled run may have begun it before the nudge.
    /// </summary>
    private static Task Slow(Product product, string table, string seconds) => product.Sql(
        $"create function slow_{table}() returns trigger language plpgsql as 'begin perform pg_sleep({seconds}); return new; end'; "
        + $"create trigger slow before insert on {table} for each row execute function slow_{table}()");

    /// <summary>Once what a killed host had begun has ended: the trigger is not taken from under it.</summary>
    private static async Task Quick(Product product, string table)
    {
        await Until.True("what the host had begun has ended", async () => await Sessions(product, "") == 0, TimeSpan.FromMinutes(1));
        await product.Sql($"drop trigger slow on {table}");
    }

    /// <summary>All that is queued has gone out; ten minutes, after which claimed messages are free again, pass at once.</summary>
    private static async Task Sent(Product product, HostProcess host)
    {
        await product.Sql("update messages set leased_until = now() - interval '1 second' where leased_until is not null");
        host.Nudge("dispatch-messages");
        await host.WaitUntil("all mail is sent", async () => await product.One<long>("select count(*) from messages where state in ('due', 'handed')") == 0, TimeSpan.FromMinutes(2));
    }

    /// <summary>Every message has arrived once; an unknown one, at most once.</summary>
    private static async Task DeliveredOnce(Product product, TestSmtpServer server)
    {
        var arrived = server.Mails.Select(mail => long.Parse(mail.Message.MessageId!.Split('-')[1], CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(arrived.Count, arrived.Distinct().Count());
        var sent = new HashSet<long>();
        await using var command = product.Database.CreateCommand("select id from messages where state = 'sent'");
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync()) sent.Add(rows.GetInt64(0));
        Assert.Subset(arrived.ToHashSet(), sent);
        Assert.Equal(0L, await product.One<long>("select count(*) from messages where state not in ('sent', 'unknown')"));
        Assert.Equal(await product.One<long>("select count(*) from messages"),
            await product.One<long>("select count(*) from (select distinct contact_id, email, occurrence from messages) each_once"));
    }
}
