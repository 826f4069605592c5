using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Data;

namespace ScaleSuccess.Plans;

/// <summary>Ops tick what the vendor owed.</summary>
public sealed class FinishVendorAction(ScaleDb db, TimeProvider clock)
{
    public Task Run(long plan, string action, bool done, CancellationToken cancel) =>
        db.Database.ExecuteAsync(
            """
            update plan_items set done_at = case when {2} then coalesce(done_at, {3}) end, done_by = null
            where plan_id = {0} and kind = 'action' and key = {1} and side = 'vendor'
            """, cancel, plan, action, done, clock.GetUtcNow());
}
