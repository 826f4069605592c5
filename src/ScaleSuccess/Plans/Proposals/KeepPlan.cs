using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Segments.Catalog;

namespace ScaleSuccess.Plans.Proposals;

/// <summary>Ops keep a plan unchanged although its customer moved to a segment with another template.</summary>
public sealed class KeepPlan(ScaleDb db, TimeProvider clock)
{
    public async Task<SegmentRefusal?> Run(long proposal, string author, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteAsync("select from plan_proposals where id = {0} for update", cancel, proposal);
        if (await db.PlanProposals.SingleOrDefaultAsync(o => o.Id == proposal, cancel) is not { } open) return SegmentRefusal.NoSuchProposal;
        if (open.Decision == PlanProposal.Kept) return null;
        if (open.Decision is not null) return SegmentRefusal.ProposalIsDecided;
        open.Keep(author, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}
