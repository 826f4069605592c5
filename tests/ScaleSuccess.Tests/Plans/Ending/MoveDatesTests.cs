using ScaleSuccess.Customers;
using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Ending;
using ScaleSuccess.Plans.Standing;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Changing;

namespace ScaleSuccess.Tests.Plans.Ending;

/// <summary>Another end for a plan, or the old one after time has passed. The tests' plans end on Mon 6 Apr 2026.</summary>
public sealed class MoveDatesTests
{
    [Fact]
    public async Task A_plan_that_was_left_lying_starts_from_today_and_is_not_late_when_it_is_accepted()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        var before = await product.PlanOf(nora);
        product.Clock.SetUtcNow(new DateTimeOffset(before.Milestones()[0].DueOn!.Value.AddDays(3), new TimeOnly(9, 0), TimeSpan.Zero));
        Assert.Equal(Track.Late, (await product.ViewOf(nora)).Track);
        var asks = Assert.IsType<MoveDatesOutcome.AsksFirst>(await product.MoveDates(nora, before.Deadline));
        Assert.NotEmpty(asks.Moves);
        Assert.Equal(0, (await product.PlanOf(nora)).Revision);

        Assert.IsType<MoveDatesOutcome.Moved>(await product.MoveDates(nora, before.Deadline, MovedDay.Sign(asks.Moves)));
        await product.Accept(nora);
        var view = await product.ViewOf(nora);
        Assert.Equal((Track.OnTrack, before.Deadline), (view.Track, view.Plan.Deadline));
        Assert.Equal(view.Plan.Milestones().Select(one => one.DueOn), view.Plan.Milestones().Select(one => one.DueOn).Order());
        Assert.Equal(1, view.Plan.Revision);
    }

    [Fact]
    public async Task Another_end_takes_what_is_open_along_and_is_told_as_a_decision()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        var to = new DateOnly(2026, 3, 6);
        var asks = Assert.IsType<MoveDatesOutcome.AsksFirst>(await product.MoveDates(nora, to));
        Assert.IsType<MoveDatesOutcome.Moved>(await product.MoveDates(nora, to, MovedDay.Sign(asks.Moves)));
        var plan = (await product.ViewOf(nora)).Plan;
        Assert.Equal(to, plan.Deadline);
        Assert.All(plan.Items.Where(item => item.DueOn is not null), item => Assert.True(item.DueOn <= to));
        Assert.Equal(to, Assert.Single(plan.Decisions).Deadline);
        // A second click finds nothing to move.
        Assert.IsNotType<MoveDatesOutcome.Over>(await product.MoveDates(nora, to, MovedDay.Sign(asks.Moves)));
        Assert.Equal(1, (await product.PlanOf(nora)).Revision);
    }

    [Fact]
    public async Task What_was_shown_is_what_is_saved()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        var to = new DateOnly(2026, 6, 12);
        var asks = Assert.IsType<MoveDatesOutcome.AsksFirst>(await product.MoveDates(nora, to));
        await product.Drop(nora, (await product.PlanOf(nora)).OwnAction());
        Assert.IsType<MoveDatesOutcome.AsksFirst>(await product.MoveDates(nora, to, MovedDay.Sign(asks.Moves)));
    }

    [Fact]
    public async Task No_end_lies_in_the_past_or_beyond_two_years_and_what_is_over_stays()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        Assert.IsType<MoveDatesOutcome.NoDate>(await product.MoveDates(nora, null));
        Assert.IsType<MoveDatesOutcome.TooEarly>(await product.MoveDates(nora, new DateOnly(2020, 1, 1)));
        Assert.IsType<MoveDatesOutcome.TooLate>(await product.MoveDates(nora, new DateOnly(2031, 1, 1)));
        await product.ConfirmGoal(nora);
        Assert.IsType<MoveDatesOutcome.Over>(await product.MoveDates(nora, new DateOnly(2026, 6, 12)));
    }
}

internal static class MovedDates
{
    extension(Product product)
    {
        public Task<MoveDatesOutcome> MoveDates(Visitor visitor, DateOnly? to, string? shown = null) =>
            product.Use<MoveDates, MoveDatesOutcome>((move, cancel) => move.Run(visitor, to, shown, cancel));
    }
}
