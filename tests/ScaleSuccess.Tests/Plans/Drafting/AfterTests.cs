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
using ScaleSuccess.Tests.Plans.Ending;

namespace ScaleSuccess.Tests.Plans.Drafting;

/// <summary>An action may come after another one of its file.</summary>
public sealed class AfterTests
{
    private const string Plan = """
        segment: steady
        name: Steady
        title: "{{customer.name}}"
        days: 60
        milestones:
          - key: first_result
            title: First
            at: 50%
            actions:
              - { key: tell, title: Tell them, who: customer, after: decide, before: 10 }
              - { key: decide, title: Decide, who: customer, after: ask, before: 4, only_if: { where_now: { none_of: [all] } } }
              - { key: ask, title: Ask, who: vendor, before: 6 }
          - key: goal
            title: Reached
            at: 100%
            actions:
              - { key: compare, title: Compare, who: customer, after: tell, before: 30 }
        check_ins: { at: "10:00", every_days: 14 }
        """;

    [Theory]
    [InlineData("starting", "first_result.decide", 4)]
    [InlineData("all", "first_result.ask", 6)]
    public void It_is_due_no_sooner_than_what_comes_first_and_where_that_is_for_others_it_comes_after_what_that_one_came_after(string where, string first, int before)
    {
        var plan = Drafted(Plan, where);
        var due = plan.Schedule.Action(plan.Items.First(item => item.Kind == ItemKind.Milestone).DueOn!.Value, before);
        var (tell, compare) = (plan.Items.Single(item => item.Key == "first_result.tell"), plan.Items.Single(item => item.Key == "goal.compare"));
        Assert.Equal((first, due), (tell.After, tell.DueOn));
        Assert.Equal(("first_result.tell", due), (compare.After, compare.DueOn));
    }

    [Fact]
    public void All_that_comes_first_in_the_repositorys_plans_is_due_first()
    {
        var plans = from template in RepositoryDrafts.Files.Templates
                    from goal in RepositoryDrafts.Files.Goals
                    from place in new[] { "starting", "all", "switching" }
                    from size in new[] { "one", "few" }
                    let answers = new Answers(new Dictionary<string, string[]> { ["goals"] = [goal.Goal], ["where_now"] = [place], ["team_size"] = [size], ["by_when"] = ["2026-01-19"] })
                    select DraftPlan.From(RepositoryDrafts.Sources(template.Key, answers));
        var waiting = 0;
        foreach (var plan in plans)
            foreach (var action in plan.Items.Where(item => item.After is not null))
            {
                var first = plan.Items.Single(item => item.Kind == ItemKind.Action && item.Key == action.After);
                Assert.True(first.DueOn <= action.DueOn && action.DueOn <= plan.Items.Single(item => item.Kind == ItemKind.Milestone && item.Key == action.Parent).DueOn, $"{action.Key} after {first.Key}");
                waiting++;
            }
        Assert.InRange(waiting, 100, int.MaxValue);
    }

    [Theory]
    [InlineData("after: ask, before: 4", "after: compar, before: 4", 11, "This file has no action `compar`. Did you mean `compare`?")]
    [InlineData("key: ask, title: Ask, who: vendor", "key: ask, title: Ask, who: vendor, after: tell", 10, "It waits for itself: `tell` after `decide` after `ask` after `tell`. Take one `after` out.")]
    [InlineData("after: ask, before: 4", "after: decide, before: 4", 11, "It waits for itself: `decide` after `decide`.")]
    [InlineData("after: ask, before: 4", "after: compare, before: 4", 11, "`compare` belongs to a later milestone: move one of them.")]
    [InlineData("after: ask, before: 4", "after: Not a key, before: 4", 11, "lower-case letters")]
    public void What_cannot_come_first_is_a_mistake_with_its_line(string right, string wrong, int line, string says)
    {
        // Without the chain's end, so that only one thing is wrong.
        var text = (wrong.Contains("compare", StringComparison.Ordinal) ? Plan.Replace("after: tell, before: 30", "before: 30", StringComparison.Ordinal) : Plan).Replace(right, wrong, StringComparison.Ordinal);
        Assert.Contains(Expect.Bad(TemplateFile.Read("plans/steady.yaml", text)), mistake => mistake.Line == line && mistake.Sentence.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void A_goal_modules_actions_can_wait_for_each_other_only()
    {
        const string Module = """
            goal: save_time
            objective: Save time
            benefits:
              - { key: hours_back, title: Hours, measures: [report_hours] }
            actions:
              - { milestone: goal, key: one, title: One, who: customer, after: two }
              - { milestone: goal, key: two, title: Two, who: vendor, after: confirm_plan }
            """;
        Expect.One(GoalModuleFile.Read("plans/goal-save_time.yaml", Module), 7, "action `two`, `after`", "This file has no action `confirm_plan`");
    }

    [Fact]
    public void Where_a_plan_has_no_milestone_for_what_comes_first_it_can_be_begun_at_once()
    {
        const string Module = """
            goal: save_time
            objective: Save time
            benefits:
              - { key: hours_back, title: Hours, measures: [report_hours] }
            actions:
              - { milestone: kick_off, key: one, title: One, who: customer }
              - { milestone: first_result, key: two, title: Two, who: customer, after: one }
            """;
        var sources = Sources(Plan, "all", "save_time");
        var module = Expect.Good(GoalModuleFile.Read("plans/goal-save_time.yaml", Module));
        var plan = DraftPlan.From(sources with { Modules = new Dictionary<string, ParsedDefinition<GoalModule>> { ["save_time"] = new(sources.Modules["save_time"].Definition, module) } });
        Assert.Equal(((string?)null, "goal"), (plan.Items.Single(item => item.Key == "first_result.two").After, plan.Items.Single(item => item.Key == "goal.one").Parent));
    }

    [Fact]
    public async Task A_plan_keeps_what_comes_first_and_a_next_goals_actions_come_after_their_own()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var plan = await product.PlanOf(nora);
        Assert.Equal("first_result.connect_data", plan.Find(ItemKind.Action, "first_result.check_setup")!.After);
        Assert.Equal(["first_result.pick_slowest_report"], (await product.ViewOf(nora)).Plan.Items.Where(item => item.Key == "team_on_board.schedule_reports").Select(item => item.After));

        await product.ConfirmGoal(nora);
        await product.Start_next(nora, "new_people");
        plan = await product.PlanOf(nora);
        Assert.Equal("p2.first_result.list_first_tasks", plan.Find(ItemKind.Action, "p2.team_on_board.send_first_week")!.After);
        Assert.Equal("p2.first_result.connect_data", plan.Find(ItemKind.Action, "p2.first_result.check_setup")!.After);
    }

    [Fact]
    public async Task What_comes_first_follows_a_better_template_along_with_what_else_it_changes()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Edit_template(nora, text => text
            .Replace("after: connect_data, before: 3", "before: 3", StringComparison.Ordinal)
            .Replace("key: use_for_real, title: Use it for one real task this week, who: customer, role: user,", "key: use_for_real, title: Use it for a real task this week, who: customer, role: user, after: connect_data,", StringComparison.Ordinal));
        await product.Propose_template(nora);
        await product.Run<RedraftPlans>();
        var plan = await product.PlanOf(nora);
        Assert.Equal("Use it for a real task this week", plan.Find(ItemKind.Action, "first_result.use_for_real")!.Title);
        Assert.Equal(("first_result.connect_data", (string?)null), (plan.Find(ItemKind.Action, "first_result.use_for_real")!.After, plan.Find(ItemKind.Action, "first_result.check_setup")!.After));
    }

    private static DraftedPlan Drafted(string text, string where) => DraftPlan.From(Sources(text, where, ""));

    private static PlanSources Sources(string text, string where, string goal)
    {
        var sources = RepositoryDrafts.Sources("steady", new Answers(new Dictionary<string, string[]> { ["where_now"] = [where], ["goals"] = [goal] }));
        return sources with { Template = new(sources.Template.Definition, Expect.Good(TemplateFile.Read("plans/steady.yaml", text))) };
    }
}
