using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Colleagues;

namespace ScaleSuccess.Plans.Proposals;

/// <summary>
/// Proposes to review the plan of every customer who moved to a segment with another template. A plan is never
/// rewritten automatically: ops and the customer decide. Where its people disagree on what the plan is made from, they settle that first:
/// the segment follows from what they settle.
/// </summary>
public sealed class ProposePlans(ScaleDb db, ReadColleagues read, TimeProvider clock) : IStep
{
    public async Task<int> Run(CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = clock.GetUtcNow();
        var done = await db.Database.ExecuteAsync(Sql.Text("Plans/Proposals/WithdrawProposals.sql"), cancel, now);
        done += await db.Database.ExecuteAsync(Sql.Text("Plans/Proposals/ProposePlans.sql"), cancel, now, await Disagreeing(cancel));
        await transaction.CommitAsync(cancel);
        return done;
    }

    /// <summary>Of those who moved; only who has several people that answered can be one of them.</summary>
    private async Task<long[]> Disagreeing(CancellationToken cancel)
    {
        var several = await db.Database.QueryAsync<long>(Sql.Text("Plans/Proposals/SeveralAnswered.sql"), cancel);
        var disagreeing = new List<long>();
        foreach (var customer in several)
            if (await read.Locked(customer, cancel) is (_, { Disagreements.Count: > 0 })) disagreeing.Add(customer);
        return [.. disagreeing];
    }
}
