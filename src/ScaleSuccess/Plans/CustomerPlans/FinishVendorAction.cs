using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>Ops tick what the vendor owed; a milestone is done with its last action, whoever's that was.</summary>
public sealed class FinishVendorAction(ScaleDb db, TimeProvider clock)
{
    public async Task Run(long plan, string action, bool done, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // As in ChangePlan: two people ticking the last two actions at once must see each other's tick.
        await db.Database.ExecuteAsync("select from plans where id = {0} for no key update", cancel, plan);
        await db.Database.ExecuteAsync(
            """
            update plan_items set done_at = case when {2} then coalesce(done_at, {3}) end, done_by = null
            where plan_id = {0} and kind = 'action' and key = {1} and side = 'vendor'
            """, cancel, plan, action, done, clock.GetUtcNow());
        await db.Database.ExecuteAsync(
            """
            update plan_items milestone set done_at = case when {2} then coalesce(milestone.done_at, {3}) end,
                   done_by = case when {2} then milestone.done_by end
            from plan_items action
            where action.plan_id = {0} and action.kind = 'action' and action.key = {1} and action.side = 'vendor'
              and milestone.plan_id = {0} and milestone.kind = 'milestone' and milestone.key = action.parent
              and (not {2} or not exists (select from plan_items open where open.plan_id = {0} and open.kind = 'action'
                                            and open.parent = milestone.key and open.done_at is null))
            """, cancel, plan, action, done, clock.GetUtcNow());
        await transaction.CommitAsync(cancel);
    }
}
