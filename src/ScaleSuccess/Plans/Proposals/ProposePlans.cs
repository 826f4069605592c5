using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Proposals;

/// <summary>
/// Proposes to review the plan of every customer who moved to a segment with another template. A plan is never
/// rewritten automatically: ops and the customer decide.
/// </summary>
public sealed class ProposePlans(ScaleDb db, TimeProvider clock) : IStep
{
    public async Task<int> Run(CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = clock.GetUtcNow();
        var done = await db.Database.ExecuteAsync(Sql.Text("Plans/Proposals/WithdrawProposals.sql"), cancel, now);
        done += await db.Database.ExecuteAsync(Sql.Text("Plans/Proposals/ProposePlans.sql"), cancel, now);
        await transaction.CommitAsync(cancel);
        return done;
    }
}
