using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Assessing;

/// <summary>
/// Keeps what is thin in each plan, as codes, for lists over many plans and for reviews; a new row only where that is not what it was.
/// Triggers note which plans to look at (docs/decisions/0013).
/// </summary>
public sealed class AssessPlans(ScaleDb db, ReadAssessment read, TimeProvider clock) : IStep
{
    private const int Batch = 100;

    public async Task<int> Run(CancellationToken cancel)
    {
        var total = 0;
        while (await RunBatch(cancel) is { } changed) total += changed;
        return total;
    }

    /// <returns>Null when no plan is noted, or others are at work on those that are.</returns>
    private async Task<int?> RunBatch(CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var noted = await db.Database.QueryAsync<long>(
            "select plan_id as \"Value\" from plans_to_assess order by plan_id limit {0} for update skip locked", cancel, Batch);
        if (noted.Count == 0) return null;
        var assessed = await Assess(noted, cancel);
        var changed = await Keep([.. assessed.Keys], [.. assessed.Values], cancel);
        await db.Database.ExecuteAsync("delete from plans_to_assess where plan_id = any({0})", cancel, noted.ToArray());
        await transaction.CommitAsync(cancel);
        return changed;
    }

    private async Task<Dictionary<long, string>> Assess(List<long> noted, CancellationToken cancel)
    {
        var plans = await db.Plans.AsNoTracking().Where(plan => noted.Contains(plan.Id)).Include(plan => plan.Items).Include(plan => plan.Readings)
            .Include(plan => plan.Acceptances).AsSplitQuery().ToListAsync(cancel);
        var responses = (await db.Database.QueryAsync<ReadPlanAnswers.Row>(
            ReadPlanAnswers.Select + " where r.id = any({0})", cancel, plans.Select(plan => plan.ResponseId).ToArray())).ToDictionary(given => given.Id);
        var thin = new Dictionary<long, string>();
        foreach (var plan in plans) thin[plan.Id] = ThinSections.Write((await read.Of(plan, responses[plan.ResponseId], cancel)).Assessment);
        return thin;
    }

    /// <returns>How many are not what they were.</returns>
    private async Task<int> Keep(long[] plans, string[] thin, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await db.Database.ExecuteAsync(
            """
            update plan_assessments a set superseded_at = {2}
            from unnest({0}, {1}) as g(plan_id, thin)
            where a.plan_id = g.plan_id and a.superseded_at is null and a.thin <> g.thin::jsonb
            """, cancel, plans, thin, now);
        return await db.Database.ExecuteAsync(
            """
            insert into plan_assessments (plan_id, thin, assessed_at)
            select g.plan_id, g.thin::jsonb, {2} from unnest({0}, {1}) as g(plan_id, thin)
            where not exists (select from plan_assessments a where a.plan_id = g.plan_id and a.superseded_at is null)
            """, cancel, plans, thin, now);
    }
}
