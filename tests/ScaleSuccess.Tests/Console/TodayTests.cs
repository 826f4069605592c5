using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Console;

public sealed class TodayTests
{
    [Fact]
    public async Task Closing_a_help_request_names_who_did()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var visitor = await Loop.A_customer_with_a_plan(host);
        await Loop.Do<ChangePlan>(host, (plan, cancel) => plan.AskForHelp(visitor, "First report in use", "Where do we click?", cancel));
        var today = await browser.Get(Urls.Ops);
        Assert.Contains("Where do we click?", today.Text, StringComparison.Ordinal);

        var after = await browser.Submit(today, "button[name=Request]");

        Assert.DoesNotContain("Where do we click?", after.Text, StringComparison.Ordinal);
        Assert.Contains("closed by admin", (await browser.Get(Urls.OpsCustomer(visitor.CustomerId))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undelivered_messages_are_queued_again_only_on_request()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        await Loop.A_customer_with_a_plan(host);
        await host.Ask(db => db.Database.ExecuteAsync(
            "update messages set state = 'rejected', reason_code = 'mailbox_full', reason_args = {1}::jsonb, settled_at = {0}", default, host.Clock.GetUtcNow(), """["552 over quota"]"""));
        var today = await browser.Get(Urls.Ops);
        Assert.Contains("The mailbox is full: 552 over quota", today.Text, StringComparison.Ordinal);

        var after = await browser.Submit(today, ".ask form");

        Assert.Contains("queued again", after.Text, StringComparison.Ordinal);
        Assert.Equal("due", (await host.Ask(db => db.Database.QueryAsync<string>("select state as \"Value\" from messages", default))).Single());
    }

    [Fact]
    public async Task A_failed_step_is_listed_with_its_message()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        await host.Ask(db => db.Database.ExecuteAsync(
            "insert into step_runs (step, started_at, finished_at, failed, node) values ('start-plans', {0}, {0}, 'The disk is full', 'node-1')",
            default, host.Clock.GetUtcNow()));
        Assert.Contains("The disk is full", (await browser.Get(Urls.Ops)).Text, StringComparison.Ordinal);
        Assert.Contains("The disk is full", (await browser.Get(Urls.OpsJourney)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_file_is_offered_beside_what_ops_wrote()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var text = await host.Use<ReadHistory, string>(async (read, cancel) => (await read.Of("plan", "growing", cancel))!.Active.Source);
        await host.Use<SaveDefinition, SaveOutcome>((save, cancel) => save.FromOps("plan", "growing", text + "\n# ops\n", null, 1, "ann", cancel));
        Assert.DoesNotContain("Newer versions", (await browser.Get(Urls.Ops)).Document.QuerySelector(".ops-main .card-title")?.TextContent ?? "", StringComparison.Ordinal);
        await host.Use<SaveDefinition, Definition?>((save, cancel) => save.FromFile("plan", "growing", text + "\n# release\n", null, cancel));
        var today = await browser.Get(Urls.Ops);
        Assert.Contains("Version 3 from the file", today.Text, StringComparison.Ordinal);
        Assert.Equal("Growing teams", today.Document.QuerySelector($"a[href='{Urls.OpsTemplate("growing", 3)}']")?.TextContent);
    }

    [Fact]
    public async Task A_step_can_be_run_now()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        await browser.Submit(await browser.Get(Urls.OpsJourney), "button[value=start-plans]");
        Assert.Contains("start-plans", host.Nudges);
    }
}
