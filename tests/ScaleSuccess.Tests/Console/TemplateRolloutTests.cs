using System.Net;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Portal;

namespace ScaleSuccess.Tests.Console;

/// <summary>Ops begin a template as a copy, roll it out, and retire what is needed no more, by posts alone.</summary>
public sealed class TemplateRolloutTests : IAsyncLifetime
{
    private const string Save = "button[value=save]", Publish = "button[value=publish]";
    private TestHost host = null!;
    private Browser ops = null!;

    public async Task InitializeAsync()
    {
        host = await TestHost.Start();
        ops = await OpsConsole.SignedIn(host);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_copy_is_begun_published_changed_for_a_share_widened_and_rolled_back()
    {
        var page = await ops.Submit(await ops.Get(Urls.OpsTemplatesLike("growing")), "#new button", ("title", ["Growing abroad"]));
        Assert.Equal(Urls.OpsTemplate("growing_abroad"), page.Url.AbsolutePath);
        page = await ops.Submit(await ops.Submit(page, Publish), Publish, ("note", ["For branch offices."]));
        Assert.Contains("Published.", page.Text, StringComparison.Ordinal);
        Assert.Contains("For branch offices.", page.Text, StringComparison.Ordinal);

        page = await Changed("growing_abroad", "A second one");
        Assert.NotNull(page.Document.QuerySelector("input[name=share][value='10']:checked"));
        var told = await ops.Submit(page, Publish, ("note", [" "]));
        Assert.Contains("Say in a few words what is better now.", told.Text, StringComparison.Ordinal);
        page = await ops.Submit(told, Publish, ("note", ["Shorter."]), ("scope", ["live"]), ("share", ["25"]));
        Assert.Contains("Version 2 goes to 25 % of the customers", page.Text, StringComparison.Ordinal);
        Assert.Contains("Published. New plans of 25 % of the customers are made from it; their plans that live follow", page.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("25 % of the customers, plans that live, too", page.Text, StringComparison.Ordinal);
        Assert.Contains("goes to 25 %", (await ops.Get(Urls.OpsTemplates)).Text, StringComparison.Ordinal);

        var outdated = page;
        page = await ops.Submit(page, "button[value='widen 50']");
        Assert.Contains("Widened.", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("button[value^=widen]"));
        var late = await ops.Submit(outdated, "button[value=pause]");
        Assert.Contains("Somebody else has decided about this rollout", late.Text, StringComparison.Ordinal);
        Assert.Contains("Version 2 goes to 50 %", late.Text, StringComparison.Ordinal);
        page = await ops.Submit(await ops.Submit(page, "button[value=pause]"), "button[value=roll-back]");
        Assert.Contains("Rolled back.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Rolled back at 50 %", page.Text, StringComparison.Ordinal);
        Assert.Contains("active", page.Document.QuerySelector("table.data tbody tr:nth-child(2) th")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Somebody else has decided", (await ops.Submit(outdated, "button[value='widen 50']")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_publish_at_once_the_second_is_told_and_nothing_is_published_twice()
    {
        var page = await Changed("growing", "Second");
        await ops.Submit(page, Publish, ("note", ["Mine."]), ("share", ["100"]));
        var late = await ops.Submit(page, Publish, ("note", ["Theirs."]), ("share", ["10"]));
        Assert.Equal(HttpStatusCode.OK, late.Status);
        Assert.Contains("admin published it as version 2 already", late.Text, StringComparison.Ordinal);
        Assert.Contains("“Mine.”", late.Text, StringComparison.Ordinal);
        Assert.Contains("what you had saved is in version 2", late.Text, StringComparison.Ordinal);
        Assert.NotNull(late.Document.QuerySelector($"a[href='{Urls.OpsTemplateVersions("growing", 2)}']"));
        var versions = await ops.Get(Urls.OpsTemplateVersions("growing"));
        Assert.Contains("Mine.", versions.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Theirs.", versions.Text, StringComparison.Ordinal);
        Assert.Contains("published it as version 2 already", (await ops.Submit(page, "button[value=discard]")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_publishes_what_somebody_else_has_discarded_is_told_so()
    {
        var page = await Changed("growing", "Second");
        await ops.Submit(page, "button[value=discard]");
        var late = await ops.Submit(page, Publish, ("note", ["Mine."]), ("share", ["100"]));
        Assert.Contains("Somebody has discarded this draft meanwhile", late.Text, StringComparison.Ordinal);
        Assert.Contains("version 1 is active, as it was", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_it_is_rolled_out_another_version_waits_and_an_earlier_one_cannot_be_activated()
    {
        var before = await ops.Submit(await Changed("growing", "Second"), Publish, ("note", ["Better."]), ("share", ["100"]));
        await ops.Submit(await Changed("growing", "Third"), Publish, ("note", ["Better."]), ("share", ["10"]));
        Assert.Contains("Nothing was changed", (await ops.Submit(before, "tbody tr:nth-child(2) form button")).Text, StringComparison.Ordinal);
        Assert.Contains("Nothing is changed. Version 3 goes to 10 % of the customers.", (await ops.Get(Urls.OpsTemplate("growing"))).Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        var page = await Changed("growing", "Fourth");
        Assert.Contains("Version 3 goes to 10 % of the customers", page.Document.QuerySelector(".notice.warning")!.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("Give version 3 to everybody or roll it back, then publish this draft", page.Text, StringComparison.Ordinal);
        Assert.Equal("Decide about version 3", page.Document.QuerySelector($".notice a[href='{Urls.OpsTemplateVersions("growing")}']")!.TextContent);
        Assert.Null(page.Document.QuerySelector(Publish));
        var versions = await ops.Get(Urls.OpsTemplateVersions("growing"));
        Assert.Equal("rolling out to 10 %", versions.Document.QuerySelector("table.data tbody tr:nth-child(1) .badge.info")!.TextContent.Replace('\u00a0', ' '));
        Assert.Equal("active for 90 %", versions.Document.QuerySelector("table.data tbody tr:nth-child(2) .badge.success")!.TextContent.Replace('\u00a0', ' '));
        Assert.Null(versions.Document.QuerySelector("table.data tbody tr:nth-child(3) .badge"));
        Assert.Contains("New plans of 10 % of the customers are made from version 3, those of everybody else from version 2.", versions.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        await ops.Submit(versions, "button[value=pause]");
        var paused = await ops.Get(Urls.OpsTemplateVersions("growing"));
        Assert.Equal("paused at 10 %", paused.Document.QuerySelector("table.data .badge.warning")!.TextContent.Replace('\u00a0', ' '));
        Assert.Equal("active", paused.Document.QuerySelector("table.data tbody tr:nth-child(2) .badge.success")!.TextContent);
        Assert.Contains("New plans are made from version 2 while version 3 is paused.", paused.Text, StringComparison.Ordinal);
        Assert.Contains("Version 3 is paused at 10 % of the customers", (await ops.Get(Urls.OpsTemplatePublish("growing"))).Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("changes", (await ops.Get(Urls.OpsTemplateVersions("growing", 1))).Document.QuerySelector("#difference")!.TextContent.Replace("1 change", "changes", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_goal_module_goes_to_a_share_too_and_its_impact_is_said()
    {
        var visitor = await Loop.A_customer_with_a_plan(host);
        var page = await ops.Submit(await ops.Submit(await ops.Get(Urls.OpsTemplate("goal-save_time", "about")), Save, ("objective", ["Reports that make themselves"])), Publish);
        Assert.Contains("1 plan would follow at once", page.Text, StringComparison.Ordinal);
        page = await ops.Submit(page, Publish, ("note", ["Said better."]), ("share", ["100"]));
        await host.Run<ScaleSuccess.Plans.Redrafting.RedraftPlans>();
        Assert.Contains((await Loop.PlanOf(host, visitor)).Items, item => item.Title == "Reports that make themselves");
        Assert.Equal("1", (await ops.Get(Urls.OpsTemplateVersions("goal-save_time"))).Document.QuerySelector("table.data tbody tr:nth-child(1) td:nth-child(4)")!.TextContent.Trim());
    }

    [Fact]
    public async Task What_is_needed_is_not_retired_and_what_is_retired_comes_back()
    {
        Assert.Contains("The survey offers its goal", (await ops.Get(Urls.OpsTemplateRetire("goal-save_time"))).Text, StringComparison.Ordinal);
        Assert.Contains("It takes everybody", (await ops.Get(Urls.OpsTemplateRetire("steady"))).Text, StringComparison.Ordinal);
        Assert.Null((await ops.Get(Urls.OpsTemplateRetire("steady"))).Document.QuerySelector("button.danger"));
        var asked = await ops.Get(Urls.OpsTemplateRetire("growing"));
        var page = await ops.Submit(asked, "main button.danger");
        Assert.Contains("Choose what takes its place.", page.Text, StringComparison.Ordinal);
        page = await ops.Submit(page, "main button.danger", ("instead", ["steady"]));
        Assert.Contains("Retired. No new plan is made from it", page.Text, StringComparison.Ordinal);
        Assert.Contains("meanwhile", (await ops.Submit(asked, "main button.danger", ("instead", ["steady"]))).Text, StringComparison.Ordinal);
        Assert.Contains("bring it back first", (await Changed("growing", "New")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await ops.Get(Urls.OpsTemplateVersions("growing"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await ops.Get(Urls.OpsSegments)).Status);
        Assert.Equal(HttpStatusCode.OK, (await ops.Get(Urls.OpsSegment("growing"))).Status);
        page = await ops.Submit(page, "button[form=bring-back]");
        Assert.Contains("It is back", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Odd_forms_are_told_and_never_fail()
    {
        var page = await ops.Get(Urls.OpsTemplates);
        Assert.Contains("Say what it is called.", (await ops.Submit(page, "#new button", ("title", ["  "]))).Text, StringComparison.Ordinal);
        Assert.Contains("Choose who gets it", (await ops.Submit(page, "#new button", ("title", ["X"]), ("like", ["steady"]))).Text, StringComparison.Ordinal);
        Assert.Contains("Choose what to begin with.", (await ops.Submit(page, "#new button", ("title", ["X"]), ("like", ["../x"]))).Text, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", (await ops.Submit(page, "#new button", ("title", ["<b>{{x}}"]), ("like", ["growing"]))).Document.QuerySelector("h1")!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ops.Get(Urls.OpsTemplateRetire("nothing"))).Status);
        var versions = await ops.Submit(await Changed("growing", "Second"), Publish, ("note", ["Better."]), ("share", ["10"]));
        foreach (var button in new[] { "widen 7", "widen x", "widen 25 50", "explode", "" })
            Assert.Contains("Nothing was changed", (await ops.Submit(versions, "button[value=pause]", ("do", [button]))).Text, StringComparison.Ordinal);
    }

    /// <summary>The page that asks to publish it.</summary>
    private async Task<Page> Changed(string key, string title) =>
        await ops.Submit(await ops.Submit(await ops.Get(Urls.OpsTemplate(key, "about")), Save, ("title", [title])), Publish);
}
