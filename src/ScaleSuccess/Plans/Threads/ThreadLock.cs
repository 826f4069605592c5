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

        /// <returns>The title that the plan has for it: the plan's own for the whole plan, empty while there is none. Null: it has no such item.</returns>
        public async Task<string?> ThreadAbout(long customer, ThreadItem item, CancellationToken cancel) => item.IsWhole
            ? await db.Plans.Where(plan => plan.CustomerId == customer).Select(plan => plan.Title).SingleOrDefaultAsync(cancel) ?? ""
            : await (
                from plan in db.Plans
                join one in db.PlanItems on plan.Id equals one.PlanId
                where plan.CustomerId == customer && one.Kind == item.Kind && one.Key == item.Key
                select one.Title).SingleOrDefaultAsync(cancel);

        /// <summary>As <c>ThreadAbout</c>; of an item that the plan no longer has, as it was called when somebody asked about it there: its thread goes on.</summary>
        public async Task<string?> ThreadKnownAs(long customer, ThreadItem item, CancellationToken cancel)
        {
            if (await db.ThreadAbout(customer, item, cancel) is { } title) return title;
            var asked = await db.HelpRequests.In(customer, item).OrderByDescending(one => one.Id).Select(one => one.About).FirstOrDefaultAsync(cancel);
            return asked ?? (await db.Comments.In(customer, item).AnyAsync(cancel) ? await db.ThreadAbout(customer, ThreadItem.Whole, cancel) : null);
        }
    }
}
