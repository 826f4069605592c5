using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Reviews;

/// <summary>"Review now": somebody at the customer does not wait for the day. Of one that is open already, it is that one.</summary>
public sealed class AskForReview(ScaleDb db, TimeProvider clock)
{
    /// <returns>Its number; null: there is no plan, nobody has accepted it, or it is closed.</returns>
    public async Task<int?> Run(Visitor visitor, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.PlanToChangeOf(visitor.CustomerId, cancel) is not { IsReviewed: true } plan) return null;
        var newest = await db.Set<PlanReview>().AsNoTracking().Where(review => review.PlanId == plan.Id).OrderByDescending(review => review.Number).FirstOrDefaultAsync(cancel);
        if (newest is { IsOpen: true }) return newest.Number;
        var now = clock.GetUtcNow();
        var asked = new PlanReview
        {
            PlanId = plan.Id, Number = (newest?.Number ?? 0) + 1, DueOn = await db.DayOf(plan, now, cancel), AskedBy = visitor.ContactId, MadeAt = now,
        };
        db.Add(asked);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return asked.Number;
    }
}
