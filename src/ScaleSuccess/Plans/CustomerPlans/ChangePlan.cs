using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.CustomerPlans;

/// <summary>What a contact can do to their customer's plan. Everything is idempotent; no one can change another customer's plan.</summary>
public sealed class ChangePlan(ScaleDb db, TimeProvider clock)
{
    /// <summary>Accepts this version.</summary>
    /// <returns>False when the plan has changed since: it has to be reviewed again.</returns>
    public Task<bool> Accept(Visitor visitor, int version, CancellationToken cancel) =>
        Say(visitor, version, (plan, now) => plan.Accept(visitor.ContactId, now), cancel);

    /// <summary>Says that the goal is reached.</summary>
    /// <returns>False when the plan has changed since.</returns>
    public Task<bool> ConfirmGoal(Visitor visitor, int version, CancellationToken cancel) =>
        Say(visitor, version, (plan, now) => plan.ConfirmGoal(visitor.ContactId, now), cancel);

    /// <summary>Ticks an action of the customer's own side, or removes the tick.</summary>
    public async Task Finish(Visitor visitor, string action, bool done, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.PlanToChangeOf(visitor.CustomerId, cancel) is not { } plan) return;
        if (plan.Find(ItemKind.Action, action) is not { Side: "customer" } item) return;
        if (done) plan.Tick(item, visitor.ContactId, clock.GetUtcNow());
        else plan.Untick(item);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task<bool> Say(Visitor visitor, int version, Action<Plan, DateTimeOffset> yes, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.PlanToChangeOf(visitor.CustomerId, cancel) is not { } plan || plan.Version != version) return false;
        yes(plan, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
