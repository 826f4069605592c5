using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Plans.OpsOwners;

public enum NamingOutcome
{
    Named,

    /// <summary>It is done, left out, not the vendor's, or the plan is over.</summary>
    NotOpen,

    /// <summary>Nobody signs in by that name any more.</summary>
    NoSuchUser,
}

/// <summary>
/// Ops say who of them does one of the vendor's actions, or keeps one of its commitments. It counts at once, in an accepted plan, too: the
/// customer agreed that the vendor does it (docs/decisions/0016).
/// </summary>
public sealed class NameOpsOwner(ScaleDb db, ReadOpsUsers users, TimeProvider clock)
{
    /// <param name="user">As they sign in; empty: nobody in particular.</param>
    /// <param name="by">Who of ops says so.</param>
    public async Task<NamingOutcome> Run(long plan, string kind, string key, string? user, string by, CancellationToken cancel)
    {
        var named = string.IsNullOrEmpty(user) ? null : user;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (named is not null && !await users.Has(named, cancel)) return NamingOutcome.NoSuchUser;
        if (await db.PlanToChange(plan, cancel) is not { } found || found.Find(kind, key) is not { } item || !found.CanBeNamed(item)) return NamingOutcome.NotOpen;
        var revision = PlanRevision.Begin(found);
        item.GiveTo(named);
        if (revision.Keep(new PlanAuthor.Ops(by), ChangeCause.Edited, clock.GetUtcNow()))
        {
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
        return NamingOutcome.Named;
    }
}

public static class NamedItems
{
    extension(Plan plan)
    {
        /// <summary>Somebody of the vendor can be named for it: an action or a commitment of the vendor's that is open.</summary>
        public bool CanBeNamed(PlanItem item) => item.Kind is ItemKind.Action or ItemKind.Commitment && item.IsOf(Side.Vendor) && !item.AcceptsPlan && plan.IsOpen(item);
    }
}
