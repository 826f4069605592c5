using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;

namespace ScaleSuccess.Plans.Redrafting;

/// <summary>A plan with all that a merge looks at, to be read only.</summary>
public static class PlanToMerge
{
    extension(ScaleDb db)
    {
        /// <summary>A customer's; null: there is none.</summary>
        public Task<Plan?> PlanToMergeOf(long customer, CancellationToken cancel) => db.Plans.AsNoTracking()
            .Include(one => one.Items).Include(one => one.Acceptances).Include(one => one.SectionAcceptances.OrderBy(accepted => accepted.Id)).Include(one => one.Dropped).Include(one => one.Declined).AsSplitQuery()
            .SingleOrDefaultAsync(one => one.CustomerId == customer, cancel);

        /// <summary>Several, by their ids: past EF Core, which takes longer to make the lines of ten thousand plans than the merge takes to merge them.</summary>
        public async Task<List<Plan>> PlansToMerge(NpgsqlDataSource source, long[] ids, CancellationToken cancel)
        {
            var asked = new AskedTogether();
            var plans = asked.All(Plan.Select + " where id = any($1) order by id", Plan.Read, ids);
            var items = asked.All(PlanItem.Select + OfThese, PlanItem.Read, ids);
            var acceptances = asked.All(Acceptance.Select + OfThese, Acceptance.Read, ids);
            var sections = asked.All(SectionAcceptance.Select + OfThese, SectionAcceptance.Read, ids);
            var dropped = asked.All(DroppedItem.Select + OfThese, DroppedItem.Read, ids);
            var declined = asked.All(DeclinedItem.Select + OfThese, DeclinedItem.Read, ids);
            await asked.Run(db, source, cancel);
            var byId = plans.ToDictionary(plan => plan.Id);
            foreach (var item in items) byId[item.PlanId].Items.Add(item);
            foreach (var accepted in acceptances) byId[accepted.PlanId].Acceptances.Add(accepted);
            foreach (var accepted in sections) byId[accepted.PlanId].SectionAcceptances.Add(accepted);
            foreach (var one in dropped) byId[one.PlanId].Dropped.Add(one);
            foreach (var one in declined) byId[one.PlanId].Declined.Add(one);
            return plans;
        }
    }

    /// <summary>Each plan's together, in the order in which they came.</summary>
    private const string OfThese = " where plan_id = any($1) order by plan_id, id";
}
