using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Redrafting;

public static class PlanToMerge
{
    extension(ScaleDb db)
    {
        /// <summary>A customer's plan with all that a merge looks at, to be read only; null: there is none.</summary>
        public Task<Plan?> PlanToMergeOf(long customer, CancellationToken cancel) => db.Whole().SingleOrDefaultAsync(one => one.CustomerId == customer, cancel);

        /// <summary>Several of them, by their ids.</summary>
        public Task<List<Plan>> PlansToMerge(IReadOnlyList<long> plans, CancellationToken cancel) => db.Whole().Where(one => plans.Contains(one.Id)).ToListAsync(cancel);

        private IQueryable<Plan> Whole() =>
            db.Plans.AsNoTracking().Include(one => one.Items).Include(one => one.Acceptances).Include(one => one.Dropped).Include(one => one.Declined).AsSplitQuery();
    }
}
