namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>A measure with what is known of it.</summary>
/// <param name="LastKnown">The latest reading, else what it was at the start; null: never measured.</param>
/// <param name="ReadOn">When it was read; null where only the start is known.</param>
/// <param name="IsStale">The latest reading is too old to be called "now".</param>
public sealed record MeasureView(PlanItem Measure, double? LastKnown, DateTimeOffset? ReadOn, bool IsStale)
{
    /// <summary>What it is now; null: unknown. What it was at the start is not what it is now, nor is a stale reading.</summary>
    public double? Now => ReadOn is null || IsStale ? null : LastKnown;

    /// <summary>Nobody knows what it is now: a number is asked for.</summary>
    public bool AsksForNumber => Now is null;

    /// <summary>At its target now. That is progress, not the goal.</summary>
    public bool IsReached => Now is { } now && Measure.IsMetBy(now);
}

/// <summary>A plan's measures with their latest readings.</summary>
public sealed class ReadMeasures(TimeProvider clock)
{
    /// <summary>Older than two check-ins at the slowest usual interval.</summary>
    public const int StaleAfterDays = 60;

    public IReadOnlyList<MeasureView> Of(PlanView plan)
    {
        var latest = Reading.Latest(plan.Plan.Readings);
        var oldest = clock.GetUtcNow().AddDays(-StaleAfterDays);
        return [.. plan.Of(ItemKind.Measure).Select(item => latest.TryGetValue(item.Key, out var reading)
            ? new MeasureView(item, reading.Value, reading.ReadAt, reading.ReadAt < oldest)
            : new MeasureView(item, item.Baseline, null, false))];
    }

    /// <summary>There are targets, and every measure that has one is at it now.</summary>
    public static bool AllReached(IReadOnlyList<MeasureView> measures) =>
        measures.Where(view => view.Measure.Target is not null).ToList() is { Count: > 0 } targets && targets.TrueForAll(view => view.IsReached);
}
