using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.Impacts;

/// <summary>
/// Looks at the plans whose impact somebody has asked for (<see cref="ImpactCounts"/>), some hundred at a time. Several servers share the plans of one count; what one
/// that crashed had in hand is looked at by the next. A count is thrown away when its draft has another text, or is gone.
/// </summary>
public sealed class CountImpacts(ScaleDb db, DraftOnPlans onPlans, TimeProvider clock) : IStep
{
    private const int Claim = 1000;

    /// <exception cref="AggregateException">Plans that could not be merged; all others are counted.</exception>
    public async Task<int> Run(CancellationToken cancel)
    {
        await db.Database.ExecuteAsync(Sql.Text("Plans/Impacts/DropOutdated.sql"), cancel);
        var (total, failed) = (0, new List<Exception>());
        foreach (var count in await db.Database.QueryAsync<Count>("select id, key, source from impact_counts where done_at is null order by id", cancel))
        {
            for (var done = await RunBatch(count, failed, cancel); done > 0; done = await RunBatch(count, failed, cancel)) total += done;
            // Not while another server has plans in hand: that one says it.
            await db.Database.ExecuteAsync(
                "update impact_counts c set done_at = {1} where id = {0} and done_at is null and not exists (select from impact_plans p where p.count_id = c.id and p.outcome is null)",
                cancel, count.Id, clock.GetUtcNow());
        }
        return failed.Count == 0 ? total : throw new AggregateException(failed);
    }

    private async Task<int> RunBatch(Count count, List<Exception> failed, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var plans = await db.Database.QueryAsync<long>(
            "select plan_id as \"Value\" from impact_plans where count_id = {0} and outcome is null order by plan_id desc limit {1} for update skip locked", cancel, count.Id, Claim);
        if (plans.Count == 0) return 0;
        var looked = await Look(count, plans, failed, cancel);
        await db.Database.ExecuteAsync(
            "update impact_plans p set outcome = l.outcome from unnest({1}::bigint[], {2}::text[]) l (plan_id, outcome) where p.count_id = {0} and p.plan_id = l.plan_id",
            cancel, count.Id, looked.Select(one => one.Plan).ToArray(), looked.Select(one => one.Outcome.ToString().ToLowerInvariant()).ToArray());
        // Their customers have gone meanwhile.
        await db.Database.ExecuteAsync(
            "delete from impact_plans where count_id = {0} and plan_id = any({1})", cancel, count.Id, plans.Except(looked.Select(one => one.Plan)).ToArray());
        await transaction.CommitAsync(cancel);
        return plans.Count;
    }

    private async Task<List<(long Plan, ImpactOutcome Outcome)>> Look(Count count, List<long> plans, List<Exception> failed, CancellationToken cancel)
    {
        try
        {
            return await Merge(count, plans, cancel);
        }
        catch (Exception) when (plans.Count > 1 && !cancel.IsCancellationRequested)
        {
            // One of them: the others are counted all the same.
            var looked = new List<(long, ImpactOutcome)>();
            foreach (var plan in plans) looked.AddRange(await Look(count, [plan], failed, cancel));
            return looked;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && !DatabaseUnavailable.Is(e))
        {
            failed.Add(new InvalidOperationException($"Plan {plans[0]} could not be merged with the draft of {count.Key}.", e));
            return [(plans[0], ImpactOutcome.Failed)];
        }
    }

    private Task<List<(long Plan, ImpactOutcome Outcome)>> Merge(Count count, List<long> plans, CancellationToken cancel) =>
        onPlans.Merge(count.Key, count.Source, plans, () => true, (plan, merged) => (plan.Id, ReadTemplateImpact.OutcomeOf(merged)), cancel);

    private sealed record Count(long Id, string Key, string Source);
}
