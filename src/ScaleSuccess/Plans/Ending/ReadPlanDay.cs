using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Ending;

/// <summary>Which day it is where a plan's dates are days (docs/facts.md, "today").</summary>
public sealed class ReadPlanDay(ScaleDb db, TimeProvider clock)
{
    public async Task<DateOnly> Of(Plan plan, CancellationToken cancel)
    {
        var zone = (await db.Database.QueryAsync<string>("select zone as \"Value\" from plan_zones where plan_id = {0}", cancel, plan.Id)).Single();
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);
    }
}
