using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Outcomes;

/// <summary>
/// Draws the conclusions from answered check-ins: a reading, a milestone reached, a call for help; and marks the plans
/// that reached their goal.
/// </summary>
public sealed class RecordOutcomes(ScaleDb db, TimeProvider clock) : IStep
{
    private const int Batch = 500;

    public async Task<int> Run(CancellationToken cancel)
    {
        var total = 0;
        while (await RunBatch(cancel) is > 0 and var done) total += done;
        return total + await FinishWithoutMeasures(cancel);
    }

    /// <summary>Where nothing is measured the last tick on the plan's page reaches the goal, without any check-in.</summary>
    private async Task<int> FinishWithoutMeasures(CancellationToken cancel)
    {
        var plans = await db.Plans
            .Where(plan => plan.AchievedAt == null
                && !plan.Items.Any(i => i.Kind == ItemKind.Measure && i.Target != null)
                && !plan.Items.Any(i => i.Kind == ItemKind.Milestone && i.DoneAt == null))
            .Select(plan => plan.Id).ToArrayAsync(cancel);
        if (plans.Length == 0) return 0;
        return await db.Database.ExecuteAsync(Sql.Text("Outcomes/MarkAchieved.sql"), cancel, plans, clock.GetUtcNow());
    }

    private async Task<int> RunBatch(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var claimed = await db.Database.QueryAsync<Claimed>(Sql.Text("Outcomes/ClaimAnswered.sql"), cancel, Batch);
        if (claimed.Count == 0) return 0;
        var checkIns = claimed.Select(row => row.Id).ToArray();
        var plans = claimed.Select(row => row.PlanId).Distinct().ToArray();
        await db.Database.ExecuteAsync(Sql.Text("Outcomes/RecordAnswers.sql"), cancel, checkIns, now);
        await db.Database.ExecuteAsync(Sql.Text("Outcomes/MarkAchieved.sql"), cancel, plans, now);
        await transaction.CommitAsync(cancel);
        return claimed.Count;
    }

    private sealed record Claimed(long Id, long PlanId);
}
