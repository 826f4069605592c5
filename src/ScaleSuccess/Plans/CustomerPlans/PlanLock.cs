using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Commitments;
using ScaleSuccess.Plans.Revisions;

namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>Locks and loads a plan to change it, within the caller's transaction. Other changes wait until that ends.</summary>
public static class PlanLock
{
    extension(ScaleDb db)
    {
        /// <summary>With its items, acceptances and open requests for help; null: there is no such plan, or it is closed and stays as it is.</summary>
        public Task<Plan?> PlanToChange(long plan, CancellationToken cancel) =>
            db.Locked("select id as \"Value\" from plans where id = {0} and closed_at is null for no key update", plan, cancel);

        /// <summary>The customer's; null while there is none, or it is closed.</summary>
        public Task<Plan?> PlanToChangeOf(long customer, CancellationToken cancel) =>
            db.Locked("select id as \"Value\" from plans where customer_id = {0} and closed_at is null for no key update", customer, cancel);

        /// <summary>The customer's, closed or not: to open it again.</summary>
        public Task<Plan?> PlanToOpenOf(long customer, CancellationToken cancel) =>
            db.Locked("select id as \"Value\" from plans where customer_id = {0} for no key update", customer, cancel);

        /// <summary>What was left out of a plan that is locked, and declined: few changes ask for it, and ticks never.</summary>
        public async Task LoadLeftOut(Plan plan, CancellationToken cancel)
        {
            await db.Set<DroppedItem>().Where(dropped => dropped.PlanId == plan.Id).OrderBy(dropped => dropped.Id).LoadAsync(cancel);
            await db.Set<DeclinedItem>().Where(declined => declined.PlanId == plan.Id).LoadAsync(cancel);
        }

        // Locked first and read after that, in separate statements: one that waits for a lock continues with what it saw
        // before it waited, and two people ticking the last two actions would leave the milestone open.
        private async Task<Plan?> Locked(string sql, long id, CancellationToken cancel)
        {
            var found = await db.Database.QueryAsync<long>(sql, cancel, id);
            if (found is not [var plan]) return null;
            await db.PlanItems.Where(item => item.PlanId == plan).LoadAsync(cancel);
            await db.Acceptances.Where(acceptance => acceptance.PlanId == plan).LoadAsync(cancel);
            await db.Set<SectionAcceptance>().Where(acceptance => acceptance.PlanId == plan).OrderBy(acceptance => acceptance.Id).LoadAsync(cancel);
            await db.Set<CommitmentReport>().Where(report => report.PlanId == plan).OrderBy(report => report.Id).LoadAsync(cancel);
            var locked = await db.Plans.SingleAsync(p => p.Id == plan, cancel);
            // Not the plan's own rows: who has no plan yet asks for help, too.
            locked.Help.AddRange(await db.HelpRequests.Where(request => request.CustomerId == locked.CustomerId && request.ClosedAt == null).OrderBy(request => request.Id).ToListAsync(cancel));
            return locked;
        }
    }
}
