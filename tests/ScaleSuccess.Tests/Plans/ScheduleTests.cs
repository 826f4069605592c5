using System.Globalization;
using FsCheck.Xunit;
using ScaleSuccess.Customers.Countries;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Tests.Customers.Countries;

namespace ScaleSuccess.Tests.Plans;

public sealed class ScheduleTests
{
    private static readonly Survey Onboarding = RepositoryFiles.Read().Survey;
    private static readonly DateOnly Monday = new(2026, 1, 5);
    private static readonly WorkingDays Anywhere = WorkingDays.In(null);

    [Theory]
    [InlineData("steady", "2026-02-24")]
    [InlineData("fast", "2026-02-13")]
    [InlineData("careful", "2026-02-27")]
    public void The_pace_bends_the_way_there(string how, string halfway) =>
        Assert.Equal(Day(halfway), For("2026-04-15", how, "high").Milestone(50));

    [Theory]
    [InlineData("high", "2026-04-15")]
    [InlineData("some", "2026-04-08")]
    [InlineData("low", "2026-03-31")]
    public void The_less_risk_is_fine_the_more_days_stay_in_reserve(string risk, string last)
    {
        var schedule = For("2026-04-15", "steady", risk);
        Assert.Equal((Day("2026-04-15"), Day(last)), (schedule.Deadline, schedule.Milestone(100)));
    }

    [Theory]
    [InlineData("2026-04-18")]
    [InlineData("2026-04-19")]
    public void What_would_be_due_at_a_weekend_is_due_on_the_Friday_before(string deadline) =>
        Assert.Equal(Day("2026-04-17"), For(deadline, "steady", "high").Milestone(100));

    [Fact]
    public void A_deadline_too_near_is_moved_to_two_weeks() =>
        Assert.Equal(Monday.AddDays(14), For("2026-01-07", "fast", "high").Deadline);

    [Fact]
    public void A_deadline_in_the_past_is_moved_to_two_weeks() =>
        Assert.Equal(Monday.AddDays(14), For("0001-01-01", "fast", "high").Deadline);

    [Fact]
    public void A_deadline_too_far_is_moved_to_two_years() =>
        Assert.Equal(Monday.AddDays(730), For("9999-12-31", "fast", "low").Deadline);

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    public void Without_a_deadline_the_template_says_how_long(string given) =>
        Assert.Equal(Monday.AddDays(75), For(given, "steady", "some").Deadline);

    [Fact]
    public void A_leap_day_is_a_day() =>
        Assert.Equal(Day("2028-02-29"), Schedule.For(Onboarding, Answers("2028-02-29", "steady", "high"), Day("2028-02-01"), 75, Anywhere).Milestone(100));

    [Theory]
    [InlineData(1, "2026-04-10")]
    [InlineData(5, "2026-04-06")]
    [InlineData(6, "2026-04-03")]
    public void An_action_is_due_so_many_working_days_before_its_milestone(int before, string due) =>
        Assert.Equal(Day(due), For("2026-04-13", "steady", "high").Action(Day("2026-04-13"), before));

    [Fact]
    public void No_action_is_due_before_the_day_after_the_start() =>
        Assert.Equal(Day("2026-01-06"), For("2026-04-13", "steady", "high").Action(Day("2026-01-08"), 20));

    [Theory]
    [InlineData("fast", "high")]
    [InlineData("steady", "some")]
    [InlineData("careful", "low")]
    public void Whatever_the_start_and_length_nothing_is_due_out_of_order_at_a_weekend_or_too_late(string how, string risk)
    {
        for (var start = 0; start < 7; start++)
            for (var length = 14; length <= 730; length += 13)
            {
                var first = Monday.AddDays(start);
                var schedule = Schedule.For(Onboarding, Answers(first.AddDays(length).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), how, risk), first, 75, Anywhere);
                var due = Enumerable.Range(1, 100).Select(schedule.Milestone).ToList();
                Assert.Equal(due.Order(), due);
                Assert.All(due, day => Assert.InRange(day, first.AddDays(1), schedule.Deadline));
                Assert.All(due, day => Assert.DoesNotContain(day.DayOfWeek, new[] { DayOfWeek.Saturday, DayOfWeek.Sunday }));
                Assert.All(due, day => Assert.True(schedule.Action(day, 5) <= day));
            }
    }

    [Fact]
    public void A_plan_made_on_a_Saturday_asks_for_nothing_on_the_Friday_before()
    {
        var saturday = new DateOnly(2026, 1, 10);
        var schedule = Schedule.For(Onboarding, Answers("2026-01-24", "fast", "high"), saturday, 75, Anywhere);
        Assert.Equal(Day("2026-01-12"), schedule.Milestone(10));
        Assert.Equal(Day("2026-01-12"), schedule.Action(schedule.Milestone(10), 5));
    }

    [Fact]
    public void In_Germany_nothing_is_due_over_Christmas()
    {
        var germany = WorkingDays.In("DE");
        var schedule = Schedule.For(Onboarding, Answers("2027-01-06", "steady", "high"), Day("2026-12-07"), 75, germany);
        var due = Enumerable.Range(1, 100).Select(schedule.Milestone).ToList();
        Assert.Contains(Day("2026-12-24"), due);
        Assert.DoesNotContain(Day("2026-12-25"), due);
        Assert.Contains(Day("2026-12-28"), due);
        Assert.DoesNotContain(Day("2027-01-01"), due);
        Assert.Equal(Day("2026-12-24"), schedule.Action(Day("2026-12-28"), 1));
    }

    [Theory]
    [InlineData("2026-12-25", "2026-12-24")] // Christmas.
    [InlineData("2026-12-27", "2026-12-24")] // The Sunday after it.
    [InlineData("2027-03-29", "2027-03-25")] // Easter Monday: the Thursday before.
    public void A_deadline_on_a_holiday_stays_and_what_is_due_with_it_is_due_on_the_working_day_before(string deadline, string last)
    {
        var schedule = Schedule.For(Onboarding, Answers(deadline, "steady", "high"), Day("2026-11-02"), 75, WorkingDays.In("DE"));
        Assert.Equal((Day(deadline), Day(last)), (schedule.Deadline, schedule.Milestone(100)));
    }

    [Fact]
    public void Where_people_work_on_Sundays_and_not_on_Fridays_things_are_due_on_Sundays_and_not_on_Fridays()
    {
        var schedule = Schedule.For(Onboarding, Answers("2026-06-30", "steady", "some"), Monday, 75, WorkingDays.In("IL"));
        var due = Enumerable.Range(1, 100).Select(schedule.Milestone).Select(day => day.DayOfWeek).Distinct();
        Assert.Equal([DayOfWeek.Sunday, DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday], due.Order());
    }

    [Property(MaxTest = 5000)]
    public void In_every_country_dates_are_working_days_in_order_from_the_first_one_after_the_start_to_the_deadline(
        ushort country, ushort start, ushort length, byte how, byte risk, byte one, byte another, byte before)
    {
        var (first, working) = (Monday.AddDays(start % 4000), SomeCountry.WorkingDays(country));
        var wanted = first.AddDays(14 + length % 717).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var schedule = Schedule.For(Onboarding, Answers(wanted, Any(how, "fast", "steady", "careful"), Any(risk, "low", "some", "high")), first, 75, working);
        var earliest = first.AddDays(1);
        while (!working.IsWorkingDay(earliest)) earliest = earliest.AddDays(1);

        var (at, later) = (Math.Min(one, another) % 100 + 1, Math.Max(one, another) % 100 + 1);
        var milestone = schedule.Milestone(at);
        var action = schedule.Action(milestone, before % 60);
        Assert.InRange(action, earliest, milestone);
        Assert.InRange(milestone, action, schedule.Deadline);
        if (at <= later) Assert.InRange(schedule.Milestone(later), milestone, schedule.Deadline);
        Assert.All([milestone, action], day => Assert.True(working.IsWorkingDay(day)));
        Assert.True(working.Between(action, milestone) <= before % 60);
    }

    private static string Any(byte chosen, params string[] of) => of[chosen % of.Length];

    private static Schedule For(string deadline, string how, string risk) => Schedule.For(Onboarding, Answers(deadline, how, risk), Monday, 75, Anywhere);

    private static Answers Answers(string deadline, string how, string risk) =>
        new(new Dictionary<string, string[]> { ["by_when"] = [deadline], ["how"] = [how], ["risk"] = [risk] });

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
