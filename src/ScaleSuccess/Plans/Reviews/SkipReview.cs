using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Reviews;

/// <summary>"Not this time": the next one comes in its rhythm.</summary>
public sealed class SkipReview(ScaleDb db, TimeProvider clock)
{
    /// <summary>Does nothing to a review that somebody has confirmed or skipped.</summary>
    public async Task Run(Visitor visitor, int number, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.PlanToChangeOf(visitor.CustomerId, cancel) is not { } plan) return;
        if (await db.Set<PlanReview>().SingleOrDefaultAsync(one => one.PlanId == plan.Id && one.Number == number, cancel) is not { IsOpen: true } review) return;
        review.Skip(visitor.ContactId, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
