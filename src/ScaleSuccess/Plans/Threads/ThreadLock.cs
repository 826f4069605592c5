using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Threads;

/// <summary>What everything that is said in a customer's threads starts with, within the caller's transaction.</summary>
public static class ThreadLock
{
    extension(ScaleDb db)
    {
        /// <summary>The two halves of a double click wait for each other; there may be no plan yet whose lock would do. After the plan's, where both are taken.</summary>
        public Task LockThreads(long customer, CancellationToken cancel) =>
            db.Database.ExecuteAsync("select from customers where id = {0} for no key update", cancel, customer);

        /// <returns>The item with its title as the plan has it; the whole plan with the plan's for what it does not have. Without a plan, an empty title.</returns>
        public async Task<(ThreadItem Item, string Title)> ThreadAbout(long customer, ThreadItem item, CancellationToken cancel)
        {
            if (!item.IsWhole)
            {
                var titles = await (
                    from plan in db.Plans
                    join one in db.PlanItems on plan.Id equals one.PlanId
                    where plan.CustomerId == customer && one.Kind == item.Kind && one.Key == item.Key
                    select one.Title).ToListAsync(cancel);
                if (titles is [var title]) return (item, title);
            }
            return (ThreadItem.Whole, await db.Plans.Where(plan => plan.CustomerId == customer).Select(plan => plan.Title).SingleOrDefaultAsync(cancel) ?? "");
        }
    }
}
