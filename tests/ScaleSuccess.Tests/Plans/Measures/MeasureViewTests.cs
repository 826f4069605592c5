using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Tests.Plans.Measures;

/// <summary>What is known of a measure, at the edges of each rule in docs/facts.md.</summary>
public sealed class MeasureViewTests
{
    private static readonly DateOnly Today = new(2026, 11, 3);

    [Theory]
    [InlineData(0, false)]
    [InlineData(60, false)]
    [InlineData(61, true)]
    [InlineData(300, true)]
    public void A_reading_of_more_than_60_days_ago_is_known_and_not_now(int age, bool stale)
    {
        var view = View(Lower(16, 4), (3, age));
        Assert.Equal((stale, 3.0, stale ? null : (double?)3, !stale), (view.IsStale, view.LastKnown, view.Now, view.IsReached));
        Assert.Equal(stale, view.Share is null);
        Assert.Equal(stale, view.AsksForNumber);
    }

    [Fact]
    public void Of_the_first_day_the_number_that_was_reported_last_is_the_baseline() =>
        Assert.Equal((10, 12), (View(Lower(null, 4), (100, 5), (10, 5), (8, 0)).Baseline, View(Lower(12, 4), (100, 5), (10, 5)).Baseline));

    [Fact]
    public void A_reading_of_tomorrow_elsewhere_is_not_stale() => Assert.Equal(3, View(Lower(16, 4), (3, -1)).Now);

    [Fact]
    public void What_was_never_read_is_unknown_and_asked_for()
    {
        var view = View(Lower(null, 4));
        Assert.Equal((null, null, null, null, false, false), (view.Now, view.LastKnown, view.Baseline, view.Share, view.IsReached, view.IsStale));
        Assert.True(view.AsksForNumber);
    }

    [Theory]
    [InlineData(16, 4, 16, 0, false)]
    [InlineData(16, 4, 10, 0.5, false)]
    [InlineData(16, 4, 4.01, 0.999, false)]
    [InlineData(16, 4, 4, 1, true)]
    [InlineData(16, 4, 1, 1.25, true)]
    [InlineData(16, 4, 19, -0.25, false)]
    public void Where_lower_is_better_the_way_leads_down(double from, double target, double now, double share, bool reached)
    {
        var view = View(Lower(from, target), (now, 0));
        Assert.Equal(share, view.Share!.Value, 3);
        Assert.Equal((reached, share < 0), (view.IsReached, view.IsWorse));
    }

    [Theory]
    [InlineData(2, 6, 2, 0, false)]
    [InlineData(2, 6, 4, 0.5, false)]
    [InlineData(2, 6, 6, 1, true)]
    [InlineData(2, 6, 8, 1.5, true)]
    [InlineData(2, 6, 1, -0.25, false)]
    public void Where_higher_is_better_the_way_leads_up(double from, double target, double now, double share, bool reached)
    {
        var view = View(Higher(from, target), (now, 0));
        Assert.Equal(share, view.Share!.Value, 3);
        Assert.Equal((reached, share < 0), (view.IsReached, view.IsWorse));
    }

    [Fact]
    public void A_target_without_a_baseline_takes_the_first_reading_as_its_baseline()
    {
        var view = View(Lower(null, 4), (16, 30), (10, 0));
        Assert.Equal((16.0, 0.5), (view.Baseline, view.Share));
    }

    [Fact]
    public void A_first_reading_alone_is_no_step_of_the_way() => Assert.Equal(0, View(Lower(null, 4), (16, 0)).Share);

    [Fact]
    public void An_own_baseline_stays_the_baseline_when_an_earlier_reading_is_added() =>
        Assert.Equal(16, View(Lower(16, 4), (20, 90), (16, 30)).Baseline);

    /// <summary>There is no way from a baseline that meets the target: it is met, or nobody can say how far it is.</summary>
    [Theory]
    [InlineData(4, 4, 4, 1.0)]
    [InlineData(4, 4, 3, 1.0)]
    [InlineData(4, 4, 5, null)]
    [InlineData(3, 4, 4, 1.0)]
    [InlineData(3, 4, 5, null)]
    public void A_baseline_at_its_target_is_all_of_the_way_while_that_holds(double from, double target, double now, double? share)
    {
        var view = View(Lower(from, target), (now, 0));
        Assert.Equal((share, share is not null), (view.Share, view.IsReached));
    }

    [Fact]
    public void Without_a_target_nothing_is_reached_and_no_way_is_known()
    {
        var view = View(Lower(16, null), (3, 0));
        Assert.Equal((null, false, false), (view.Share, view.IsReached, view.IsWorse));
        Assert.True(View(Lower(16, null), (17, 0)).IsWorse);
    }

    [Fact]
    public void An_unknown_measure_is_not_called_worse() => Assert.False(View(Lower(16, 4), (20, 61)).IsWorse);

    [Fact]
    public void All_are_reached_when_each_with_a_target_is_and_one_has_a_target()
    {
        var (reached, stale, open, without) = (View(Lower(16, 4), (4, 0)), View(Lower(16, 4), (4, 61)), View(Lower(16, 4), (5, 0)), View(Lower(16, null), (5, 0)));
        Assert.True(ReadMeasures.AllReached([reached, without]));
        Assert.All(new MeasureView[][] { [], [without], [reached, open], [reached, stale] }, measures => Assert.False(ReadMeasures.AllReached(measures)));
    }

    [Fact]
    public void What_the_survey_said_of_the_start_is_no_step_to_the_goal()
    {
        var plan = new Plan { Segment = "s", Title = "t" };
        plan.Items.Add(Lower(4, 4));
        plan.Record(Reading.Of(plan, "hours", 4, Today, ReadingSource.Survey, 1, default));
        var measures = new PlanView(plan, "Acme", new Dictionary<long, string>(), Today).Measures();
        Assert.Equal((true, false), (measures[0].IsReached, ReadMeasures.AllReached(measures)));
    }

    private static PlanItem Lower(double? baseline, double? target) => Item("lower", baseline, target);
    private static PlanItem Higher(double? baseline, double? target) => Item("higher", baseline, target);

    private static PlanItem Item(string better, double? baseline, double? target) => new()
    {
        Kind = ItemKind.Measure, Key = "hours", Title = "Hours", Origin = "{}", Better = better, Baseline = baseline, Target = target,
    };

    private static MeasureView View(PlanItem measure, params (double Value, int DaysAgo)[] readings)
    {
        var plan = new Plan { Segment = "s", Title = "t" };
        plan.Items.Add(measure);
        foreach (var (value, ago) in readings)
            plan.Record(Reading.Of(plan, measure.Key, value, Today.AddDays(-ago), ReadingSource.Plan, 1, default));
        return Assert.Single(new PlanView(plan, "Acme", new Dictionary<long, string>(), Today).Measures());
    }
}
