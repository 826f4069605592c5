using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Engagement;
using ScaleSuccess.Outcomes;
using ScaleSuccess.Plans;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Outcomes;

public sealed class RecordOutcomesTests
{
    private static readonly (string, string[]) NoTarget = ("measures.report_hours.target", []);
    private static readonly (string, string[])[] TwoTargets = [("measures.weekly_users.baseline", ["2"]), ("measures.weekly_users.target", ["8"])];

    [Fact]
    public async Task Done_brings_the_reading_the_milestone_and_its_customer_actions()
    {
        await using var product = await Product.New();
        var nora = await Asked(product);
        var checkIn = await product.A_check_in();
        await product.Answer(nora, checkIn, "done", "7,5");
        Assert.Equal(1, await product.Run<RecordOutcomes>());
        Assert.Equal(0, await product.Run<RecordOutcomes>());

        var plan = await product.PlanOf(nora);
        Assert.Equal(7.5, await product.One<double>("select value from readings"));
        Assert.True(plan.Items.Single(i => i.Kind == ItemKind.Milestone && i.Key == checkIn.Milestone).IsDone);
        Assert.All(plan.Items.Where(i => i.Kind == ItemKind.Action && i.Parent == checkIn.Milestone), i => Assert.Equal(i.Side == "customer", i.IsDone));
        Assert.Null(plan.AchievedAt);
    }

    [Fact]
    public async Task On_the_way_brings_a_reading_and_nothing_else()
    {
        await using var product = await Product.New();
        var nora = await Asked(product);
        await product.Answer(nora, await product.A_check_in(), "on_track", "10");
        await product.Run<RecordOutcomes>();
        Assert.DoesNotContain((await product.PlanOf(nora)).Items, i => i.IsDone);
        Assert.Equal(1L, await product.One<long>("select count(*) from readings"));
    }

    [Fact]
    public async Task Stuck_calls_for_help_once()
    {
        await using var product = await Product.New();
        var nora = await Asked(product);
        await product.Answer(nora, await product.A_check_in(), "stuck", null, "No access yet");
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => product.Run<RecordOutcomes>())));
        var help = await product.Ask(db => db.Set<HelpRequest>().SingleAsync());
        Assert.Equal(("Ready to go", "No access yet", nora.ContactId), (help.About, help.Words, help.ContactId));
    }

    [Fact]
    public async Task Several_servers_draw_each_conclusion_once()
    {
        await using var product = await Product.New();
        await product.Seeded(400);
        await product.Run<AssignSegments>();
        await product.Run<StartPlans>();
        product.Clock.Advance(TimeSpan.FromDays(40));
        Assert.Equal(400, await product.Run<SendDueCheckIns>());
        await product.Sql("update check_ins set answer = 'stuck', answered_at = now(), reading = case when measure is not null then 5 end");
        var done = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => product.Run<RecordOutcomes>())));
        Assert.Equal(400L, await product.One<long>("select count(*) from help_requests"));
        Assert.True(done.Sum() >= 400);
    }

    [Fact]
    public async Task Lower_is_better_where_the_measure_says_so()
    {
        await using var product = await Product.New();
        var nora = await Asked(product);
        await product.Answer(nora, await product.A_check_in(), "on_track", "4");
        await product.Run<RecordOutcomes>();
        Assert.NotNull((await product.PlanOf(nora)).AchievedAt);
    }

    [Fact]
    public async Task A_plan_with_two_targets_asks_for_both_in_turn_and_is_achieved_when_both_are_reached()
    {
        await using var product = await Product.New();
        var nora = await Asked(product, TwoTargets);
        var first = await product.A_check_in();
        await product.Answer(nora, first, "on_track", "4");
        await product.Run<RecordOutcomes>();
        Assert.Null((await product.PlanOf(nora)).AchievedAt);

        product.Clock.Advance(TimeSpan.FromDays(7));
        var second = await product.A_check_in();
        Assert.Equal(("report_hours", "weekly_users"), (first.Measure, second.Measure));
        await product.Answer(nora, second, "on_track", "9");
        await product.Run<RecordOutcomes>();
        Assert.NotNull((await product.PlanOf(nora)).AchievedAt);
    }

    [Fact]
    public async Task A_baseline_alone_is_no_goal_reached()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC", NoTarget, ("measures.weekly_users.baseline", ["3"]));
        product.Clock.Advance(TimeSpan.FromDays(8));
        await product.Answer(nora, await product.A_check_in(), "on_track", "1");
        await product.Run<RecordOutcomes>();
        Assert.Null((await product.PlanOf(nora)).AchievedAt);
    }

    [Fact]
    public async Task Without_measures_the_last_milestone_reaches_the_goal()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC", NoTarget);
        await product.Sql("update plan_items set done_at = now() where kind = 'milestone' and key <> 'goal'");
        await product.Run<RecordOutcomes>();
        Assert.Null((await product.PlanOf(nora)).AchievedAt);
        await product.Sql("update plan_items set done_at = now() where kind = 'milestone'");
        Assert.Equal(1, await product.Run<RecordOutcomes>());
        Assert.NotNull((await product.PlanOf(nora)).AchievedAt);
    }

    private static async Task<Visitor> Asked(Product product, params (string, string[])[] other)
    {
        var nora = await product.A_customer_with_a_plan("Europe/Berlin", other);
        product.Clock.Advance(TimeSpan.FromDays(8));
        return nora;
    }
}
