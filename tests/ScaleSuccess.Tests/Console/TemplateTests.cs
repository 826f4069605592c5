using System.Net;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Assessing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Editing;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Portal;

namespace ScaleSuccess.Tests.Console;

public sealed class TemplateTests : IAsyncLifetime
{
    private const string Save = "button[value=save]", Publish = "button[value=publish]", First = "milestones/0", Growing = "growing";
    private static readonly (string, string[])[] ForNewPlans = [("note", ["Said better"]), ("scope", ["new"]), ("share", ["100"])];
    private TestHost host = null!;
    private Browser ops = null!;

    public async Task InitializeAsync()
    {
        host = await TestHost.Start();
        ops = await OpsConsole.SignedIn(host);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Ops_change_an_action_see_the_plan_that_it_makes_and_publish_it_for_the_next_customer()
    {
        var before = await Loop.PlanOf(host, await Loop.A_customer_with_a_plan(host));
        var page = await ops.Submit(await Open(First, before.Segment), Save, ($"{First}/actions/1/title", ["An action that ops wrote"]));
        Assert.Contains("An action that ops wrote", Preview(page), StringComparison.Ordinal);
        Assert.Contains("Changed: was “", Preview(page), StringComparison.Ordinal);
        Assert.Equal(1, await Versions(before.Segment));
        Assert.NotNull((await ops.Get(Urls.OpsTemplates)).Document.QuerySelector($"tbody a[href='{Urls.OpsTemplate(before.Segment)}']"));

        page = await ops.Submit(page, Publish);
        Assert.Contains("What changes: 1 change", page.Text, StringComparison.Ordinal);
        Assert.Contains("Reworded action in “", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 plan would follow at once", page.Text, StringComparison.Ordinal);
        page = await ops.Submit(page, Publish, ForNewPlans);
        Assert.Contains("Published. New plans are made from it.", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 plan was made from another version", page.Text, StringComparison.Ordinal);
        Assert.Contains((await Loop.PlanOf(host, await Loop.A_customer_with_a_plan(host))).Items, item => item.Title == "An action that ops wrote");
    }

    /// <summary>The sample wants to be fast.</summary>
    [Theory]
    [InlineData("fast")]
    [InlineData("careful")]
    public async Task An_action_for_some_is_added_by_buttons_and_only_they_get_it(string answer)
    {
        var added = $"{First}/actions/{(await Open(First)).Document.QuerySelectorAll(".template-line").Length}";
        var page = await ops.Submit(await Open(First), $"button[value='add {First}/actions']");
        page = await ops.Submit(page, $"button[value^='add-line {added}/only_if']", ($"{added}/title", ["Invite a second team"]));
        var line = $"if:{added}/only_if:0:0";
        page = await ops.Submit(page, Save, ($"{line}:name", ["pace"]));
        page = await ops.Submit(page, Save, ($"{line}:is", ["AnyOf"]), ($"{line}:value", [answer]));
        Assert.Contains("only if “", page.Document.QuerySelector("#open")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("invite_a_second_team", (await Draft()).Source, StringComparison.Ordinal);
        Assert.Equal(answer == "fast", Preview(page).Contains("Invite a second team", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mistake_stands_at_its_part_and_keeps_the_template_from_being_published()
    {
        var page = await ops.Submit(await Open("about"), Save, ("days", ["soon"]), ("title", ["For {{answers.nobody_asks}}"]));
        Assert.Contains("days", page.Document.QuerySelector("#open .notice.danger")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("soon", page.Document.QuerySelector("[name=days]")!.GetAttribute("value"));
        Assert.Contains("2 things to fix", page.Text, StringComparison.Ordinal);
        page = await ops.Submit(page, Publish);
        Assert.NotNull(page.Document.QuerySelector(".notice.danger"));
        Assert.Null(page.Document.QuerySelector(Publish));
        await ops.Submit(page, "button[value=discard]");
        Assert.Equal(0, (await Draft()).Revision);
    }

    [Fact]
    public async Task What_another_file_still_names_cannot_be_taken_out()
    {
        var page = await ops.Get(Urls.OpsTemplateText("growing"));
        page = await ops.Submit(page, Save, ("Text", [Text(page).Replace("team_size", "team_sice", StringComparison.Ordinal)]));
        Assert.Contains("team_size", page.Document.QuerySelector(".mistakes")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await Versions());
    }

    [Fact]
    public async Task The_form_and_the_text_change_the_same_draft_and_comments_stay()
    {
        var page = await ops.Get(Urls.OpsTemplateText("growing"));
        await ops.Submit(page, Save, ("Text", ["# Looked at in spring.\n" + Titled(page, "A title to try")]));
        page = await Open("about");
        Assert.Equal("A title to try", page.Document.QuerySelector("[name=title]")!.GetAttribute("value"));
        await ops.Submit(page, Save, ("title", ["A title by form"]));
        page = await ops.Get(Urls.OpsTemplateText("growing"));
        Assert.StartsWith("# Looked at in spring.\n", Text(page), StringComparison.Ordinal);
        Assert.Contains("title: A title by form", Text(page), StringComparison.Ordinal);
        Assert.Contains("A title by form", Preview(page), StringComparison.Ordinal);
        Assert.Equal(1, await Versions());
    }

    [Fact]
    public async Task A_draft_that_cannot_be_read_opens_as_text_with_its_mistakes_by_line()
    {
        var page = await ops.Get(Urls.OpsTemplateText("growing"));
        page = await ops.Submit(page, Save, ("Text", ["segment: growing\n  name: [\n"]));
        Assert.NotNull(page.Document.QuerySelector(".mistakes"));
        page = await Open("about");
        Assert.Equal(Urls.OpsTemplateText("growing"), page.Url.AbsolutePath);
        Assert.Contains("name: [", Text(page), StringComparison.Ordinal);
        Assert.NotNull((await ops.Get(Urls.OpsTemplatePublish("growing"))).Document.QuerySelector(".notice.danger"));
    }

    [Fact]
    public async Task A_form_that_was_opened_before_takes_nothing_out_of_a_text_that_cannot_be_read()
    {
        var form = await Open("commitments", "goal-save_time");
        await ops.Submit(await ops.Get(Urls.OpsTemplateText("goal-save_time")), Save, ("Text", ["goal: save_time\n  objective: [\n"]));
        var told = await ops.Submit(form, "button[value='add commitments']");
        Assert.Contains("Nothing was changed", told.Text, StringComparison.Ordinal);
        var draft = await Draft("goal-save_time");
        Assert.IsType<EditDraftOutcome.EditConflict>(await host.Use<EditTemplate, EditDraftOutcome>((edit, cancel) =>
            edit.Run(draft.Key, new DraftEdit("", null, "commitments", new Dictionary<string, string[]>(), "add commitments"), "ops", cancel)));
        Assert.Contains("objective: [", (await Draft("goal-save_time")).Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_as_it_is_shown_the_form_of_each_part_changes_nothing()
    {
        foreach (var (template, parts) in new[] { ("growing", new[] { "about", "highlights", "objectives", "criteria", First, "milestones/3", "commitments" }), ("goal-save_time", ["about", "benefits", "criteria", "actions", "commitments"]) })
            foreach (var part in parts)
            {
                await ops.Submit(await Open(part, template), Save);
                Assert.True((await Draft(template)).Revision == 0, $"{template}, {part}:\n{(await Draft(template)).Source}");
            }
    }

    [Fact]
    public async Task The_page_that_publishes_says_what_was_set_and_what_is()
    {
        var page = await ops.Submit(await Open(First), Save, ($"{First}/actions/0/who", ["vendor"]), ($"{First}/at", ["33"]));
        page = await ops.Submit(page, Publish);
        Assert.Contains("who does it we, was customer", page.Text, StringComparison.Ordinal);
        Assert.Contains("reached at 33%, was ", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_became_active_meanwhile_is_told_before_the_draft_replaces_it()
    {
        await Published("A second one");
        var page = await ops.Submit(await ops.Submit(await Open("about"), Save, ("title", ["A third one"])), Publish);
        await ops.Submit(await ops.Get(Urls.OpsTemplateVersions("growing")), "tbody tr:nth-child(2) form button");
        page = await ops.Submit(page, Publish, ForNewPlans);
        Assert.Contains("The draft or the active version has changed meanwhile", page.Text, StringComparison.Ordinal);
        Assert.Contains("Version 1 became active after this draft was begun", page.Text, StringComparison.Ordinal);
        Assert.Contains("Published.", (await ops.Submit(page, Publish, ForNewPlans)).Text, StringComparison.Ordinal);
        Assert.Equal(3, await Versions());
    }

    [Fact]
    public async Task The_preview_speaks_with_the_newest_real_answers_of_the_segment_or_as_whoever_is_chosen()
    {
        var visitor = await Loop.A_customer_with_a_plan(host);
        var plan = await Loop.PlanOf(host, visitor);
        var page = await ops.Get(Urls.OpsTemplate(plan.Segment));
        Assert.Contains($"For {visitor.CustomerName}, from their own answers", page.Text, StringComparison.Ordinal);
        Assert.Contains(plan.Title, Preview(page), StringComparison.Ordinal);
        page = await ops.Submit(page, ".preview-person button", ("as", ["sample"]));
        Assert.Contains("For Fjord & Sons, from sample answers", page.Text, StringComparison.Ordinal);
        Assert.Equal(0, (await Draft(plan.Segment)).Revision);
    }

    [Fact]
    public async Task What_is_thin_is_counted_on_the_template_and_named_on_the_customer()
    {
        await host.A_guest_with_a_plan();
        var thin = await host.A_guest_with_a_plan(("measures.report_hours.target", []));
        await host.Run<AssessPlans>();
        Assert.Equal("Measures, no target", (await ops.Get(Urls.OpsTemplateVersions("small-fast"))).Document.QuerySelector(".thin dt")!.TextContent);
        Assert.Equal("1 of 2", (await ops.Get(Urls.OpsTemplateVersions("small-fast"))).Document.QuerySelector(".thin dd")!.TextContent);
        Assert.Null((await ops.Get(Urls.OpsTemplateVersions("growing"))).Document.QuerySelector(".thin"));
        var customer = (await ops.Get(Urls.OpsCustomer(thin.Visitor.CustomerId))).Document;
        Assert.Equal("no target", customer.QuerySelector(".thin dd")!.TextContent);
        Assert.Contains("How will you know that it worked?", customer.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_goal_module_is_called_one_and_has_a_form_of_its_own()
    {
        Assert.Equal("Goal module", (await Open("about", "goal-save_time")).Document.QuerySelector(".eyebrow")!.TextContent);
        Assert.Equal("Template", (await Open("about")).Document.QuerySelector(".eyebrow")!.TextContent);
        var page = await ops.Submit(await Open("benefits", "goal-save_time"), "button[value='add benefits']");
        var added = page.Document.QuerySelectorAll(".template-line").Length - 1;
        page = await ops.Submit(page, Save, ($"benefits/{added}/title", ["Quiet evenings"]), ($"benefits/{added}/measures", ["", "report_hours"]));
        Assert.Equal("quiet_evenings", ScaleSuccess.Definitions.YamlChange.TextAt((await Draft("goal-save_time")).Nodes, "benefits", added, "key"));
        Assert.Null(page.Document.QuerySelector("#open .notice.danger"));
    }

    [Fact]
    public async Task Before_it_is_published_the_merge_says_which_plans_would_follow_who_would_be_asked_and_what_stays()
    {
        var accepted = await Loop.A_customer_with_a_plan(host);
        await host.Use<ChangePlan, bool>((change, cancel) => change.Accept(accepted, new PlanVersion(1, 0), cancel));
        await Loop.A_customer_with_a_plan(host);
        var segment = (await Loop.PlanOf(host, accepted)).Segment;
        var page = await ops.Submit(await ops.Submit(await Open(First, segment), Save, ($"{First}/title", ["Reworded by ops"])), Publish);
        Assert.Contains("The 2 plans that were made from it", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 plan would follow at once", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 customer would be asked", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, await host.Ask(db => db.Set<Plan>().CountAsync(plan => plan.Items.All(item => item.Title != "Reworded by ops"))));
    }

    [Fact]
    public async Task An_older_version_can_be_activated_and_compared()
    {
        await Published("The second");
        var page = await ops.Get(Urls.OpsTemplateVersions("growing", 1));
        Assert.Contains("The second", page.Document.QuerySelector(".difference .removed")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.Document.QuerySelectorAll(".difference .added"));
        var back = await ops.Submit(page, "tbody tr:nth-child(2) form button");
        Assert.Contains("Activated. New plans are made from it", back.Text, StringComparison.Ordinal);
        Assert.Equal(2, await Versions());
        Assert.DoesNotContain("The second", (await Draft()).Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_condition_offers_the_tiers_and_segments_that_there_are_and_keeps_one_that_there_is_not()
    {
        await Loop.A_customer_with_a_plan(host);
        var page = await ops.Submit(await Open(First), Save, ($"if:{First}/only_if:0:0:name", ["customer.segment"]), ($"if:{First}/only_if:0:0:is", ["AnyOf"]), ($"if:{First}/only_if:0:0:value", ["gone"]));
        Assert.Contains(page.Document.QuerySelectorAll($"[name='if:{First}/only_if:0:0:value']"), offered => offered.GetAttribute("value") == Growing && !offered.HasAttribute("checked"));
        Assert.Contains("gone (not here)", page.Text, StringComparison.Ordinal);
        page = await ops.Submit(page, Save, ($"if:{First}/only_if:0:0:value", [Growing]));
        Assert.Contains("customer.segment: [growing]", (await Draft()).Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_customer_who_answered_is_found_by_name_and_looked_at()
    {
        var plan = await Loop.PlanOf(host, await Loop.A_customer_with_a_plan(host));
        var (other, name) = (plan.Segment == "solo" ? "growing" : "solo", await host.Ask(db => db.Database.SqlQuery<string>($"select name as \"Value\" from customers order by id limit 1").SingleAsync()));
        var page = await ops.Submit(await Open(First, other), Save, ("find", [name[..4].ToUpperInvariant()]));
        Assert.Contains($"For {name}, from their own answers", Preview(page), StringComparison.Ordinal);
        page = await ops.Submit(page, Save, ("find", ["nobody at all"]));
        Assert.Contains("No customer who answered has this in their name", Preview(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_leaves_the_plan_of_the_active_version_and_the_customer_in_sight()
    {
        await Loop.A_customer_with_a_plan(host);
        var page = await ops.Submit(await Open(First), Save, ($"{First}/title", ["{{customer.na"]), ("as", ["sample"]));
        Assert.Contains("Until all is fixed, this is the plan of the active version", Preview(page), StringComparison.Ordinal);
        Assert.Equal("sample", page.Document.QuerySelector("#preview [name=as] [selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Odd_forms_change_nothing_and_never_fail()
    {
        foreach (var button in new[] { "remove milestones/99", "up highlights", "add nowhere/9", "add-line x y", "drop x", "open ../..", "down milestones/-1/actions/x", "" })
            Assert.NotEqual(HttpStatusCode.InternalServerError, (await ops.Submit(await Open(First), Save, ("do", [button]), ("if:milestones/0/only_if:0:0:name", ["nobody"]), ("milestones/7/actions/0/title", ["x"]))).Status);
        foreach (var address in new[] { Urls.OpsTemplate("nothing"), Urls.OpsTemplateText("nothing"), Urls.OpsTemplateVersions("nothing"), Urls.OpsTemplatePublish("nothing") })
            Assert.Equal(HttpStatusCode.NotFound, (await ops.Get(address)).Status);
    }

    private Task<Page> Open(string part, string template = Growing) => ops.Get(Urls.OpsTemplate(template, part));

    private Task<DefinitionDraft> Draft(string template = Growing) => host.Use<DefinitionDrafts, DefinitionDraft>(async (drafts, cancel) => (await drafts.Find("plan", template, cancel))!);

    private async Task Published(string title) =>
        await ops.Submit(await ops.Submit(await ops.Submit(await Open("about"), Save, ("title", [title])), Publish), Publish, ForNewPlans);

    private static string Preview(Page page) => page.Document.QuerySelector("#preview")!.TextContent;

    private static string Text(Page page) => page.Document.QuerySelector("textarea[name=Text]")!.TextContent.ReplaceLineEndings("\n");

    private static string Titled(Page page, string title) => string.Join('\n', Text(page).Split('\n')
        .Select(line => line.StartsWith("title:", StringComparison.Ordinal) ? $"title: {title}" : line));

    private async Task<int> Versions(string template = Growing) =>
        (await ops.Get(Urls.OpsTemplateVersions(template))).Document.QuerySelectorAll("table.data tbody tr").Length;
}
