using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Surveys.Catalog;

namespace ScaleSuccess.Plans.Colleagues;

/// <summary>Whose answers a plan was made from.</summary>
public sealed record PlanMaker(long ContactId, string Name);

/// <summary>Reads what a customer's people have answered.</summary>
public sealed class ReadColleagues(ScaleDb db, ReadPlanAnswers made, CurrentSurvey surveys, TimeProvider clock)
{
    /// <summary>Whose answers the customer's plan was made from; null: there is no plan.</summary>
    public Task<PlanMaker?> Maker(long customer, CancellationToken cancel) => (
        from plan in db.Plans
        join contact in db.Contacts on plan.ContactId equals contact.Id
        where plan.CustomerId == customer
        select new PlanMaker(contact.Id, contact.Name)).SingleOrDefaultAsync(cancel);

    /// <summary>In the caller's transaction; who changes something by it has locked the answers before.</summary>
    /// <returns>Null: there is no plan.</returns>
    public async Task<(Plan Plan, PlanColleagues Colleagues)?> Locked(long customer, CancellationToken cancel)
    {
        if (await db.Plans.AsNoTracking().Include(plan => plan.Phases).SingleOrDefaultAsync(plan => plan.CustomerId == customer, cancel) is not { } plan) return null;
        var zone = (await db.Database.QueryAsync<string>("select zone as \"Value\" from plan_zones where plan_id = {0}", cancel, plan.Id)).Single();
        var answers = await made.Of(plan, [await db.ResponseOf(plan, cancel)], cancel);
        var today = Days.Of(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(zone));
        return (plan, await PlanColleagues.Of(plan, answers, today, await ColleagueRows.Of(db, customer, cancel), surveys, cancel));
    }
}
