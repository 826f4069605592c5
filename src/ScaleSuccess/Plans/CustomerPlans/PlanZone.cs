using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>Where a plan's dates are days (docs/facts.md, "today").</summary>
public static class PlanZone
{
    extension(ScaleDb db)
    {
        public async Task<TimeZoneInfo> ZoneOf(Plan plan, CancellationToken cancel) =>
            TimeZoneInfo.FindSystemTimeZoneById((await db.Database.QueryAsync<string>("select zone as \"Value\" from plan_zones where plan_id = {0}", cancel, plan.Id)).Single());

        /// <summary>The day that it is there.</summary>
        public async Task<DateOnly> DayOf(Plan plan, DateTimeOffset moment, CancellationToken cancel) => Days.Of(moment, await db.ZoneOf(plan, cancel));
    }
}
