using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Console;

/// <summary>Who gets a template, its place among the others and when a section says enough are changed by form.</summary>
public sealed class TemplateAudienceTests
{
    private const string Save = ".survey-bar button[value=save]";

    [Fact]
    public async Task Ops_choose_answers_a_place_and_rules_and_sending_them_as_shown_changes_nothing()
    {
        await using var host = await TestHost.Start();
        var ops = await OpsConsole.SignedIn(host);
        var page = await ops.Get(Urls.OpsTemplate("growing", "who"));
        page = await ops.Submit(await ops.Submit(page, Save), Save);
        Assert.Equal(0, (await Draft(host)).Revision);
        page = await ops.Submit(await ops.Get(Urls.OpsTemplate("growing", "enough")), Save);
        Assert.Equal(0, (await Draft(host)).Revision);

        page = await ops.Get(Urls.OpsTemplate("growing", "who"));
        Assert.Contains("Before all others", page.Document.QuerySelector("select[name=order]")!.TextContent, StringComparison.Ordinal);
        var first = page.Document.QuerySelector("select[name=order] option:nth-child(1)")!.GetAttribute("value")!;
        page = await ops.Submit(page, Save, ("rule/team_size", ["", "many"]), ("rule/pace", ["", "careful"]), ("order", [first]), ("describes", ["Large and careful."]));
        await ops.Submit(await ops.Get(Urls.OpsTemplate("growing", "enough")), Save, ("enough/objectives/at_least", ["3"]), ("enough/benefits/known", [""]), ("enough/highlights/known", ["", "where_now"]));
        var nodes = (await Draft(host)).Nodes;
        Assert.Equal((first, "Large and careful.", "3"), (nodes.TextAt("order"), nodes.TextAt("describes"), nodes.TextAt("enough", "objectives", "at_least")));
        Assert.Equal(["many"], nodes.ItemsAt("rule", "team_size").Select(choice => ((YamlScalar)choice).Value));
        Assert.Equal(["careful"], nodes.ItemsAt("rule", "pace").Select(choice => ((YamlScalar)choice).Value));
        Assert.Null(nodes.At("enough", "benefits"));
        Assert.Single(nodes.ItemsAt("enough", "highlights", "known"));
        var told = string.Join("\n", (await ops.Get(Urls.OpsTemplatePublish("growing"))).Document.QuerySelectorAll(".survey-impact li").Select(change => change.TextContent.Trim()));
        Assert.Contains("When “Objectives” says enough: at least 3 lines, and “What do you want to achieve?” answered; was at least 2 lines, and “What do you want to achieve?” answered", told, StringComparison.Ordinal);
        Assert.Contains("When it is tried: sooner (", told, StringComparison.Ordinal);
        Assert.Contains("When “Benefits” says enough: as usual; was “", told, StringComparison.Ordinal);
        Assert.DoesNotMatch("at_least|known:|where_now|benefits", told);
    }

    [Fact]
    public async Task The_usual_rule_of_a_section_is_said_in_the_surveys_words()
    {
        await using var host = await TestHost.Start();
        var ops = await OpsConsole.SignedIn(host);
        var page = await ops.Submit(await ops.Get(Urls.OpsTemplate("steady", "enough")), Save, ("enough/criteria/at_least", [""]), ("enough/criteria/known", [""]));
        var usual = page.Document.QuerySelectorAll("#open .survey-part-note").Select(note => note.TextContent).Where(note => note.StartsWith("Usual: ", StringComparison.Ordinal)).ToList();
        Assert.Matches("^Usual: “[^_]+” answered$", Assert.Single(usual));
    }

    [Fact]
    public async Task Behind_the_template_that_takes_everybody_no_place_is_offered()
    {
        await using var host = await TestHost.Start();
        var places = (await (await OpsConsole.SignedIn(host)).Get(Urls.OpsTemplate("growing", "who"))).Document.QuerySelector("select[name=order]")!.TextContent;
        Assert.Contains("Before all others", places, StringComparison.Ordinal);
        Assert.DoesNotContain("After Step by step", places, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_about_its_place_leads_to_it()
    {
        await using var host = await TestHost.Start();
        var ops = await OpsConsole.SignedIn(host);
        var page = await ops.Submit(await ops.Get(Urls.OpsTemplate("growing", "who")), Save, ("order", ["10"]));
        var button = page.Document.QuerySelector("#preview .template-checks button")!;
        Assert.Equal(("open who", "Go to who gets it"), (button.GetAttribute("value"), button.TextContent.Trim()));
        var said = button.ParentElement!.TextContent;
        Assert.Contains("“Growing teams”, “When it is tried”: “Small and fast” has the same order", said, StringComparison.Ordinal);
    }

    private static Task<DefinitionDraft> Draft(TestHost host) => host.Use<DefinitionDrafts, DefinitionDraft>(async (drafts, cancel) => (await drafts.Find(Definition.Plan, "growing", cancel))!);
}
