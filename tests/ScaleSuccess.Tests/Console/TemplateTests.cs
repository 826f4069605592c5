using System.Net;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Assessing;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Portal;

namespace ScaleSuccess.Tests.Console;

public sealed class TemplateTests
{
    private const string Save = "button[value=save]";

    [Fact]
    public async Task A_broken_template_is_explained_by_line_and_not_saved()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var page = await Open(browser);
        var lines = Text(page).Split('\n');
        var days = Array.FindIndex(lines, line => line.StartsWith("days:", StringComparison.Ordinal));
        lines[days] = "days: soon";

        var refused = await browser.Submit(page, Save, ("Text", [string.Join('\n', lines)]));

        Assert.Contains($"Line {days + 1}", refused.Document.QuerySelector(".mistakes")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("days: soon", Text(refused), StringComparison.Ordinal);
        Assert.DoesNotContain("days: soon", Text(await Open(browser)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_thin_is_counted_on_the_template_and_named_on_the_customer()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        await host.A_guest_with_a_plan();
        var thin = await host.A_guest_with_a_plan(("measures.report_hours.target", []));
        await host.Run<AssessPlans>();
        Assert.Equal("Measures, no target", (await browser.Get(Urls.OpsTemplate("small-fast"))).Document.QuerySelector(".thin dt")!.TextContent);
        Assert.Equal("1 of 2", (await browser.Get(Urls.OpsTemplate("small-fast"))).Document.QuerySelector(".thin dd")!.TextContent);
        Assert.Null((await browser.Get(Urls.OpsTemplate("growing"))).Document.QuerySelector(".thin"));
        var customer = (await browser.Get(Urls.OpsCustomer(thin.Visitor.CustomerId))).Document;
        Assert.Equal("no target", customer.QuerySelector(".thin dd")!.TextContent);
        Assert.Contains("How will you know that it worked?", customer.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_goal_module_is_called_one()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        Assert.Equal("Goal module", await Eyebrow("goal-save_time"));
        Assert.Equal("Template", await Eyebrow("growing"));

        async Task<string> Eyebrow(string key) =>
            (await browser.Get(Urls.OpsTemplate(key))).Document.QuerySelector(".eyebrow")!.TextContent;
    }

    [Fact]
    public async Task What_another_file_still_names_cannot_be_taken_out()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var page = await Open(browser);
        var refused = await browser.Submit(page, Save, ("Text", [Text(page).Replace("team_size", "team_sice", StringComparison.Ordinal)]));
        Assert.Contains("team_size", refused.Document.QuerySelector(".mistakes")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await Versions(browser));
    }

    [Fact]
    public async Task A_saved_template_makes_the_next_plan_and_leaves_those_that_exist()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var before = await Loop.PlanOf(host, await Loop.A_customer_with_a_plan(host));
        var page = await browser.Get(Urls.OpsTemplate(before.Segment));

        var saved = await browser.Submit(page, Save, ("Text", [Titled(page, "A title that ops wrote")]));

        Assert.Contains("Saved. This version is active now.", saved.Text, StringComparison.Ordinal);
        var visitor = await Loop.A_customer_with_a_plan(host);
        Assert.Equal("A title that ops wrote", (await Loop.PlanOf(host, visitor)).Title);
        Assert.NotEqual("A title that ops wrote", before.Title);
    }

    [Fact]
    public async Task The_preview_shows_the_plan_of_the_text_that_is_being_written_and_saves_nothing()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var page = await Open(browser);
        var shown = await browser.Submit(page, "button[value=preview]", ("Text", [Titled(page, "A title to try")]));
        Assert.Contains("A title to try", shown.Document.QuerySelector("#preview")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await Versions(browser));
    }

    [Fact]
    public async Task The_preview_speaks_with_the_newest_real_answers_of_the_segment()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var visitor = await Loop.A_customer_with_a_plan(host);
        var plan = await Loop.PlanOf(host, visitor);
        var page = await browser.Get(Urls.OpsTemplate(plan.Segment));
        Assert.Contains($"For {visitor.CustomerName}, from their own answers", page.Text, StringComparison.Ordinal);
        Assert.Contains(plan.Title, page.Document.QuerySelector("#preview")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_save_the_second_keeps_their_text_and_sees_who_saved_first()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var other = await OpsConsole.SignedInAgain(host);
        var (mine, theirs) = (await Open(browser), await Open(other));
        await other.Submit(theirs, Save, ("Text", [Titled(theirs, "Theirs")]));

        var late = await browser.Submit(mine, Save, ("Text", [Titled(mine, "Mine")]));

        Assert.Contains("admin saved version 2 while you were editing", late.Text, StringComparison.Ordinal);
        Assert.Contains("Mine", Text(late), StringComparison.Ordinal);
        Assert.Contains("Theirs", Text(await Open(browser)), StringComparison.Ordinal);

        await browser.Submit(late, Save);
        Assert.Contains("Mine", Text(await Open(browser)), StringComparison.Ordinal);
        Assert.Equal(3, await Versions(browser));
    }

    [Fact]
    public async Task An_older_version_can_be_activated()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var first = await Open(browser);
        var second = await browser.Submit(first, Save, ("Text", [Titled(first, "The second")]));

        var back = await browser.Submit(second, "tbody tr:nth-child(2) form button");

        Assert.Contains("Activated. This version", back.Text, StringComparison.Ordinal);
        Assert.Equal(Text(first), Text(back));
        Assert.Equal(2, await Versions(browser));
    }

    [Fact]
    public async Task A_version_can_be_compared_with_the_active_one()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var first = await Open(browser);
        await browser.Submit(first, Save, ("Text", [Titled(first, "The second")]));
        var page = await browser.Get(Urls.OpsTemplate("growing", 1));
        Assert.Contains("The second", page.Document.QuerySelector(".difference .removed")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.Document.QuerySelectorAll(".difference .added"));
    }

    [Fact]
    public async Task An_unknown_template_is_not_found()
    {
        await using var host = await TestHost.Start();
        var page = await (await OpsConsole.SignedIn(host)).Get(Urls.OpsTemplate("nothing"));
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("Template not found", page.Text, StringComparison.Ordinal);
    }

    private static Task<Page> Open(Browser browser) => browser.Get(Urls.OpsTemplate("growing"));

    private static string Text(Page page) => page.Document.QuerySelector("textarea[name=Text]")!.TextContent.ReplaceLineEndings("\n");

    private static string Titled(Page page, string title) => string.Join('\n', Text(page).Split('\n')
        .Select(line => line.StartsWith("title:", StringComparison.Ordinal) ? $"title: {title}" : line));

    private static async Task<int> Versions(Browser browser) =>
        (await Open(browser)).Document.QuerySelectorAll("table.data tbody tr").Length;
}
