namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>A measure with what is known of it. Each rule is said in docs/facts.md.</summary>
/// <param name="Benefit">The plan's benefit that it shows; null: none.</param>
/// <param name="Readings">All of them, by day; of one day in the order in which they were reported.</param>
/// <param name="Age">Of the latest reading, in days; null: there is none.</param>
public sealed record MeasureView(PlanItem Measure, PlanItem? Benefit, IReadOnlyList<Reading> Readings, int? Age)
{
    /// <summary>Older than two check-ins at the slowest usual interval.</summary>
    public const int StaleAfterDays = 60;

    /// <summary>Those that count, by day: of one day the one that was reported last, and the survey's, where it began.</summary>
    public IReadOnlyList<Reading> Counted { get; } =
        [.. Readings.Where((reading, i) => reading.Source == ReadingSource.Survey || i == Readings.Count - 1 || Readings[i + 1].Day != reading.Day)];

    public Reading? First => Counted.Count == 0 ? null : Counted[0];
    public Reading? Latest => Readings.Count == 0 ? null : Readings[^1];

    /// <summary>Where it began: as the survey said, else the first reading.</summary>
    public double? Baseline => Measure.Baseline ?? First?.Value;

    /// <summary>When it was so; null: not known to the day.</summary>
    public DateOnly? BaselineOn => (Measure.Baseline is null ? First : Readings.FirstOrDefault(reading => reading.Source == ReadingSource.Survey))?.Day;

    /// <summary>The latest reading, however old.</summary>
    public double? LastKnown => Latest?.Value;
    public DateOnly? ReadOn => Latest?.Day;

    /// <summary>Of <see cref="ReadingSource"/>.</summary>
    public string? Source => Latest?.Source;

    /// <summary>The latest reading is too old to say what it is now.</summary>
    public bool IsStale => Age > StaleAfterDays;

    /// <summary>What it is now; null: unknown.</summary>
    public double? Now => IsStale ? null : LastKnown;

    /// <summary>Nobody knows what it is now: never read, or too long ago. A number is asked for.</summary>
    public bool AsksForNumber => Now is null;

    /// <summary>At its target now. That is progress, not the goal.</summary>
    public bool IsReached => Now is { } now && Measure.IsMetBy(now);

    /// <summary>It is now worse than at the start.</summary>
    public bool IsWorse => (Now, Baseline) is ({ } now, { } from) && (Measure.Better == "lower" ? now > from : now < from);

    /// <summary>
    /// How much of the way from the baseline to the target is done: 0 at the start, 1 at the target, below 0 when it is worse than at
    /// the start. Null where now, baseline or target is unknown, and where there is no way: a baseline that already meets the
    /// target is 1 while that holds.
    /// </summary>
    public double? Share => (Now, Baseline, Measure.Target) switch
    {
        (null, _, _) or (_, null, _) or (_, _, null) => null,
        ({ } now, { } from, { } to) => Measure.IsMetBy(from) ? (Measure.IsMetBy(now) ? 1 : null) : (now - from) / (to - from),
    };
}

/// <summary>A plan's measures with their readings.</summary>
public static class ReadMeasures
{
    extension(PlanView plan)
    {
        /// <summary>In the plan's order. Once the goal is reached nobody asks for numbers any more: they count as old as they were then.</summary>
        public IReadOnlyList<MeasureView> Measures()
        {
            var readings = plan.Plan.Readings.OrderBy(one => one.Day).ThenBy(one => one.ReadAt).ThenBy(one => one.Id).ToLookup(one => one.Measure);
            var until = plan.Plan.IsAchieved && plan.AchievedOn < plan.Today ? plan.AchievedOn.Value : plan.Today;
            return [.. plan.Of(ItemKind.Measure).Select(measure => View(plan, measure, [.. readings[measure.Key]], until))];
        }
    }

    private static MeasureView View(PlanView plan, PlanItem measure, List<Reading> readings, DateOnly until) => new(
        measure, plan.OfPhase(ItemKind.Benefit, null).FirstOrDefault(benefit => benefit.Key == measure.Parent), readings,
        readings is [.., var latest] ? until.DayNumber - latest.Day.DayNumber : null);

    /// <summary>There are targets, and every measure that has one has come to it: what the survey said of the start is no step.</summary>
    public static bool AllReached(IReadOnlyList<MeasureView> measures) =>
        measures.Where(view => view.Measure.Target is not null).ToList() is { Count: > 0 } targets
            && targets.TrueForAll(view => view is { IsReached: true, Source: not ReadingSource.Survey });
}
