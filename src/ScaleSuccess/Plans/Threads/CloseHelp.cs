using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;

namespace ScaleSuccess.Plans.Threads;

/// <summary>"It works now": somebody at the customer closes what is open about an item. Its clock goes on, and a colleague who had asked is told.</summary>
public sealed class CloseHelp(ScaleDb db, NotifyReaders notify, TimeProvider clock)
{
    public async Task Run(Visitor visitor, ThreadItem item, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var by = new HelpCloser.Contact(visitor.ContactId);
        await notify.Solved(item, await db.CloseHelp(visitor.CustomerId, item, by, clock.GetUtcNow(), cancel), by, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}

public static class ClosedHelp
{
    extension(ScaleDb db)
    {
        /// <summary>Closes all that is open about an item. The caller has a transaction and saves.</summary>
        /// <returns>What was open.</returns>
        public async Task<List<HelpRequest>> CloseHelp(long customer, ThreadItem item, HelpCloser by, DateTimeOffset now, CancellationToken cancel)
        {
            // The plan's lock: of two who close at once, the second finds nothing open, and no date moves twice.
            var plan = await db.PlanToChangeOf(customer, cancel);
            if (plan is null)
            {
                await db.LockThreads(customer, cancel);
                var early = await db.OpenHelp(customer, item, cancel);
                early.ForEach(request => request.Close(by, now));
                return early;
            }
            var open = plan.Help.FindAll(request => ThreadItem.Of(request) == item);
            var (zone, workingDays, revision) = (await db.ZoneOf(plan, cancel), await db.WorkingDaysOf(plan, cancel), PlanRevision.Begin(plan));
            foreach (var request in open) plan.CloseHelp(request, by, now, zone, workingDays);
            revision.Keep(by.Author, ChangeCause.Held, now);
            return open;
        }
    }
}
