using System.Net;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Threads;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Console;

public sealed class InboxTests
{
    private const string Item = "action/kick_off.invite_team";

    [Fact]
    public async Task The_inbox_lists_what_waits_the_longest_first_and_the_menu_counts_it()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        Assert.Contains("Nobody waits for you", (await browser.Get(Urls.OpsInbox)).Text, StringComparison.Ordinal);
        var (first, second) = (await Loop.A_customer_with_a_plan(host), await Loop.A_customer_with_a_plan(host));
        await Say(host, second, "", "May the date move?");
        host.Clock.Advance(TimeSpan.FromHours(1));
        await Ask(host, first, Item, "No access");
        var inbox = await browser.Get(Urls.OpsInbox);
        var entries = inbox.Document.QuerySelectorAll(".inbox .entry");
        Assert.Equal([$"{second.CustomerName} Comment", $"{first.CustomerName} Stuck"], entries.Select(entry => Squeezed(entry.QuerySelector(".entry-title")!.TextContent)));
        Assert.EndsWith("waiting: 2", inbox.Document.QuerySelector(".menu a[href='/ops/inbox']")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_keeps_the_request_open_and_send_and_close_closes_it()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var nora = await Loop.A_customer_with_a_plan(host);
        await Ask(host, nora, Item, "No access");
        var page = await browser.Get(Urls.OpsThread(nora.CustomerId, Item));
        Assert.Single(page.Document.QuerySelectorAll("#thread .button:not(.quiet, .plain)"));
        page = await browser.Submit(page, "#thread button[value=send]", ("Words", ["Whose?"]));
        Assert.Contains("Sent. The customer gets it by e-mail", page.Text, StringComparison.Ordinal);
        Assert.Contains("Whose?", page.Document.QuerySelector("#thread .talk")!.TextContent, StringComparison.Ordinal);
        // It is their turn now: listed, and not counted.
        Assert.Contains("Answered", Assert.Single(page.Document.QuerySelectorAll(".inbox-answered .entry")).TextContent, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector(".menu-count"));
        host.Clock.Advance(TimeSpan.FromDays(7));
        var forgotten = await browser.Get(Urls.OpsInbox);
        Assert.Null(forgotten.Document.QuerySelector(".inbox-answered"));
        Assert.Contains("no word since we answered", Assert.Single(forgotten.Document.QuerySelectorAll(".inbox .entry")).TextContent, StringComparison.Ordinal);
        Assert.NotNull(forgotten.Document.QuerySelector(".menu-count"));
        page = await browser.Get(Urls.OpsThread(nora.CustomerId, Item));
        page = await browser.Submit(page, "#thread button[value=send-close]", ("Words", ["Done."]));
        Assert.Contains("closed by admin", page.Document.QuerySelector("#thread .talk")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll(".inbox .entry"));
    }

    [Fact]
    public async Task An_empty_answer_is_asked_for_and_what_was_typed_stays_when_the_token_is_lost()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var nora = await Loop.A_customer_with_a_plan(host);
        await Ask(host, nora, Item, "No access");
        var page = await browser.Submit(await browser.Get(Urls.OpsThread(nora.CustomerId, Item)), "#thread button[value=send]", ("Words", [" "]));
        Assert.Contains("Write an answer, or close it without one.", page.Text, StringComparison.Ordinal);
        var lost = await browser.Submit(page, "#thread button[value=send]", ("Words", ["A long answer"]), ("__RequestVerificationToken", ["x"]));
        Assert.Equal(HttpStatusCode.BadRequest, lost.Status);
        Assert.Equal("A long answer", lost.Document.QuerySelector("#thread textarea")!.TextContent.Trim());
        var closed = await browser.Submit(page, "#thread button[value=close]");
        Assert.Contains("Closed.", closed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markup_in_a_customers_words_is_shown_as_they_wrote_it()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var nora = await Loop.A_customer_with_a_plan(host);
        const string Words = "<script>alert(1)</script> \"><img src=x onerror=alert(2)> @Nora & {{links.plan}}\nnext";
        await Ask(host, nora, Item, Words);
        foreach (var address in new[] { Urls.OpsThread(nora.CustomerId, Item), Urls.OpsCustomer(nora.CustomerId) })
        {
            var page = await browser.Get(address);
            Assert.Equal(Words, page.Document.QuerySelector(".talk-words")!.TextContent);
            Assert.Equal("@Nora", page.Document.QuerySelector(".talk-words .mention")!.TextContent);
            Assert.Empty(page.Document.QuerySelectorAll(".talk script, .talk img"));
        }
    }

    [Fact]
    public async Task An_answer_about_what_is_not_in_the_plan_any_more_stays_in_the_form()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var nora = await Loop.A_customer_with_a_plan(host);
        var open = await browser.Get(Urls.OpsThread(nora.CustomerId, Item));
        await host.Ask(db => db.Database.ExecuteAsync("delete from plan_items where key = 'kick_off.invite_team'", default));
        var page = await browser.Submit(open, "#thread button[value=send]", ("Words", ["Anything we can do?"]));
        Assert.Contains("is not in the plan any more, so it was not sent", page.Document.QuerySelector("#thread .field-error")!.TextContent, StringComparison.Ordinal);
        page = await browser.Submit(page, "#thread button[value=send]");
        Assert.Contains("Sent.", page.Text, StringComparison.Ordinal);
        Assert.Equal("Anything we can do?", (await browser.Get(Urls.OpsThread(nora.CustomerId, ""))).Document.QuerySelector("#thread .talk-words")!.TextContent);
        Assert.Contains("This is the thread about the whole plan", (await browser.Get(Urls.OpsThread(nora.CustomerId, "nonsense"))).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/ops/inbox?customer=999999&item=action/x", HttpStatusCode.NotFound)]
    [InlineData("/ops/inbox?item=action/x", HttpStatusCode.OK)]
    public async Task A_thread_of_nobody_is_none(string address, HttpStatusCode status)
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        Assert.Equal(status, (await browser.Get(address)).Status);
    }

    private static Task Ask(TestHost host, Visitor visitor, string item, string words) => Loop.Do<AskForHelp>(host, (ask, cancel) => ask.Run(visitor, ThreadItem.Read(item), words, cancel));

    private static Task Say(TestHost host, Visitor visitor, string item, string words) => Loop.Do<AddComment>(host, (add, cancel) => add.Run(visitor, ThreadItem.Read(item), words, cancel));

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
