using System.Globalization;
using FsCheck.Xunit;
using ScaleSuccess.Customers.Countries;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Tests.Customers.Countries;

namespace ScaleSuccess.Tests.Plans.Ending;

/// <summary>Where open milestones and actions come to lie when a plan gets a new deadline.</summary>
public sealed class NewDatesTests
{
    private static readonly DateOnly Monday = new(2026, 4, 13);
    private static readonly WorkingDays Anywhere = WorkingDays.In(null);

    [Theory]
    [InlineData("2026-02-01", "2026-04-14")]
    [InlineData("2026-02-21", "2026-05-01")]
    [InlineData("2026-03-13", "2026-05-22")]
    [InlineData("2026-04-02", "2026-06-12")]
    public void What_is_open_keeps_its_distances_between_today_and_the_new_deadline(string due, string moved) =>
        Assert.Equal(Day(moved), new NewDates(Day("2026-02-01"), Day("2026-04-02"), Monday, Day("2026-06-12"), Anywhere).Of(Day(due)));

    [Theory]
    [InlineData("2026-06-12", "2026-06-12")]
    [InlineData("2026-06-13", "2026-06-12")]
    [InlineData("2026-06-14", "2026-06-12")]
    public void The_only_open_milestone_is_due_with_the_new_deadline_or_on_the_Friday_before(string deadline, string moved) =>
        Assert.Equal(Day(moved), new NewDates(Day("2026-03-01"), Day("2026-04-06"), Monday, Day(deadline), Anywhere).Of(Day("2026-04-06")));

    [Theory]
    [InlineData("2026-01-20")]
    [InlineData("2026-03-01")]
    [InlineData("2026-04-06")]
    public void With_one_more_day_everything_is_due_on_that_day(string due) =>
        Assert.Equal(Monday.AddDays(1), new NewDates(Day("2026-01-05"), Day("2026-04-06"), Monday, Monday.AddDays(1), Anywhere).Of(Day(due)));

    [Theory]
    [InlineData("2026-04-17", "2026-04-18")]
    [InlineData("2026-04-17", "2026-04-19")]
    [InlineData("2026-04-18", "2026-04-19")]
    public void A_new_deadline_with_no_working_day_before_it_is_the_day_itself(string today, string deadline) =>
        Assert.Equal(Day(deadline), new NewDates(Day("2026-01-05"), Day("2026-04-06"), Day(today), Day(deadline), Anywhere).Of(Day("2026-03-01")));

    [Fact]
    public void A_plan_whose_last_milestone_was_due_at_its_start_ends_with_the_new_deadline() =>
        Assert.Equal(Day("2026-05-15"), new NewDates(Day("2026-04-06"), Day("2026-04-06"), Monday, Day("2026-05-15"), Anywhere).Of(Day("2026-04-06")));

    [Theory]
    [InlineData("2026-12-24", "2026-12-27")] // Christmas, a Friday, to Sunday.
    [InlineData("2026-12-31", "2027-01-03")] // New Year's Day, a Friday, to Sunday.
    public void A_new_deadline_with_only_holidays_before_it_is_the_day_itself(string today, string deadline) =>
        Assert.Equal(Day(deadline), new NewDates(Day("2026-01-05"), Day("2026-12-20"), Day(today), Day(deadline), WorkingDays.In("DE")).Of(Day("2026-11-01")));

    [Fact]
    public void A_new_deadline_on_a_holiday_leaves_the_last_milestone_on_the_working_day_before() =>
        Assert.Equal(Day("2026-05-13"), new NewDates(Day("2026-03-01"), Day("2026-04-06"), Monday, Day("2026-05-14"), WorkingDays.In("DE")).Of(Day("2026-04-06")));

    [Property(MaxTest = 5000)]
    public void In_every_country_nothing_changes_its_order_and_all_is_due_on_working_days_until_the_deadline(
        ushort country, ushort way, ushort start, ushort left, ushort one, ushort another)
    {
        var (from, working) = (Monday.AddDays(-2000 + start % 1500), SomeCountry.WorkingDays(country));
        var today = Monday.AddDays(start % 1000);
        var deadline = today.AddDays(1 + left % 730);
        var dates = new NewDates(from, from.AddDays(way % 730), today, deadline, working);
        var moved = new[] { dates.Of(from.AddDays(Math.Min(one % 900, another % 900))), dates.Of(from.AddDays(Math.Max(one % 900, another % 900))) };
        Assert.True(moved[0] <= moved[1]);
        Assert.All(moved, day => Assert.InRange(day, today.AddDays(1), deadline));
        if (working.Between(today, deadline) > 0) Assert.All(moved, day => Assert.True(working.IsWorkingDay(day)));
        else Assert.All(moved, day => Assert.Equal(deadline, day));
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
