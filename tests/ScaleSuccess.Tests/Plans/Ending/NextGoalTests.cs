using ScaleSuccess.Customers;
using ScaleSuccess.Engagement;
using ScaleSuccess.Outcomes;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Ending;
using ScaleSuccess.Plans.Standing;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Plans.Ending;

/// <summary>A plan that has reached its goal goes on with the next one. The usual answers chose to save time and to see the numbers.</summary>
public sealed class NextGoalTests
{
    [Fact]
    public async Task Offered_are_the_surveys_goals_that_have_a_module_and_are_not_in_the_plan()
    {
        await using var product = await Product.New();
        var nora = await At_the_goal(product);
        Assert.Equal(["fewer_mistakes", "faster_approvals", "one_place", "quick_answers", "new_people", "more_use", "lower_cost", "audit_ready"], (await product.NextGoals(nora)).Select(goal => goal.Key));
        Assert.All(await product.NextGoals(nora), goal => Assert.False(goal.IsOwn));
    }

    [Fact]
    public async Task A_goal_that_the_customer_had_chosen_comes_first()
    {
        await using var product = await Product.New();
        var nora = await At_the_goal(product);
        await product.Sql("delete from plan_items where kind = 'objective' and key = 'see_numbers'");
        Assert.Equal(new NextGoal("see_numbers", "See our numbers at any time", true), (await product.NextGoals(nora))[0]);
    }

    [Fact]
    public async Task The_same_plan_goes_on_with_its_own_objective_milestones_and_dates()
    {
        await using var product = await Product.New();
        var nora = await At_the_goal(product);
        var before = await product.ViewOf(nora);
        Assert.IsType<StartOutcome.Started>(await product.Start_next(nora, "quick_answers", "2026-07-01"));

        var view = await product.ViewOf(nora);
        Assert.Equal((before.Plan.Id, 2, 2, new DateOnly(2026, 7, 1), new DateOnly(2026, 3, 2)), (view.Plan.Id, view.Plan.Phase, view.Plan.Version, view.Plan.Deadline, view.Plan.StartedOn));
        Assert.Equal(["Answer our customers faster"], view.Of(ItemKind.Objective).Select(item => item.Title));
        Assert.Contains("Happier customers", view.Of(ItemKind.Benefit).Select(item => item.Title));
        Assert.Equal(["Every customer has a first answer within one working day."], view.Of(ItemKind.Criterion).Select(item => item.Title));
        Assert.Equal(["p2.kick_off", "p2.first_result", "p2.team_on_board", "p2.goal"], view.Of(ItemKind.Milestone).Select(item => item.Key));
        Assert.Contains("p2.first_result.collect_questions", view.Of(ItemKind.Action).Select(item => item.Key));
        Assert.All(view.Of(ItemKind.Action), action => Assert.Contains(view.Of(ItemKind.Milestone), milestone => milestone.Key == action.Parent));
        Assert.All(view.Of(ItemKind.Action).Concat(view.Of(ItemKind.Milestone)), item => Assert.InRange(item.DueOn!.Value, new DateOnly(2026, 3, 3), view.Plan.Deadline));
        Assert.Equal(before.Of(ItemKind.Measure).Select(item => item.Id), view.Of(ItemKind.Measure).Select(item => item.Id));
        Assert.Equal(before.Plan.Items.Select(item => (item.Key, item.DueOn, item.DoneAt)), view.OfPhase(ItemKind.Objective, 1).Concat(view.Plan.Items).Distinct()
            .Where(item => item.Phase == 1).OrderBy(item => item.Id).Select(item => (item.Key, item.DueOn, item.DoneAt)));
    }

    [Fact]
    public async Task What_asks_for_acceptance_is_not_asked_as_an_action_again_but_the_new_version_waits_for_its_own_yes()
    {
        await using var product = await Product.New();
        var nora = await At_the_goal(product);
        await product.Start_next(nora, "quick_answers");
        var view = await product.ViewOf(nora);
        Assert.DoesNotContain(view.Of(ItemKind.Action), action => action.AcceptsPlan);
        Assert.DoesNotContain(view.Plan.Items, view.IsOverdue);
        Assert.Equal((NeedKind.Acceptance, null), (await product.NeedsOf(nora))[0] is var first ? (first.Kind, first.Item) : default);
        Assert.False(await product.Accept(nora, 1));
        Assert.True(await product.Accept(nora, 2));
        Assert.DoesNotContain(await product.NeedsOf(nora), need => need.Kind == NeedKind.Acceptance);
        Assert.True(view.Plan.IsDone(view.Plan.Items.Single(item => item.AcceptsPlan)));
    }

    [Fact]
    public async Task What_makes_sense_once_is_not_asked_for_again_when_it_is_done_and_the_rest_is()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        await product.Accept(nora);
        await product.Tick(nora, "kick_off.invite_team");
        await product.Tick(nora, "first_result.connect_data");
        await product.ConfirmGoal(nora);
        await product.Start_next(nora, "quick_answers");
        var actions = (await product.ViewOf(nora)).Of(ItemKind.Action).Select(item => item.Key).ToList();
        Assert.DoesNotContain("p2.kick_off.invite_team", actions);
        Assert.Contains("p2.first_result.connect_data", actions);
        // Nobody has sent the videos yet.
        Assert.Contains("p2.team_on_board.send_short_videos", actions);
        // Done in the first phase, it is not asked for in the third either.
        await product.ConfirmGoal(nora, 2);
        await product.Start_next(nora, "one_place");
        Assert.DoesNotContain("p3.kick_off.invite_team", (await product.ViewOf(nora)).Of(ItemKind.Action).Select(item => item.Key));
    }

    [Fact]
    public async Task A_milestone_of_which_nothing_is_left_is_left_out()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        var template = (await product.PlanOf(nora)).Segment;
        await product.Sql($$"""
            with newer as (
                insert into definitions (kind, key, version, source, origin, author, created_at)
                select kind, key, 2, regexp_replace(source, '(key: (send_starter|read_measures|suggest_next), [^}]*) \}', '\1, once: true }', 'g'), origin, author, created_at
                from definitions where kind = 'plan' and key = '{{template}}' returning id, key)
            update active_definitions a set definition_id = newer.id from newer where a.kind = 'plan' and a.key = newer.key
            """);
        await product.Accept(nora);
        await product.Tick(nora, "kick_off.invite_team");
        await product.Sql("update plan_items set done_at = now() where key in ('kick_off.send_starter', 'goal.read_measures', 'goal.suggest_next')");
        await product.ConfirmGoal(nora);
        await product.Start_next(nora, "quick_answers");
        Assert.Equal(["p2.first_result", "p2.team_on_board", "p2.goal"], (await product.ViewOf(nora)).Of(ItemKind.Milestone).Select(item => item.Key));
    }

    [Fact]
    public async Task Benefits_are_those_of_the_present_goal_and_earlier_ones_are_known_as_such()
    {
        await using var product = await Product.New();
        var nora = await At_the_goal(product);
        var first = (await product.ViewOf(nora)).Of(ItemKind.Benefit).Select(item => item.Title).ToList();
        await product.Start_next(nora, "fewer_mistakes");
        var view = await product.ViewOf(nora);
        Assert.Equal(["Numbers that everyone trusts"], view.Of(ItemKind.Benefit).Select(item => item.Title));
        Assert.Equal(first, view.EarlierBenefits.Select(item => item.Title));
        await product.ConfirmGoal(nora, 2);
        // The next goal brings the same benefit again: it is that goal's, too.
        await product.Start_next(nora, "one_place");
        view = await product.ViewOf(nora);
        Assert.Equal(["Numbers that everyone trusts", "Less chasing and waiting"], view.Of(ItemKind.Benefit).Select(item => item.Title));
        Assert.Equal(["Numbers that everyone trusts", .. first], view.EarlierBenefits.Select(item => item.Title));
    }

    [Fact]
    public async Task What_is_said_of_the_customer_names_the_new_deadline_and_what_lies_behind_the_old_one()
    {
        await using var product = await Product.New();
        var nora = await At_the_goal(product);
        await product.Start_next(nora, "quick_answers", "2026-07-01");
        var view = await product.ViewOf(nora);
        Assert.Contains(view.Of(ItemKind.Highlight), item => item.Title.Contains("everything is done by 1 July 2026", StringComparison.Ordinal));
        Assert.Contains(view.OfPhase(ItemKind.Criterion, 1), item => item.Title.EndsWith("by 6 April 2026.", StringComparison.Ordinal));
        await product.ConfirmGoal(nora, 2);
        await product.Start_next(nora, "one_place", "2026-09-01");
        Assert.Contains((await product.ViewOf(nora)).Of(ItemKind.Highlight), item => item.Title.Contains("everything is done by 1 September 2026", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_new_phase_has_reached_nothing_yet_and_the_first_goal_stays_reached()
    {
        await using var product = await Product.New();
        var nora = await At_the_goal(product);
        var reached = (await product.PlanOf(nora)).AchievedAt;
        var before = (await Funnel(product), await Evidence(product));
        product.Clock.Advance(TimeSpan.FromDays(3));
        await product.Start_next(nora, "quick_answers");
        await product.Accept(nora, 2);
        var plan = (await product.ViewOf(nora)).Plan;
        Assert.Equal((false, true, null, null), (plan.IsAchieved, plan.HasReachedGoal, plan.AchievedAt, plan.GoalConfirmedAt));
        var first = Assert.Single(plan.Phases);
        Assert.Equal((1, reached, nora.ContactId), (first.Phase, (DateTimeOffset?)first.AchievedAt, first.GoalConfirmedBy!.Value));
        Assert.Equal(before, (await Funnel(product), await Evidence(product)));

        product.Clock.Advance(TimeSpan.FromDays(30));
        await product.ConfirmGoal(nora, 2);
        Assert.True((await product.ViewOf(nora)).Plan.IsAchieved);
        Assert.Equal(before, (await Funnel(product), await Evidence(product)));
    }

    [Fact]
    public async Task Its_milestones_reach_the_goal_and_what_the_first_phase_left_open_stands_in_no_way()
    {
        await using var product = await Product.New();
        var nora = await At_the_goal(product);
        await product.Start_next(nora, "quick_answers");
        await product.Accept(nora, 2);
        await product.Reach(nora, "kick_off");
        await product.Tick(nora, "first_result.connect_data", version: 2);
        Assert.All((await product.ViewOf(nora)).Plan.Items.Where(item => item is { Phase: 1, AcceptsPlan: false, Kind: ItemKind.Milestone or ItemKind.Action }), item => Assert.False(item.IsDone));
        foreach (var milestone in (await product.ViewOf(nora)).Of(ItemKind.Milestone).ToList()) await product.Reach(nora, milestone.Key);
        Assert.Equal(Track.Achieved, (await product.ViewOf(nora)).Track);
        Assert.Equal(["fewer_mistakes", "faster_approvals", "one_place", "new_people", "more_use", "lower_cost", "audit_ready"], (await product.NextGoals(nora)).Select(goal => goal.Key));
        Assert.IsType<StartOutcome.Started>(await product.Start_next(nora, "one_place"));
        Assert.Equal((3, 3), ((await product.PlanOf(nora)).Phase, (await product.PlanOf(nora)).Version));
    }

    [Fact]
    public async Task Check_ins_begin_anew_and_ask_about_its_own_milestones()
    {
        await using var product = await Product.New();
        var nora = await At_the_goal(product);
        await product.Start_next(nora, "quick_answers", "2026-07-01");
        await product.Accept(nora, 2);
        Assert.Equal(0, await product.Run<SendDueCheckIns>());
        product.Clock.Advance(TimeSpan.FromDays(9));
        Assert.Equal("p2.kick_off", (await product.A_check_in()).Milestone);
    }

    [Fact]
    public async Task Without_a_date_the_template_says_how_long_and_a_date_that_cannot_be_is_refused()
    {
        await using var product = await Product.New();
        var nora = await At_the_goal(product);
        Assert.IsType<StartOutcome.Wrong>(await product.Start_next(nora, "quick_answers", "2026-03-03"));
        Assert.IsType<StartOutcome.Wrong>(await product.Start_next(nora, "save_time"));
        Assert.IsType<StartOutcome.Wrong>(await product.Start_next(nora, "other"));
        Assert.IsType<StartOutcome.Wrong>(await product.Start_next(nora, "quick_answers", pace: ""));
        Assert.Equal(1, (await product.PlanOf(nora)).Phase);
        Assert.IsType<StartOutcome.Started>(await product.Start_next(nora, "quick_answers"));
        Assert.Equal(new DateOnly(2026, 3, 2).AddDays(45), (await product.PlanOf(nora)).Deadline);
    }

    [Fact]
    public async Task Before_the_goal_is_reached_nothing_is_started()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        await product.Accept(nora);
        Assert.IsType<StartOutcome.DecidedMeanwhile>(await product.Start_next(nora, "quick_answers"));
        Assert.Equal(1, (await product.PlanOf(nora)).Phase);
    }

    [Fact]
    public async Task Of_several_at_once_one_starts_and_who_wanted_another_goal_is_told()
    {
        await using var product = await Product.New();
        var nora = await At_the_goal(product);
        var (one, another) = ("quick_answers", "one_place");
        var count = 0;
        var outcomes = await AtOnce.Run(6, async () => Interlocked.Increment(ref count) % 2 == 0
            ? (Goal: one, Outcome: await product.Start_next(nora, one)) : (Goal: another, Outcome: await product.Start_next(nora, another)));
        var view = await product.ViewOf(nora);
        Assert.Equal((2, 2), (view.Plan.Phase, view.Plan.Version));
        var started = Assert.Single(view.Of(ItemKind.Objective)).Key;
        Assert.All(outcomes, said => Assert.Equal(said.Goal == started, said.Outcome is StartOutcome.Started));
    }

    [Fact]
    public async Task Not_now_is_kept_once_and_only_of_a_goal_that_is_reached()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        await Set_aside(product, nora);
        Assert.False((await product.ViewOf(nora)).Plan.HasSetNextGoalAside);
        await product.ConfirmGoal(nora);
        await AtOnce.Run(4, () => Set_aside(product, nora));
        Assert.Single((await product.ViewOf(nora)).Plan.Decisions);
        await product.Start_next(nora, "quick_answers");
        await product.ConfirmGoal(nora, 2);
        Assert.False((await product.ViewOf(nora)).Plan.HasSetNextGoalAside);
    }

    [Fact]
    public async Task Numbers_that_the_first_goal_brought_to_their_targets_do_not_say_that_the_next_is_reached()
    {
        await using var product = await Product.New();
        var nora = await At_the_goal(product);
        await product.Sql("insert into readings (plan_id, measure, value, source, contact_id, day, read_at) select id, 'report_hours', 3, 'check_in', contact_id, '2026-03-01', now() from plans");
        await product.Start_next(nora, "quick_answers");
        await product.Accept(nora, 2);
        Assert.DoesNotContain(await product.NeedsOf(nora), need => need.Kind == NeedKind.Goal);
    }

    /// <summary>Accepted and reached by the customer's own word on Monday, 2 March 2026.</summary>
    private static async Task<Visitor> At_the_goal(Product product)
    {
        var nora = await product.A_customer_with_a_plan("UTC");
        await product.Accept(nora);
        product.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        await product.ConfirmGoal(nora);
        return nora;
    }

    private static Task Set_aside(Product product, Visitor visitor) => product.Use<SetNextGoalAside>((later, cancel) => later.Run(visitor, cancel));

    private static Task<Funnel> Funnel(Product product) => product.Use<ReadFunnel, Funnel>((read, cancel) => read.Now(cancel));

    private static async Task<string> Evidence(Product product) =>
        string.Join(", ", (await product.Use<ReadEvidence, List<Evidence>>((read, cancel) => read.All(cancel))).Select(row => $"{row}"));
}
