using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>A measure with what is known of it.</summary>
/// <param name="Now">The latest reading, else the baseline; null: never measured.</param>
/// <param name="ReadOn">When it was read; null where only the baseline is known.</param>
/// <param name="IsStale">The latest reading is too old to be called "now": it counts as unknown.</param>
public sealed record MeasureView(PlanItem Measure, double? Now, DateTimeOffset? ReadOn, bool IsStale)
{
    public bool IsReached => Now is { } now && ReadOn is not null && !IsStale && Measure.IsMetBy(now);
}

/// <summary>Reads a plan's measures with their latest readings.</summary>
public sealed class ReadMeasures(ScaleDb db, TimeProvider clock)
{
    /// <summary>Older than two check-ins at the slowest usual interval.</summary>
    public const int StaleAfterDays = 60;

    public async Task<IReadOnlyList<MeasureView>> Of(PlanView plan, CancellationToken cancel)
    {
        var latest = Reading.Latest(
            await db.Readings.AsNoTracking().Where(r => r.PlanId == plan.Plan.Id).OrderBy(r => r.Id).ToListAsync(cancel));
        var oldest = clock.GetUtcNow().AddDays(-StaleAfterDays);
        return [.. plan.Of(ItemKind.Measure).Select(item => latest.TryGetValue(item.Key, out var reading)
            ? new MeasureView(item, reading.Value, reading.ReadAt, reading.ReadAt < oldest)
            : new MeasureView(item, item.Baseline, null, false))];
    }
}
