using ScaleSuccess.Customers;
using ScaleSuccess.Engagement;
using ScaleSuccess.Outcomes;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Standing;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Plans;

/// <summary>When a plan's goal is reached (docs/facts.md).</summary>
public sealed class GoalTests
{
    [Fact]
    public async Task A_number_at_its_target_is_progress_and_the_check_ins_go_on()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_an_accepted_plan();
        product.Clock.Advance(TimeSpan.FromDays(8));
        await product.Answer(nora, await product.A_check_in(), "on_track", "4");
        Assert.False((await product.ViewOf(nora)).Plan.IsAchieved);
        Assert.Equal(0, (await Now(product)).Achieved);
        product.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(1, await product.Run<SendDueCheckIns>());
    }

    [Fact]
    public async Task The_customers_yes_reaches_the_goal_accepts_the_plan_and_ends_the_check_ins()
    {
        await using var product = await Product.New();
        var nora = await Asked(product);
        Assert.True(await product.ConfirmGoal(nora));
        var view = await product.ViewOf(nora);
        Assert.Equal((true, true, Track.Achieved), (view.IsAccepted, view.Plan.IsAchieved, view.Track));
        Assert.Equal((nora.ContactId, product.Clock.GetUtcNow()), (view.Plan.GoalConfirmedBy, view.Plan.AchievedAt));
        Assert.Equal((1L, 1L, 1L), ((await Now(product)).Accepted, (await Now(product)).Active, (await Now(product)).Achieved));
        Assert.Equal(0, await product.Run<SendDueCheckIns>());
    }

    [Fact]
    public async Task The_first_yes_is_recorded_and_one_to_an_old_version_is_none()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        Assert.False(await product.ConfirmGoal(nora, 2));
        Assert.Null((await product.PlanOf(nora)).GoalConfirmedAt);
        await product.ConfirmGoal(nora);
        product.Clock.Advance(TimeSpan.FromDays(1));
        await product.ConfirmGoal(nora);
        Assert.Equal(Product.Start, (await product.PlanOf(nora)).GoalConfirmedAt);
    }

    [Fact]
    public async Task The_last_milestone_of_an_accepted_plan_reaches_the_goal_and_taking_it_back_does_not_unsay_it()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        await product.Accept(nora);
        var last = await All_but_one_tick(product, nora);
        await product.Tick(nora, last);
        Assert.Null((await product.PlanOf(nora)).AchievedAt);
        await All_milestones_are_reached(product, nora);
        Assert.Equal(product.Clock.GetUtcNow(), (await product.PlanOf(nora)).AchievedAt);
        await product.Tick(nora, last, done: false);
        Assert.Equal(Track.Achieved, (await product.ViewOf(nora)).Track);
    }

    [Fact]
    public async Task Milestones_alone_reach_no_goal_of_a_plan_that_nobody_accepted()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        await All_milestones_are_reached(product, nora);
        Assert.Equal(Track.Done, (await product.ViewOf(nora)).Track);
        Assert.Equal((0L, 0L), ((await Now(product)).Accepted, (await Now(product)).Achieved));
        await product.Accept(nora);
        Assert.Equal(Track.Achieved, (await product.ViewOf(nora)).Track);
        Assert.Equal((1L, 1L), ((await Now(product)).Accepted, (await Now(product)).Achieved));
    }

    [Fact]
    public async Task A_plan_without_milestones_waits_for_the_customers_yes()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Sql("delete from plan_items where kind in ('milestone', 'action')");
        await product.Accept(nora);
        Assert.False((await product.ViewOf(nora)).Plan.IsAchieved);
        await product.ConfirmGoal(nora);
        Assert.True((await product.ViewOf(nora)).Plan.IsAchieved);
    }

    [Fact]
    public async Task A_new_version_that_nobody_accepted_has_reached_nothing_yet()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.ConfirmGoal(nora);
        await product.Sql("update plans set version = 2");
        Assert.Equal((false, 0L, 0L), ((await product.ViewOf(nora)).Plan.IsAchieved, (await Now(product)).Accepted, (await Now(product)).Achieved));
        await product.Accept(nora, 2);
        Assert.Equal((true, 1L), ((await product.ViewOf(nora)).Plan.IsAchieved, (await Now(product)).Achieved));
    }

    private static async Task All_milestones_are_reached(Product product, Visitor visitor)
    {
        foreach (var milestone in (await product.PlanOf(visitor)).Items.Where(item => item.Kind == ItemKind.Milestone)) await product.Reach(visitor, milestone.Key);
    }

    private static async Task<string> All_but_one_tick(Product product, Visitor visitor)
    {
        var last = (await product.PlanOf(visitor)).Items.Last(i => i is { Kind: ItemKind.Action, Side: "customer" });
        await product.Sql($"update plan_items set done_at = now() where key not in ('{last.Key}', '{last.Parent}') and kind in ('action', 'milestone')");
        return last.Key;
    }

    private static async Task<Visitor> Asked(Product product)
    {
        var nora = await product.A_customer_with_a_plan("Europe/Berlin");
        product.Clock.Advance(TimeSpan.FromDays(8));
        return nora;
    }

    private static Task<Funnel> Now(Product product) => product.Use<ReadFunnel, Funnel>((read, cancel) => read.Now(cancel));
}
