using System.Globalization;
using ScaleSuccess.Customers;
using ScaleSuccess.Customers.Countries;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Ending;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Ending;

namespace ScaleSuccess.Tests.Plans;

/// <summary>Whatever makes or moves a day of a plan keeps the holidays of its customer (docs/facts.md, "working day").</summary>
public sealed class PlanWorkingDaysTests
{
    [Fact]
    public async Task A_plan_over_Christmas_in_Germany_rests_and_ends_on_the_working_day_before_a_deadline_on_New_Years_Day()
    {
        await using var product = await Product.New();
        product.Clock.SetUtcNow(At("2026-12-04"));
        var plan = await product.PlanOf(await product.A_customer_with_a_plan("Europe/Berlin", ("by_when", ["2027-01-01"]), ("risk", ["high"])));
        Assert.Equal((Day("2027-01-01"), Day("2026-12-31")), (plan.Deadline, plan.Find(ItemKind.Milestone, "goal")!.DueOn!.Value));
        Assert.All(Dates(plan), day => Assert.True(WorkingDays.In("DE").IsWorkingDay(day), $"{day}"));
    }

    [Theory]
    [InlineData("Europe/Vilnius", null, "2026-10-30")]
    [InlineData("Europe/Berlin", null, "2026-11-02")]
    [InlineData("Europe/Berlin", "LT", "2026-10-30")]
    [InlineData("Europe/Vilnius", "DE", "2026-11-02")]
    [InlineData("UTC", null, "2026-11-02")]
    [InlineData("UTC", "LT", "2026-10-30")]
    public async Task On_the_day_when_Lithuania_alone_rests_the_given_country_counts_else_the_one_in_which_the_time_zone_lies(string zone, string? country, string last)
    {
        await using var product = await Product.New();
        var nora = await product.An_answered_customer(zone, ("by_when", ["2026-11-02"]), ("risk", ["high"]));
        await Give(product, country);
        await product.Run<AssignSegments>();
        await product.Run<StartPlans>();
        Assert.Equal(Day(last), (await product.PlanOf(nora)).Find(ItemKind.Milestone, "goal")!.DueOn);
    }

    [Fact]
    public async Task A_contact_abroad_keeps_the_holidays_of_their_customer()
    {
        await using var product = await Product.New();
        var nora = await product.An_answered_customer("Europe/Berlin", ("by_when", ["2026-05-14"]), ("risk", ["high"]));
        await product.Sql("update contacts set time_zone = 'America/New_York'");
        await product.Run<AssignSegments>();
        await product.Run<StartPlans>();
        Assert.Equal(Day("2026-05-13"), (await product.PlanOf(nora)).Find(ItemKind.Milestone, "goal")!.DueOn);
    }

    [Fact]
    public async Task A_plan_that_is_extended_to_a_holiday_ends_on_the_working_day_before()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_past_the_deadline();
        await Give(product, "DE");
        await product.Sql("update plan_items set due_on = '2026-04-06' where kind = 'milestone' and key = 'goal'");
        Assert.IsType<ExtendOutcome.Extended>(await product.Extend(nora, Day("2026-05-14")));
        var plan = (await product.ViewOf(nora)).Plan;
        Assert.Equal((Day("2026-05-14"), Day("2026-05-13")), (plan.Deadline, plan.Find(ItemKind.Milestone, "goal")!.DueOn!.Value));
        Assert.All(plan.Items.Where(plan.IsOpen).Select(item => item.DueOn).OfType<DateOnly>(), day => Assert.True(WorkingDays.In("DE").IsWorkingDay(day), $"{day}"));
    }

    [Fact]
    public async Task The_next_goals_milestones_keep_the_holidays_too()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC", ("risk", ["high"]));
        await Give(product, "DE");
        await product.Accept(nora);
        product.Clock.SetUtcNow(At("2026-03-30"));
        await product.ConfirmGoal(nora);
        Assert.IsType<StartOutcome.Started>(await product.Start_next(nora, "quick_answers", "2026-05-14"));
        var plan = (await product.ViewOf(nora)).Plan;
        Assert.Equal(Day("2026-05-13"), plan.Find(ItemKind.Milestone, "p2.goal")!.DueOn);
        Assert.All(plan.Items.Where(plan.IsOpen).Select(item => item.DueOn).OfType<DateOnly>(), day => Assert.True(WorkingDays.In("DE").IsWorkingDay(day), $"{day}"));
    }

    [Theory]
    [InlineData("2026-06-30", "2026-05-15")] // Ascension, a Thursday: the Friday after.
    [InlineData("2026-05-14", "2026-05-13")] // The deadline is Ascension: the day before.
    public async Task What_was_on_hold_comes_back_on_a_working_day(string deadline, string moved)
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("Europe/Berlin");
        await product.Sql($"update plans set deadline = '{deadline}'");
        await product.Sql("update plan_items set due_on = '2026-05-11' where key = 'kick_off.invite_team'");
        await product.AskForHelp(nora, "action/kick_off.invite_team", "No access");
        product.Clock.Advance(TimeSpan.FromDays(3));
        await product.CloseHelp(nora, "action/kick_off.invite_team");
        Assert.Equal(Day(moved), (await product.PlanOf(nora)).Find(ItemKind.Action, "kick_off.invite_team")!.DueOn);
    }

    private static async Task Give(Product product, string? country)
    {
        if (country is not null) await product.Sql($"update customers set country = '{country}'");
    }

    private static IEnumerable<DateOnly> Dates(Plan plan) => plan.Items.Select(item => item.DueOn).OfType<DateOnly>();

    private static DateTimeOffset At(string day) => new(Day(day), new TimeOnly(9, 0), TimeSpan.Zero);

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
