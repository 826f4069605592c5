using ScaleSuccess.App;
using ScaleSuccess.Customers;
using ScaleSuccess.Definitions;
using ScaleSuccess.Engagement;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Threads;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Portal;
using ScaleSuccess.Web.Jobs;

namespace ScaleSuccess.Tests.Console;

public sealed class TodayTests
{
    [Fact]
    public async Task A_request_is_answered_and_closed_from_today_and_names_who_did()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var visitor = await Loop.A_customer_with_a_plan(host);
        await Ask(host, visitor, "milestone/first_result", "Where do we click?");
        var today = await browser.Get(Urls.Ops);
        Assert.Contains("Where do we click?", today.Text, StringComparison.Ordinal);

        var after = await browser.Submit(today, "#help button[value=send-close]", ("Words", ["On the left."]));

        Assert.Equal(Urls.Ops, after.Url.AbsolutePath);
        Assert.Contains("Sent and closed.", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Where do we click?", after.Text, StringComparison.Ordinal);
        var customer = await browser.Get(Urls.OpsCustomer(visitor.CustomerId));
        Assert.Contains("On the left.", customer.Text, StringComparison.Ordinal);
        Assert.Contains("closed by admin", customer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_we_are_late_with_is_counted_listed_the_oldest_first_and_ticked_there()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var visitor = await Loop.A_customer_with_a_plan(host);
        Assert.DoesNotContain("Late on our side", (await browser.Get(Urls.Ops)).Text, StringComparison.Ordinal);
        await host.Ask(db => db.Database.ExecuteAsync("update plan_items set due_on = '2026-01-02' where key = 'first_result.check_setup'", default));
        await host.Ask(db => db.Database.ExecuteAsync("update plan_items set due_on = '2025-12-30' where key = 'kick_off.send_starter'", default));
        var today = await browser.Get(Urls.Ops);
        Assert.Contains("2 actions of ours are overdue in 1 plan, the oldest by 6 days.", Squeezed(today.Text), StringComparison.Ordinal);

        var list = await browser.Get(Leads(today, "actions of ours"));
        Assert.Equal([$"{visitor.CustomerName} Send a starter set that fits your goals nobody yet Tue 30 Dec 6 days", $"{visitor.CustomerName} Review your setup and send tips nobody yet Fri 2 Jan 3 days"],
            list.Document.QuerySelectorAll("tbody tr").Select(row => Squeezed(string.Join(' ', row.Children.Take(5).Select(cell => cell.TextContent)))));
        var after = await browser.Submit(list, "tbody tr:first-child button");
        Assert.Contains("Done. The customer sees it on the plan", after.Text, StringComparison.Ordinal);
        Assert.Single(after.Document.QuerySelectorAll("tbody tr"));
        // The same button in an older page says so again, and nothing else.
        await browser.Submit(list, "tbody tr:first-child button");
        Assert.Equal(1L, (await host.Ask(db => db.Database.QueryAsync<long>("select count(*) as \"Value\" from plan_items where side = 'vendor' and done_at is not null", default))).Single());
        Assert.Contains("1 action of ours is overdue", Squeezed((await browser.Get(Urls.Ops)).Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_number_leads_to_its_list_and_who_answers_from_their_own_list_stays_in_it()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var visitor = await Loop.A_customer_with_a_plan(host);
        await host.Ask(db => db.Database.ExecuteAsync("update customers set ops_owner = 'admin'", default));
        await host.Ask(db => db.Database.ExecuteAsync("update plan_items set due_on = '2026-01-02', every = null where key in ('first_result.check_setup', 'kick_off.send_starter', 'answer_in_a_day')", default));
        var today = await browser.Get(Urls.Ops);
        var (actions, commitments) = (Leads(today, "actions of ours"), Leads(today, "commitment of ours"));
        Assert.NotEqual(actions, commitments);
        var list = await browser.Get(Urls.OpsOwed);
        Assert.Contains("Send a starter set", list.Document.QuerySelector(actions[actions.IndexOf('#')..])!.TextContent, StringComparison.Ordinal);
        Assert.Contains("within one working day", list.Document.QuerySelector(commitments[commitments.IndexOf('#')..])!.TextContent, StringComparison.Ordinal);

        var after = await browser.Submit(await browser.Get(Urls.OpsOwedOf("mine")), "button[value='kick_off.send_starter']");
        Assert.Contains("Done. The customer sees it on the plan", after.Text, StringComparison.Ordinal);
        Assert.Contains("Review your setup and send tips", after.Text, StringComparison.Ordinal);
        Assert.Equal("mine", after.Document.QuerySelector("[name=whose] option[selected]")!.GetAttribute("value"));
        after = await browser.Submit(after, "button[value=missed]");
        Assert.Contains("Saved. The customer sees it on the plan", after.Text, StringComparison.Ordinal);
        Assert.Equal("mine", after.Document.QuerySelector("[name=whose] option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Whether_we_kept_what_we_promised_is_asked_where_we_see_what_we_owe()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var visitor = await Loop.A_customer_with_a_plan(host);
        await host.Ask(db => db.Database.ExecuteAsync("delete from plan_items where side = 'vendor' and key <> 'answer_in_a_day'", default));
        await host.Ask(db => db.Database.ExecuteAsync("update plan_items set due_on = '2026-01-02', every = null where key = 'answer_in_a_day'", default));
        var today = await browser.Get(Urls.Ops);
        Assert.Contains("1 commitment of ours waits for an answer: kept or missed?", Squeezed(today.Text), StringComparison.Ordinal);

        var list = await browser.Get(Urls.OpsOwed);
        Assert.Equal($"{visitor.CustomerName} Answer your questions within one working day nobody yet Fri 2 Jan 3 days",
            Squeezed(string.Join(' ', list.Document.QuerySelector("tbody tr")!.Children.Take(5).Select(cell => cell.TextContent))));
        var after = await browser.Submit(list, "tbody button[value=missed]");
        Assert.Contains("Saved. The customer sees it on the plan", after.Text, StringComparison.Ordinal);
        Assert.Empty(after.Document.QuerySelectorAll("tbody tr"));
        // The other button in an older page changes nothing, and says so.
        Assert.Contains("Not saved", (await browser.Submit(list, "tbody button[value=kept]")).Text, StringComparison.Ordinal);

        var customer = await browser.Get(Urls.OpsCustomer(visitor.CustomerId));
        var entry = customer.Document.QuerySelector("#commitment-answer_in_a_day")!;
        Assert.Contains("missed (until Fri 2 Jan), said by admin", Squeezed(entry.TextContent), StringComparison.Ordinal);
        var undone = await browser.Submit(customer, "#commitment-answer_in_a_day form button");
        var kept = await browser.Submit(undone, "#commitment-answer_in_a_day button[value=kept]", ("Words", ["Late by an hour once."]));
        Assert.Contains("Late by an hour once.", kept.Document.QuerySelector("#commitment-answer_in_a_day")!.TextContent, StringComparison.Ordinal);
    }

    private static string Leads(Page page, string words) =>
        page.Document.QuerySelectorAll("main a").Single(link => Squeezed(link.TextContent).Contains(words, StringComparison.Ordinal)).GetAttribute("href")!;

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public async Task However_much_one_customer_asks_it_takes_one_place_and_who_waits_longest_comes_first()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var (loud, calm) = (await Loop.A_customer_with_a_plan(host), await Loop.A_customer_with_a_plan(host));
        await Ask(host, calm, "milestone/kick_off", "One question");
        foreach (var (item, words) in new[] { ("milestone/kick_off", "First"), ("milestone/kick_off", "Second"), ("milestone/first_result", "Third"), ("", "Fourth") })
        {
            host.Clock.Advance(TimeSpan.FromMinutes(1));
            await Ask(host, loud, item, words);
        }
        var entries = (await browser.Get(Urls.Ops)).Document.QuerySelectorAll("#help .entry");
        Assert.Equal([calm.CustomerName, loud.CustomerName], entries.Select(entry => entry.QuerySelector(".entry-title a")!.TextContent.Trim()));
        Assert.Equal("Second", entries[1].QuerySelector(".words")!.TextContent);
        var more = entries[1].QuerySelector($"a[href='{Urls.OpsCustomer(loud.CustomerId)}#help']")!;
        Assert.StartsWith("and 2 more", more.TextContent, StringComparison.Ordinal);
        Assert.Null(entries[0].QuerySelector("a[href$='#help']"));
        Assert.Equal(3, (await browser.Get(Urls.OpsCustomer(loud.CustomerId))).Document.QuerySelectorAll("#help .talk").Length);
    }

    [Fact]
    public async Task A_check_in_without_words_is_shown_as_one_where_they_are_optional()
    {
        await using var host = await TestHost.Start();
        var nora = await Loop.A_customer_with_a_plan(host);
        await host.Everybody_accepts();
        host.Clock.Advance(TimeSpan.FromDays(30));
        await host.Run<SendDueCheckIns>();
        var id = (await host.Ask(db => db.Database.QueryAsync<long>("select id as \"Value\" from check_ins", default)))[0];
        await Loop.Do<AnswerCheckIn>(host, (answer, cancel) => answer.Run(nora, id, CheckInAnswer.Stuck, null, "", 0, cancel));
        var browser = await OpsConsole.SignedIn(host);
        Assert.Contains("No text: in a check-in it is optional.", (await browser.Get(Urls.Ops)).Document.QuerySelector("#help .entry")!.TextContent, StringComparison.Ordinal);
    }

    private static Task Ask(TestHost host, Visitor visitor, string item, string words) =>
        Loop.Do<AskForHelp>(host, (ask, cancel) => ask.Run(visitor, ThreadItem.Read(item), words, cancel));

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
    public async Task A_step_that_has_not_run_as_it_should_is_named()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        foreach (var step in Journey.Steps) await host.Use<RunStep, int>((run, cancel) => run.Now(step, cancel));
        host.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.DoesNotContain("Does not run", (await browser.Get(Urls.OpsJourney)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Steps that do not run", (await browser.Get(Urls.Ops)).Text, StringComparison.Ordinal);

        host.Clock.Advance(TimeSpan.FromMinutes(1));
        foreach (var step in Journey.Steps.Where(step => step.Name != "start-plans")) await host.Use<RunStep, int>((run, cancel) => run.Now(step, cancel));

        Assert.Equal([Journey.Find("start-plans")!.Title], (await browser.Get(Urls.OpsJourney)).Document.QuerySelectorAll("tr").Where(row => row.TextContent.Contains("Does not run", StringComparison.Ordinal))
            .Select(row => row.QuerySelector("th")!.ChildNodes[0].TextContent));
        Assert.Contains(Journey.Find("start-plans")!.Title, (await browser.Get(Urls.Ops)).Document.QuerySelectorAll(".card").Single(card => card.TextContent.Contains("Steps that do not run", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dispatch-messages", false, 3, false)]
    [InlineData("dispatch-messages", false, 4, true)]
    [InlineData("dispatch-messages", true, 59, false)] // A hundred thousand e-mails take their time.
    [InlineData("dispatch-messages", true, 61, true)]
    [InlineData("watch-segments", false, 3 * 24 * 60, false)]
    [InlineData("watch-segments", false, 3 * 24 * 60 + 1, true)]
    public void Late_is_more_than_three_of_its_cadences_ago(string step, bool isRunning, int minutesAgo, bool isLate) =>
        Assert.Equal(isLate, Journey.Find(step)!.IsLate(Product.Start.AddMinutes(-minutesAgo), isRunning, Product.Start));

    [Fact]
    public async Task A_newer_file_is_offered_beside_what_ops_wrote()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var text = await host.Use<ReadHistory, string>(async (read, cancel) => (await read.Of("plan", "growing", cancel))!.Active.Source);
        await host.Use<SaveDefinition, SaveOutcome>((save, cancel) => save.FromOps("plan", "growing", text + "\n# ops\n", null, 1, "ann", cancel));
        Assert.DoesNotContain("Newer versions", (await browser.Get(Urls.Ops)).Text, StringComparison.Ordinal);
        await host.Use<SaveDefinition, Definition?>((save, cancel) => save.FromFile("plan", "growing", text + "\n# release\n", null, cancel));
        var today = await browser.Get(Urls.Ops);
        Assert.Contains("Newer versions", today.Text, StringComparison.Ordinal);
        Assert.Contains("Version 3 from the file", today.Text, StringComparison.Ordinal);
        Assert.Equal("Growing teams", today.Document.QuerySelector($"a[href='{Urls.OpsTemplateVersions("growing", 3)}']")?.TextContent);
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
