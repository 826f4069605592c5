using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Phases;

namespace ScaleSuccess.Plans.Ending;

/// <summary>"Not now": the page does not offer a next goal any more, but at its end it still leads to one.</summary>
public sealed class SetNextGoalAside(ScaleDb db, TimeProvider clock)
{
    /// <summary>Does nothing to a plan that is not at its goal.</summary>
    public async Task Run(Visitor visitor, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.PlanToChangeOf(visitor.CustomerId, cancel) is not { } plan) return;
        await db.Set<PlanDecision>().Where(decision => decision.PlanId == plan.Id).LoadAsync(cancel);
        plan.SetNextGoalAside(visitor.ContactId, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
