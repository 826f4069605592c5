using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Redrafting;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Tests.Foundation;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Changing;

namespace ScaleSuccess.Tests.Plans.Drafting;

/// <summary>What of a template is for some customers only comes into the plans of those.</summary>
public sealed class OnlyIfTests
{
    private const string Plan = """
        segment: steady
        name: Steady
        title: "{{customer.name}}"
        days: 60
        highlights:
          - { text: For beginners, only_if: { where_now: [starting] } }
          - For all
          - { text: For the big, only_if: { customer.tier: [gold] } }
        milestones:
          - key: learn
            title: Learned
            at: 10%
            only_if: { where_now: { none_of: [all] } }
            actions:
              - { key: read, title: Read, who: customer }
          - key: first_result
            title: First
            at: 50%
            actions:
              - { key: ask, title: Ask the leaders, who: customer, only_if: [{ contact.role: [user] }, { challenges: [buy_in] }] }
          - key: goal
            title: Reached
            at: 100%
            actions:
              - { key: go_on, title: Go on, who: customer, only_if: { plan.state: [achieved] } }
              - { key: compare, title: Compare, who: customer }
        commitments:
          - { key: hour, title: An hour, who: customer, only_if: { pace: [fast] } }
        check_ins: { at: "10:00", every_days: 14 }
        """;

    [Fact]
    public void Each_customer_gets_what_is_for_it_and_lines_keep_their_numbers()
    {
        Assert.Equal(["highlight:steady.1", "highlight:steady.2", "milestone:learn", "action:learn.read", "milestone:goal", "action:goal.compare"], Drafted("starting", "champion"));
        Assert.Equal(["highlight:steady.2", "highlight:steady.3", "milestone:first_result", "action:first_result.ask", "milestone:goal", "action:goal.compare", "commitment:hour"],
            Drafted("all", "user", tier: "gold", pace: "fast"));
        Assert.Contains("action:goal.go_on", Drafted("all", "champion", phase: 2));
        Assert.Contains("action:first_result.ask", Drafted("all", "champion", challenge: "buy_in"));
    }

    [Fact]
    public void A_goals_action_keeps_its_milestone_in_the_plan_and_goes_to_the_last_one_without_it()
    {
        Assert.Contains("action:first_result.pick_slowest_report", Drafted("all", "champion", goal: "save_time"));
        var without = Plan.Replace("    key: first_result\n", "", StringComparison.Ordinal).Replace("title: First\n    at: 50%", "title: First\n    at: 50%\n    only_if: { where_now: [starting] }", StringComparison.Ordinal);
        Assert.Contains("action:goal.pick_slowest_report", Drafted("all", "champion", goal: "save_time", text: without));
    }

    [Theory]
    [InlineData("where_now: [starting]", "where_now: [begining]", "`highlights`, `only_if`", "`begining` is not one of `where_now`")]
    [InlineData("where_now: [starting]", "where_no: [starting]", "`highlights`, `only_if`", "The survey has no question `where_no`. Did you mean `where_now`?")]
    [InlineData("{ pace: [fast] }", "{ contact.rolle: [user] }", "commitment `hour`, `only_if`", "Did you mean `contact.role`?")]
    [InlineData("plan.state: [achieved]", "plan.state: [closed]", "action `go_on`, `only_if`", "When a plan is made, `plan.state` is none or, for a next goal, achieved.")]
    [InlineData("none_of: [all]", "none_off: [all]", "milestone `learn`", "`none_off` is not one of")]
    public void What_a_condition_names_and_cannot_be_is_a_mistake_with_its_line(string right, string wrong, string about, string says)
    {
        var text = Plan.Replace(right, wrong, StringComparison.Ordinal);
        var files = RepositoryFiles.Plans.Where(file => !file.File.EndsWith("steady.yaml", StringComparison.Ordinal)).Append(new DefinitionText("plans/steady.yaml", text)).ToList();
        var mistake = Assert.Single(Assert.IsType<Read<PlanFiles>.Bad>(PlanFiles.Read(RepositoryFiles.Survey, Segmented(files))).Mistakes);
        Assert.Contains(about, mistake.Key, StringComparison.Ordinal);
        Assert.Contains(says, mistake.Sentence, StringComparison.Ordinal);
        Assert.Equal(text.Split('\n').ToList().FindIndex(line => line.Contains(wrong, StringComparison.Ordinal)) + 1, mistake.Line - 2);
    }

    [Fact]
    public void The_goal_itself_and_what_asks_for_acceptance_are_in_every_plan()
    {
        var last = Plan.Replace("title: Reached\n", "title: Reached\n    only_if: { pace: [fast] }\n", StringComparison.Ordinal);
        Assert.Contains(Expect.Bad(TemplateFile.Read("plans/steady.yaml", last)), mistake => mistake.Sentence.StartsWith("The last milestone is the goal", StringComparison.Ordinal));
        var accepting = Plan.Replace("key: compare, title: Compare, who: customer", "key: confirm_plan, title: Accept, who: customer, only_if: { pace: [fast] }", StringComparison.Ordinal);
        Assert.Contains(Expect.Bad(TemplateFile.Read("plans/steady.yaml", accepting)), mistake => mistake.Sentence.StartsWith("Every plan asks to be accepted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whose_answers_change_gets_what_is_for_them_now_and_loses_what_is_not()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var milestone = (await product.PlanOf(nora)).Milestones()[0];
        await product.Edit_template(nora, text => text.Replace("      - { key: send_starter", "      - { key: tour, title: Take the tour, who: customer, only_if: { where_now: [starting] } }\n      - { key: tell, title: Tell us how you work, who: customer, only_if: { where_now: [all] } }\n      - { key: send_starter", StringComparison.Ordinal));
        await product.Propose_template(nora);
        await product.Change_answers(nora, ("where_now", ["starting"]));
        await product.Run<RedraftPlans>();
        Assert.Equal((true, false), await Has());
        await product.Change_answers(nora, ("where_now", ["all"]));
        await product.Run<RedraftPlans>();
        Assert.Equal((false, true), await Has());

        async Task<(bool Tour, bool Tell)> Has()
        {
            var plan = await product.PlanOf(nora);
            return (plan.Find(ItemKind.Action, $"{milestone.Key}.tour") is not null, plan.Find(ItemKind.Action, $"{milestone.Key}.tell") is not null);
        }
    }

    [Fact]
    public void Who_uses_it_already_is_not_told_to_choose_a_pilot_team()
    {
        var answers = new Answers(new Dictionary<string, string[]> { ["where_now"] = ["all"] });
        Assert.DoesNotContain(DraftPlan.From(RepositoryDrafts.Sources("growing", answers)).Items, item => item.Title.Contains("pilot", StringComparison.OrdinalIgnoreCase));
    }

    private static List<string> Drafted(string where, string role, string? tier = null, string pace = "steady", string challenge = "no_time", string goal = "", int phase = 1, string text = Plan)
    {
        var answers = new Answers(new Dictionary<string, string[]> { ["where_now"] = [where], ["how"] = [pace], ["challenges"] = [challenge], ["goals"] = [goal] });
        var sources = RepositoryDrafts.Sources("steady", answers);
        var template = Expect.Good(TemplateFile.Read("plans/steady.yaml", text));
        var drafted = DraftPlan.From(sources with { Template = new(sources.Template.Definition, template), Facts = PlanFacts.Of(tier, null, "steady", role, phase) });
        return [.. drafted.Items.Where(item => item.Kind is ItemKind.Highlight or ItemKind.Milestone or ItemKind.Action or ItemKind.Commitment && (goal.Length > 0 || item.Origin.Choice is null)).Select(item => $"{item.Kind}:{item.Key}")];
    }

    /// <summary>With what the segment needs besides, in two lines at the top.</summary>
    private static List<DefinitionText> Segmented(List<DefinitionText> files) =>
        [.. files.Select(file => file.File == "plans/steady.yaml" ? file with { Content = "describes: All others.\norder: 100\n" + file.Content } : file)];
}
