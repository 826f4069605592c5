using System.Net;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Portal;

namespace ScaleSuccess.Tests.Console;

/// <summary>Two people have the same template open.</summary>
public sealed class TemplateClashTests : IAsyncLifetime
{
    private const string Save = "button[value=save]", First = "milestones/0", Growing = "growing";
    private TestHost host = null!;
    private Browser ops = null!;

    public async Task InitializeAsync()
    {
        host = await TestHost.Start();
        ops = await OpsConsole.SignedIn(host);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Two_people_who_change_different_things_both_keep_theirs_and_of_the_same_the_later_is_asked()
    {
        var (mine, theirs, same, words) = (await Open("milestones/3"), await Open(First), await Open(First), await Open("criteria"));
        await ops.Submit(theirs, Save, ($"{First}/title", ["Theirs"]));
        // One more comes before the goal; what I change is still the same milestone.
        await ops.Submit(await Open(First), "button[value='add milestones']");
        await ops.Submit(mine, Save, ("milestones/3/title", ["Mine"]));
        await ops.Submit(words, Save, ("criteria/0/text", ["Mine, too"]));
        Assert.Equal(("Theirs", "Mine"), (Words(await Draft(), 0), Words(await Draft(), 4)));
        Assert.Contains("- Mine, too", (await Draft()).Source, StringComparison.Ordinal);

        var told = await ops.Submit(same, Save, ($"{First}/title", ["Mine again"]));
        Assert.Contains("has changed the same meanwhile", told.Text, StringComparison.Ordinal);
        Assert.Contains("Reworded milestone: “Mine again”, was “Theirs”", told.Text, StringComparison.Ordinal);
        Assert.Equal("Mine again", told.Document.QuerySelector($"[name='{First}/title']")!.GetAttribute("value"));
        await ops.Submit(told, Save);
        Assert.Equal("Mine again", Words(await Draft(), 0));

        static string? Words(DefinitionDraft draft, int milestone) => ScaleSuccess.Definitions.YamlChange.TextAt(draft.Nodes, "milestones", milestone, "title");
    }

    [Fact]
    public async Task Whatever_somebody_else_moves_takes_out_or_adds_in_a_milestone_what_I_type_stays_with_its_action()
    {
        var (mine, same) = (await Open(First), await Open(First));
        var keys = Keys(await Draft());
        await ops.Submit(await Open(First), $"button[value='down {First}/actions/0']");
        await ops.Submit(await Open(First), $"button[value='remove {First}/actions/2']");
        await ops.Submit(await Open(First), $"button[value='add {First}/actions']", ($"{First}/actions/1/title", ["Theirs"]));
        await ops.Submit(mine, Save, ($"{First}/title", ["Renamed"]), ($"{First}/actions/1/title", ["Mine"]));
        var draft = await Draft();
        Assert.Equal([keys[1], keys[0]], Keys(draft).Take(2));
        Assert.DoesNotContain(keys[2], Keys(draft));
        Assert.Equal(("Renamed", "Mine", "Theirs"), (TextAt(draft, First + "/title"), TextAt(draft, First + "/actions/0/title"), TextAt(draft, First + "/actions/1/title")));

        // What both have worded is asked about, at its new place.
        var told = await ops.Submit(same, Save, ($"{First}/actions/0/title", ["Mine, too"]));
        Assert.Contains("Reworded action in “Renamed”: “Mine, too”, was “Theirs”", told.Text, StringComparison.Ordinal);
        Assert.Equal("Mine, too", told.Document.QuerySelector($"[name='{First}/actions/1/title']")!.GetAttribute("value"));
        await ops.Submit(told, Save);
        Assert.Equal([keys[1], keys[0]], Keys(await Draft()).Take(2));
        Assert.Equal(("Mine", "Mine, too"), (TextAt(await Draft(), First + "/actions/0/title"), TextAt(await Draft(), First + "/actions/1/title")));

        static List<string?> Keys(DefinitionDraft draft) => [.. ScaleSuccess.Definitions.YamlChange.ItemsAt(draft.Nodes, DraftPath.Of(First + "/actions")).Select(action => ScaleSuccess.Definitions.YamlChange.TextAt(action, "key"))];
        static string? TextAt(DefinitionDraft draft, string path) => ScaleSuccess.Definitions.YamlChange.TextAt(draft.Nodes, DraftPath.Of(path));
    }

    [Fact]
    public async Task The_preview_goes_on_following_what_I_type_when_somebody_else_has_saved()
    {
        var mine = await Open(First);
        await ops.Submit(await Open("milestones/1"), Save, ("milestones/1/title", ["Saved by somebody else"]));
        mine.Document.QuerySelector("form.survey-editor")!.SetAttribute("action", Urls.OpsTemplatePreview(Growing));
        var preview = await ops.Submit(mine, "form.survey-editor", ($"{First}/title", ["Typed by me"]));
        Assert.Contains("Typed by me", preview.Text, StringComparison.Ordinal);
        Assert.Contains("Saved by somebody else", preview.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_of_somebody_whose_session_has_ended_is_refused_and_leads_to_no_other_page()
    {
        var form = await Open(First);
        await host.Ask(db => db.Database.ExecuteAsync("delete from ops_sessions", default));
        form.Document.QuerySelector("form.survey-editor")!.SetAttribute("action", Urls.OpsTemplatePreview(Growing));
        ops.Http.DefaultRequestHeaders.Add("Sec-Fetch-Dest", "empty");
        var preview = await ops.Submit(form, "form.survey-editor");
        Assert.Equal(HttpStatusCode.Unauthorized, preview.Status);
        Assert.Equal(Urls.OpsTemplatePreview(Growing), preview.Url.AbsolutePath);
    }

    [Theory]
    [InlineData("highlights")]
    [InlineData($"{First}/actions")]
    [InlineData("commitments")]
    [InlineData("milestones")]
    public async Task Two_people_who_add_at_once_get_one_each_and_a_second_click_adds_nothing_more(string list)
    {
        var part = list == "milestones" ? First : list.Replace("/actions", "", StringComparison.Ordinal);
        var (mine, theirs, before) = (await Open(part), await Open(part), Count(await Draft()));
        var add = $"button[value='add {list}']";
        var pages = new[] { await ops.Submit(mine, add), await ops.Submit(mine, add), await ops.Submit(theirs, add), await ops.Submit(mine, add) };
        Assert.Equal(before + 2, Count(await Draft()));
        Assert.Equal(pages[0].Url, pages[1].Url);
        Assert.Equal(pages[0].Url, pages[3].Url);
        Assert.NotEqual(pages[0].Url, pages[2].Url);

        // Who goes back and adds once more means it.
        await ops.Submit(await Open(part), add);
        Assert.Equal(before + 3, Count(await Draft()));

        int Count(DefinitionDraft draft) => ScaleSuccess.Definitions.YamlChange.ItemsAt(draft.Nodes, DraftPath.Of(list)).Count;
    }

    [Fact]
    public async Task What_is_added_where_somebody_else_has_taken_all_out_is_asked_about()
    {
        var mine = await Open("milestones/1");
        await ops.Submit(await Open("milestones/1"), "button[value='remove milestones/1']");
        var told = await ops.Submit(mine, "button[value='add milestones/1/actions']");
        Assert.Contains("has changed the same meanwhile", told.Text, StringComparison.Ordinal);
        Assert.Equal(3, ScaleSuccess.Definitions.YamlChange.ItemsAt((await Draft()).Nodes, "milestones").Count);
        Assert.DoesNotContain("- who: customer", (await Draft()).Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_two_people_write_into_the_lines_that_they_have_added_stays_in_two_lines()
    {
        var (mine, theirs) = (await Open("highlights"), await Open("highlights"));
        (mine, theirs) = (await ops.Submit(mine, "button[value='add highlights']"), await ops.Submit(theirs, "button[value='add highlights']"));
        var last = theirs.Document.QuerySelectorAll(".template-line").Length - 1;
        await ops.Submit(mine, Save, ($"highlights/{last - 1}/text", ["Mine"]));
        await ops.Submit(theirs, Save, ($"highlights/{last}/text", ["Theirs"]));
        Assert.Equal(["Mine", "Theirs"], ScaleSuccess.Definitions.YamlChange.ItemsAt((await Draft()).Nodes, "highlights").TakeLast(2).Select(line => (line as ScaleSuccess.Definitions.YamlScalar)?.Value));
    }

    [Fact]
    public async Task Only_what_both_have_changed_is_asked_about()
    {
        var (mine, theirs) = (await Open("about"), await Open("about"));
        await ops.Submit(theirs, Save, ("title", ["Theirs"]));
        var told = await ops.Submit(mine, Save, ("title", ["Mine"]), ("days", ["77"]));
        Assert.Equal("The plan’s title: Mine, was Theirs", Assert.Single(told.Document.QuerySelectorAll(".notice.warning li"), change => change.Closest("#preview") is null).TextContent.Trim());
        await ops.Submit(told, Save);
        Assert.Equal("77", ScaleSuccess.Definitions.YamlChange.TextAt((await Draft()).Nodes, "days"));
    }

    [Fact]
    public async Task Of_two_who_change_the_text_both_keep_what_they_wrote_and_what_they_noted()
    {
        var (mine, theirs) = (await ops.Get(Urls.OpsTemplateText("growing")), await ops.Get(Urls.OpsTemplateText("growing")));
        await ops.Submit(theirs, Save, ("Text", ["# Theirs\n" + Titled(theirs, "A title of theirs")]));
        await ops.Submit(await Open(First), Save, ($"{First}/title", ["By form"]));
        var text = Text(mine).TrimEnd('\n') + "\n# Mine\n";
        await ops.Submit(mine, Save, ("Text", [System.Text.RegularExpressions.Regex.Replace(text, "(?m)^days: .*$", "days: 77")]));
        var draft = (await Draft()).Source;
        foreach (var kept in new[] { "# Theirs\n", "title: A title of theirs\n", "By form", "days: 77\n", "# Mine\n" }) Assert.Contains(kept, draft, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_write_the_same_text_anew_the_later_is_asked()
    {
        var (mine, theirs) = (await ops.Get(Urls.OpsTemplateText("growing")), await ops.Get(Urls.OpsTemplateText("growing")));
        await ops.Submit(theirs, Save, ("Text", [Titled(theirs, "Theirs")]));
        var late = await ops.Submit(mine, Save, ("Text", [Titled(mine, "Mine")]));
        Assert.Contains("admin has changed the same meanwhile", late.Text, StringComparison.Ordinal);
        Assert.Contains("The plan’s title: Mine, was Theirs", late.Text, StringComparison.Ordinal);
        Assert.Contains("Mine", Text(late), StringComparison.Ordinal);
        Assert.Contains("Theirs", (await Draft()).Source, StringComparison.Ordinal);
        await ops.Submit(late, Save);
        Assert.Contains("Mine", (await Draft()).Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_cannot_be_read_replaces_what_somebody_else_saved_only_when_it_is_sent_again()
    {
        var (mine, theirs) = (await ops.Get(Urls.OpsTemplateText("growing")), await ops.Get(Urls.OpsTemplateText("growing")));
        await ops.Submit(theirs, Save, ("Text", [Titled(theirs, "Theirs")]));
        var late = await ops.Submit(mine, Save, ("Text", ["title: ["]));
        Assert.Contains("admin has changed the draft meanwhile", late.Text, StringComparison.Ordinal);
        Assert.Contains("Theirs", (await Draft()).Source, StringComparison.Ordinal);
        await ops.Submit(late, Save);
        Assert.Equal("title: [", (await Draft()).Source);
    }

    private Task<Page> Open(string part, string template = Growing) => ops.Get(Urls.OpsTemplate(template, part));

    private Task<DefinitionDraft> Draft(string template = Growing) => host.Use<DefinitionDrafts, DefinitionDraft>(async (drafts, cancel) => (await drafts.Find("plan", template, cancel))!);

    private static string Text(Page page) => page.Document.QuerySelector("textarea[name=Text]")!.TextContent.ReplaceLineEndings("\n");

    private static string Titled(Page page, string title) => string.Join('\n', Text(page).Split('\n')
        .Select(line => line.StartsWith("title:", StringComparison.Ordinal) ? $"title: {title}" : line));
}
