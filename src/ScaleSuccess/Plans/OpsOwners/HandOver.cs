using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers.OpsOwners;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;

namespace ScaleSuccess.Plans.OpsOwners;

/// <summary>
/// What one of ops had goes to another, or to nobody in particular: their customers, and what they were named for and is still to be done. Plan
/// by plan, each in a transaction of its own: one that stopped halfway is done again and does the rest.
/// </summary>
public sealed class HandOver(ScaleDb db, ReadOpsUsers users, NameOpsContact contacts, TimeProvider clock)
{
    /// <param name="to">As they sign in; empty: nobody in particular.</param>
    /// <param name="by">Who of ops says so.</param>
    /// <returns>False when nobody signs in as <paramref name="to"/>.</returns>
    public async Task<bool> Run(string from, string? to, string by, CancellationToken cancel)
    {
        var heir = string.IsNullOrEmpty(to) ? null : to;
        if (heir is not null && !await users.Has(heir, cancel)) return false;
        var plans = await db.PlanItems.Where(item => item.OpsOwner == from && item.DoneAt == null).Select(item => item.PlanId).Distinct().Order().ToListAsync(cancel);
        foreach (var plan in plans) await InPlan(plan, from, heir, by, cancel);
        await contacts.HandOver(from, heir, cancel);
        return true;
    }

    private async Task InPlan(long plan, string from, string? heir, string by, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.PlanToChange(plan, cancel) is not { } found) return;
        var revision = PlanRevision.Begin(found);
        foreach (var item in found.Items.Where(item => item.OpsOwner == from && found.IsOfThisPhase(item) && !found.IsDone(item))) item.GiveTo(heir);
        if (!revision.Keep(new PlanAuthor.Ops(by), ChangeCause.Edited, clock.GetUtcNow())) return;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
