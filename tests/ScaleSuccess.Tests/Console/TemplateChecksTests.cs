using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Console;

/// <summary>Ops see what is wrong or doubtful in a template while they edit it, go there and mend it.</summary>
public sealed class TemplateChecksTests : IAsyncLifetime
{
    private const string Save = ".survey-bar button[value=save]", Publish = "button[value=publish]", Checks = "#preview .template-checks";
    private TestHost host = null!;
    private Browser ops = null!;

    public async Task InitializeAsync()
    {
        host = await TestHost.Start();
        ops = await OpsConsole.SignedIn(host);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task What_is_fine_is_said_to_be_fine() =>
        Assert.Contains("Nothing is wrong, and nothing is doubtful.", (await ops.Get(Urls.OpsTemplate("growing"))).Document.QuerySelector(Checks)!.TextContent, StringComparison.Ordinal);

    [Theory]
    [InlineData("milestones/0/actions", "milestones/0", "action", "say what is to be done, or remove it.")]
    [InlineData("milestones", "milestones/0", "milestone", "say what is reached by then, or remove it.")]
    [InlineData("commitments", "commitments", "commitment", "say what is promised, or remove it.")]
    [InlineData("highlights", "highlights", "highlight", "write it, or remove it.")]
    public async Task What_is_new_is_not_scolded_before_it_is_left_and_then_once_with_the_way_to_it(string list, string part, string noun, string said)
    {
        var page = await ops.Submit(await ops.Get(Urls.OpsTemplate("growing", part)), $"button[value='add {list}']");
        var added = page.Document.QuerySelector("input[name=open]")!.GetAttribute("value")!;
        Assert.Empty(page.Document.QuerySelectorAll(".survey-wrong, .notice.danger"));
        Assert.Contains("What is new waits for its words.", page.Document.QuerySelector(Checks)!.TextContent, StringComparison.Ordinal);
        // Nor does it stand in the way of the preview.
        Assert.DoesNotContain("Until all is fixed", page.Text, StringComparison.Ordinal);
        page.Document.QuerySelector("form.survey-editor")!.SetAttribute("action", Urls.OpsTemplatePreview("growing"));
        Assert.Empty((await ops.Submit(page, "form.survey-editor")).Document.QuerySelectorAll(".survey-wrong"));

        page = await ops.Get(Urls.OpsTemplate("growing", "about"));
        var check = Assert.Single(page.Document.QuerySelectorAll(Checks + " li"));
        Assert.Contains($"To fix, new {noun}: {said}", check.TextContent, StringComparison.Ordinal);
        Assert.Equal($"Go to the new {noun}", check.QuerySelector("button")!.TextContent.Trim());
        Assert.Equal($"open {added}", check.QuerySelector("button")!.GetAttribute("value"));
        page = await ops.Get(Urls.OpsTemplatePublish("growing"));
        Assert.Equal($"new {noun}: {said} Go to the new {noun}", Assert.Single(page.Document.QuerySelectorAll(".notice.danger li")).TextContent.Trim());
        Assert.Null(page.Document.QuerySelector(Publish));
    }

    [Fact]
    public async Task A_condition_with_nothing_chosen_stays_one_and_a_choice_is_asked_for()
    {
        const string Line = "if:milestones/0/actions/1/only_if:0:0";
        var page = await ops.Submit(await ops.Get(Urls.OpsTemplate("growing", "milestones/0/actions/1")), Save, ($"{Line}:name", ["pace"]), ($"{Line}:is", ["AnyOf"]));
        Assert.Equal("AnyOf", page.Document.QuerySelector($"select[name='{Line}:is'] [selected]")!.GetAttribute("value"));
        var check = Assert.Single(page.Document.QuerySelectorAll(Checks + " li")).TextContent;
        Assert.Contains("“How do you want to get there?”: Nothing is chosen: choose what it is compared with, or take this line out.", check, StringComparison.Ordinal);
        page = await ops.Submit(page, Save, ($"{Line}:value", ["fast"]));
        Assert.Empty(page.Document.QuerySelectorAll(Checks + " li"));
    }

    [Fact]
    public async Task Whoever_has_too_little_time_is_not_said_to_have_days_in_reserve()
    {
        var people = (await ops.Get(Urls.OpsTemplate("growing"))).Document.QuerySelectorAll("select[name=as] option").Select(option => option.GetAttribute("value")!).ToList();
        await ops.Submit(await ops.Get(Urls.OpsTemplate("growing", "milestones/1")), Save, ("milestones/1/actions/0/before", ["55"]));
        var kept = 0;
        foreach (var person in people)
        {
            var said = (await ops.Get(Urls.OpsTemplate("growing", person: person))).Document.QuerySelector("#preview")!.TextContent;
            Assert.Contains("too little for all of this", said, StringComparison.Ordinal);
            Assert.DoesNotContain("in reserve", said, StringComparison.Ordinal);
            if (said.Contains("of them kept back as a reserve", StringComparison.Ordinal)) kept++;
        }
        Assert.True(kept > 0);
    }

    [Fact]
    public async Task Doubts_are_said_while_something_is_wrong_the_mistakes_first()
    {
        var page = await ops.Submit(await ops.Get(Urls.OpsTemplate("growing", "milestones/1")), Save, ("milestones/1/actions/0/before", ["55"]), ("milestones/1/actions/1/before", ["99"]));
        Assert.Equal(["To fix", "Worth a look"], page.Document.QuerySelectorAll(Checks + " li strong").Select(one => one.TextContent));
        Assert.Contains("1 thing to fix before it can be published, and 1 thing worth a look.", page.Document.QuerySelector(Checks)!.TextContent, StringComparison.Ordinal);
        var bar = page.Document.QuerySelector(".survey-bar")!.TextContent;
        Assert.Contains("1 thing to fix", bar, StringComparison.Ordinal);
        Assert.Contains("1 thing worth a look", bar, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_doubtful_is_said_once_more_before_it_is_published_with_the_way_there()
    {
        var page = await ops.Submit(await ops.Get(Urls.OpsTemplate("growing", "milestones/1")), Save, ("milestones/1/actions/0/before", ["55"]));
        page = await ops.Submit(page, Publish);
        var doubt = page.Document.QuerySelector(".publish-doubts li")!;
        Assert.Contains("Choose a pilot team of three to five", doubt.TextContent, StringComparison.Ordinal);
        page = await ops.Get(doubt.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Equal("55", page.Document.QuerySelector("details[open] input[name='milestones/1/actions/0/before']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_doubt_stands_in_the_list_and_at_its_line_leads_there_keeps_what_was_typed_and_can_be_published()
    {
        var page = await ops.Submit(await ops.Get(Urls.OpsTemplate("growing", "milestones/1")), Save, ("milestones/1/actions/0/before", ["55"]));
        Assert.Contains("action “Choose a pilot team of three to five”, “working days before the milestone”: No customer can meet it", page.Document.QuerySelector(Checks)!.TextContent, StringComparison.Ordinal);
        Assert.Contains("worth a look", page.Document.QuerySelector(".template-line")!.TextContent, StringComparison.Ordinal);
        var way = page.Document.QuerySelector($"{Checks} button[name=do]")!;
        Assert.Equal(("open milestones/1/actions/0", "Go to “Choose a pilot team of three to five”"), (way.GetAttribute("value"), way.TextContent));

        // From another part: what was typed there is kept.
        page = await ops.Get(Urls.OpsTemplate("growing", "about"));
        page = await ops.Submit(page, $"{Checks} button[name=do]", ("name", ["Teams that grow"]));
        Assert.Contains("open=milestones", page.Url.Query, StringComparison.Ordinal);
        Assert.True(page.Document.QuerySelector(".template-line details")!.HasAttribute("open"));
        Assert.Contains("name: Teams that grow", await host.Ask(db => db.Database.SqlQuery<string>($"select source as \"Value\" from definition_drafts").SingleAsync()), StringComparison.Ordinal);

        Assert.Null((await ops.Submit(page, Publish)).Document.QuerySelector(".notice.danger"));
    }

    [Fact]
    public async Task What_comes_first_is_chosen_from_the_actions_before_and_a_circle_is_to_be_fixed()
    {
        var page = await ops.Get(Urls.OpsTemplate("growing", "milestones/1"));
        var offered = page.Document.QuerySelectorAll("[name='milestones/1/actions/0/after'] option").Select(option => option.GetAttribute("value")).ToList();
        Assert.Contains("say_why", offered);
        Assert.DoesNotContain("choose_pilot", offered);
        Assert.DoesNotContain("name_helpers", offered);
        page = await ops.Submit(page, Save, ("milestones/1/actions/0/after", ["set_up_access"]));
        Assert.Contains("after “Set up sign-in and permissions”", page.Document.QuerySelector(".template-line summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("after “Set up sign-in and permissions”", page.Document.QuerySelector("#preview")!.TextContent, StringComparison.Ordinal);

        page = await ops.Submit(page, Save, ("milestones/1/actions/2/after", ["choose_pilot"]));
        Assert.Contains("It waits for itself", page.Document.QuerySelector(Checks)!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2 things to fix", page.Document.QuerySelector(Checks)!.TextContent, StringComparison.Ordinal);
        Assert.Null((await ops.Submit(page, Publish)).Document.QuerySelector("button[value=publish]"));
        page = await ops.Submit(await ops.Get(Urls.OpsTemplate("growing", "milestones/1")), Save, ("milestones/1/actions/0/after", [""]));
        Assert.Null(page.Document.QuerySelector($"{Checks} li"));
    }

    [Fact]
    public async Task While_it_is_typed_checks_boxes_marks_and_bar_are_all_of_one_moment()
    {
        var page = await ops.Get(Urls.OpsTemplate("growing", "milestones/1"));
        page.Document.QuerySelector("form.survey-editor")!.SetAttribute("action", Urls.OpsTemplatePreview("growing"));
        var live = await ops.Submit(page, "form.survey-editor", ("milestones/1/actions/0/before", ["55"]), ("milestones/1/actions/1/before", ["99"]));
        Assert.Contains("Worth a look", live.Document.QuerySelector("#found-box-milestones-1[hx-swap-oob]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("to fix", live.Document.QuerySelector("#found-mark-milestones-1-actions-1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("No customer can meet it", live.Document.QuerySelector("#found-notes-milestones-1-actions-0")!.TextContent, StringComparison.Ordinal);
        var bar = live.Document.QuerySelector("#bar-words[hx-swap-oob]")!.TextContent;
        Assert.Contains("Not saved yet: checks and preview show what you have typed", bar, StringComparison.Ordinal);
        Assert.Contains("1 thing to fix", bar, StringComparison.Ordinal);
        Assert.Contains("2 changes", bar, StringComparison.Ordinal);
        // Each has its place on the page.
        foreach (var found in live.Document.QuerySelectorAll("[hx-swap-oob]")) Assert.NotNull(page.Document.GetElementById(found.Id!));

        live = await ops.Submit(page, "form.survey-editor");
        Assert.Contains("Nothing is changed", live.Document.QuerySelector("#bar-words")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bar_says_what_publishing_does_to_plans_that_live_as_it_is_saved()
    {
        await Loop.A_customer_with_a_plan(host);
        var segment = await host.Ask(db => db.Database.SqlQuery<string>($"select segment as \"Value\" from plans").SingleAsync());
        var page = await ops.Get(Urls.OpsTemplate(segment, "milestones/1"));
        Assert.Null(page.Document.QuerySelector("#bar-words [hx-get]"));
        page = await ops.Submit(page, Save, ("milestones/1/title", ["A first result that helps"]));
        var line = page.Document.QuerySelector("#bar-words [hx-get]")!;
        Assert.Contains("What it does to plans that live", line.TextContent, StringComparison.Ordinal);
        Assert.Equal("1 plan would follow", (await ops.Get(line.GetAttribute("hx-get")!)).Document.QuerySelector($"a[href='{Urls.OpsTemplateImpact(segment)}']")!.TextContent);
    }

    [Fact]
    public async Task What_is_filled_in_is_picked_by_its_name_and_said_beside_the_text()
    {
        var page = await ops.Get(Urls.OpsTemplate("growing", "highlights"));
        var named = page.Document.QuerySelectorAll(".names-list li").Select(one => one.TextContent).ToList();
        Assert.Contains(named, one => one.Contains("The customer’s name", StringComparison.Ordinal));
        Assert.Contains(named, one => one.Contains("Answer to “Where are you today?”", StringComparison.Ordinal) || one.Contains("Answer to “", StringComparison.Ordinal));
        var beside = page.Document.QuerySelector("#filled-in-highlights-0")!.TextContent;
        Assert.Contains("{{answers.where_now}}", beside, StringComparison.Ordinal);
        Assert.Contains("Answer to “", beside, StringComparison.Ordinal);
        Assert.Contains("e.g. ", beside, StringComparison.Ordinal);
        Assert.Equal("[if pace: Your pace: [pace]. ]Target date: [deadline].", (await ops.Get(Urls.OpsTemplate("steady", "highlights"))).Document.QuerySelectorAll(".template-line .survey-part-title")[1].TextContent);
        Assert.StartsWith("Today: [where now].", page.Document.QuerySelector(".template-line .survey-part-title")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_shows_the_line_what_to_look_for_and_the_way_there_and_keeps_what_was_typed()
    {
        const string Typed = "segment: growing\nname: Growing: teams\ndays: 120\n";
        var page = await ops.Submit(await ops.Get(Urls.OpsTemplateText("growing")), Save, ("Text", [Typed]));
        Assert.Equal(Typed.TrimEnd(), page.Document.QuerySelector("textarea[name=Text]")!.TextContent.Trim());
        var check = page.Document.QuerySelector($"{Checks} li")!;
        Assert.Contains("A text with a colon needs quotes around it", check.TextContent, StringComparison.Ordinal);
        Assert.Contains("name: Growing: teams", check.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector(check.QuerySelector("a")!.GetAttribute("href")!));
        Assert.DoesNotContain(" changes", page.Document.QuerySelector("#bar-words")!.TextContent, StringComparison.Ordinal);
        page = await ops.Get(Urls.OpsTemplatePublish("growing"));
        Assert.Equal("Go to line 2", page.Document.QuerySelector(".notice.danger li a")!.TextContent);
    }

    [Fact]
    public async Task Of_a_draft_that_is_gone_meanwhile_the_bar_says_no_more() =>
        Assert.Equal(System.Net.HttpStatusCode.NoContent, (await ops.Get(Urls.OpsTemplateImpactLine("growing"))).Status);

    [Fact]
    public async Task On_the_yaml_tab_the_same_list_leads_to_the_form()
    {
        var page = await ops.Get(Urls.OpsTemplateText("goal-lower_cost"));
        var text = page.Document.QuerySelector("textarea[name=Text]")!.TextContent.ReplaceLineEndings("\n").Replace("[tool_cost]", "[errors]", StringComparison.Ordinal);
        page = await ops.Submit(page, Save, ("Text", [text]));
        Assert.Contains("it shows no benefit", page.Document.QuerySelector(Checks)!.TextContent, StringComparison.Ordinal);
        page = await ops.Submit(page, $"{Checks} button[name=do]");
        Assert.Equal(Urls.OpsTemplate("goal-lower_cost"), page.Url.AbsolutePath);
        Assert.NotNull(page.Document.QuerySelector("#open .notice.warning"));
    }
}
