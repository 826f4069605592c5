using ScaleSuccess.Customers;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Plans;

/// <summary>When a plan's goal is reached.</summary>
public sealed class GoalTests
{
    private static readonly (string, string[]) NoTarget = ("measures.report_hours.target", []);
    private static readonly (string, string[])[] TwoTargets = [("measures.weekly_users.baseline", ["2"]), ("measures.weekly_users.target", ["8"])];

    [Fact]
    public async Task Lower_is_better_where_the_measure_says_so()
    {
        await using var product = await Product.New();
        var nora = await Asked(product);
        await product.Answer(nora, await product.A_check_in(), "on_track", "4");
        Assert.Equal(product.Clock.GetUtcNow(), (await product.PlanOf(nora)).AchievedAt);
    }

    [Fact]
    public async Task A_plan_with_two_targets_asks_for_both_in_turn_and_is_achieved_when_both_are_reached()
    {
        await using var product = await Product.New();
        var nora = await Asked(product, TwoTargets);
        var first = await product.A_check_in();
        await product.Answer(nora, first, "on_track", "4");
        Assert.Null((await product.PlanOf(nora)).AchievedAt);

        product.Clock.Advance(TimeSpan.FromDays(7));
        var second = await product.A_check_in();
        Assert.Equal(("report_hours", "weekly_users"), (first.Measure, second.Measure));
        await product.Answer(nora, second, "on_track", "9");
        Assert.NotNull((await product.PlanOf(nora)).AchievedAt);
    }

    [Fact]
    public async Task The_latest_reading_counts()
    {
        await using var product = await Product.New();
        var nora = await Asked(product, TwoTargets);
        await product.Sql("insert into readings (plan_id, measure, value, source, read_at) select id, 'weekly_users', 9, 'answer', now() from plans");
        await product.Sql($"insert into readings (plan_id, measure, value, source, read_at) select id, 'weekly_users', 3, 'answer', now() + interval '1 hour' from plans");
        await product.Answer(nora, await product.A_check_in(), "on_track", "4");
        Assert.Null((await product.PlanOf(nora)).AchievedAt);
    }

    [Fact]
    public async Task A_baseline_alone_is_no_goal_reached()
    {
        await using var product = await Product.New();
        var nora = await Asked(product, NoTarget, ("measures.weekly_users.baseline", ["3"]));
        await product.Answer(nora, await product.A_check_in(), "on_track", "1");
        Assert.Null((await product.PlanOf(nora)).AchievedAt);
    }

    [Fact]
    public async Task Without_measures_the_last_tick_reaches_the_goal_and_taking_it_back_does_not_unsay_it()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC", NoTarget);
        var last = (await product.PlanOf(nora)).Items.Last(i => i is { Kind: ItemKind.Action, Side: "customer" });
        await product.Sql($"update plan_items set done_at = now() where key not in ('{last.Key}', '{last.Parent}') and kind in ('action', 'milestone')");
        await product.Tick(nora, last.Key);
        Assert.Equal(product.Clock.GetUtcNow(), (await product.PlanOf(nora)).AchievedAt);
        await product.Tick(nora, last.Key, done: false);
        Assert.NotNull((await product.PlanOf(nora)).AchievedAt);
    }

    private static async Task<Visitor> Asked(Product product, params (string, string[])[] other)
    {
        var nora = await product.A_customer_with_a_plan("Europe/Berlin", other);
        product.Clock.Advance(TimeSpan.FromDays(8));
        return nora;
    }
}
