using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Ending;

/// <summary>Which day it is where a plan's dates are days (docs/facts.md, "today").</summary>
public sealed class ReadPlanDay(ScaleDb db, TimeProvider clock)
{
    public async Task<DateOnly> Of(Plan plan, CancellationToken cancel) => Days.Of(clock.GetUtcNow(), await db.ZoneOf(plan, cancel));
}
