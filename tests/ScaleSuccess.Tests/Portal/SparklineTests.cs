using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Web.Portal.Plans.Measures;

namespace ScaleSuccess.Tests.Portal;

public sealed class SparklineTests
{
    private static readonly DateOnly Today = new(2026, 11, 3);

    [Fact]
    public void Days_go_from_left_to_right_and_values_from_bottom_to_top() =>
        Assert.Equal(new Sparkline("5,5 60,22 115,39", "115", "39", null), Of(null, (16, 20), (10, 10), (4, 0)));

    [Fact]
    public void The_target_is_drawn_where_its_value_is() => Assert.Equal("39", Of(4, (16, 20), (10, 0)).Aim);

    [Fact]
    public void One_reading_stands_at_the_end_and_one_value_in_the_middle() =>
        Assert.Equal(new Sparkline("115,22", "115", "22", "22"), Of(4, (4, 0)));

    [Fact]
    public void Of_one_day_only_what_was_reported_last_is_drawn() =>
        Assert.Equal(new Sparkline("5,5 115,39", "115", "39", null), Of(null, (16, 10), (1234.5, 0), (4, 0)));

    [Fact]
    public void What_the_survey_said_of_the_same_day_is_where_it_began() =>
        Assert.Equal("5,5 115,39", Of(ReadingSource.Survey, null, (16, 0), (900, 0), (4, 0)).Trend);

    [Fact]
    public void An_old_line_goes_on_to_today_and_its_point_stays_on_its_day() =>
        Assert.Equal(new Sparkline("5,5 60,39 115,39", "60", "39", null), Of(null, (16, 160), (4, 80)));

    private static Sparkline Of(double? target, params (double Value, int DaysAgo)[] readings) => Of(ReadingSource.Plan, target, readings);

    /// <param name="source">Of the first one.</param>
    private static Sparkline Of(string source, double? target, params (double Value, int DaysAgo)[] readings)
    {
        var plan = new Plan { Segment = "s", Title = "t" };
        plan.Items.Add(new PlanItem { Kind = ItemKind.Measure, Key = "hours", Title = "Hours", Origin = "{}", Better = "lower", Target = target });
        foreach (var (i, (value, ago)) in readings.Index())
            plan.Record(Reading.Of(plan, "hours", value, Today.AddDays(-ago), i == 0 ? source : ReadingSource.Plan, 1, DateTimeOffset.UnixEpoch.AddSeconds(i)));
        return Sparkline.Of(Assert.Single(new PlanView(plan, "Acme", new Dictionary<long, string>(), Today).Measures()), Today);
    }
}
