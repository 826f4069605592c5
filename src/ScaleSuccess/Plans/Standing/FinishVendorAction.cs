using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Standing;

/// <summary>Ops tick a vendor's action, or remove the tick.</summary>
public sealed class FinishVendorAction(ScaleDb db, TimeProvider clock)
{
    public async Task Run(long plan, string action, bool done, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.PlanToChange(plan, cancel) is not { } found) return;
        if (found.Find(ItemKind.Action, action) is not { Side: "vendor", AcceptsPlan: false } item || !found.IsOfThisPhase(item)) return;
        if (done) item.Finish(by: null, clock.GetUtcNow());
        else found.Untick(item);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
