using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Rollouts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Proposals;
using ScaleSuccess.Plans.Redrafting;
using ScaleSuccess.Plans.Templates;

namespace ScaleSuccess.Plans.Rollouts;

public enum RolloutStep { Widen, Pause, Resume, Finish, RollBack }

public enum RolloutOutcome
{
    Done,

    /// <summary>It is not as it was looked at: somebody else has decided, or it has ended.</summary>
    ChangedMeanwhile,
}

/// <summary>
/// Ops decide how a version that is rolled out goes on. One decision at a time, while no plan is made; what follows for plans that live is put on the list of
/// <see cref="RedraftPlans"/> in the same transaction.
/// </summary>
public sealed class ChangeRollout(ScaleDb db, SaveDefinition save, DefinitionRollouts rollouts, ProposeTemplate propose, TimeProvider clock)
{
    /// <param name="revision">Of the rollout, as it was looked at.</param>
    /// <param name="share">To which it is widened; else it does not matter.</param>
    public async Task<RolloutOutcome> Run(string key, int revision, RolloutStep step, int share, string author, CancellationToken cancel)
    {
        await using var transaction = await save.Begin(cancel);
        if (await rollouts.Open(Definition.Plan, key, cancel) is not { } open || open.Revision != revision || !IsPossible(open, step, share)) return RolloutOutcome.ChangedMeanwhile;
        var (state, wide) = step switch
        {
            RolloutStep.Widen => (RolloutState.Running, share),
            RolloutStep.Pause => (RolloutState.Paused, open.Share),
            RolloutStep.Resume => (RolloutState.Running, open.Share),
            RolloutStep.Finish => (RolloutState.Finished, Rollout.Everybody),
            RolloutStep.RollBack => (RolloutState.RolledBack, open.Share),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
        };
        if (!await rollouts.Change(open, state, wide, author, null, cancel)) return RolloutOutcome.ChangedMeanwhile;
        if (step is RolloutStep.Pause or RolloutStep.RollBack) await TakeBack(open, step == RolloutStep.RollBack, cancel);
        else if (open.TakesLive) await propose.Run(key, cancel);
        await transaction.CommitAsync(cancel);
        return RolloutOutcome.Done;
    }

    /// <summary>Too many have declined it: it pauses, and says by how many.</summary>
    public async Task<RolloutOutcome> Stop(Rollout running, RolloutAnswers answers, CancellationToken cancel)
    {
        await using var transaction = await save.Begin(cancel);
        if (!await rollouts.Change(running, RolloutState.Paused, running.Share, Rollout.BySchedule, (answers.Answered, answers.Declined), cancel)) return RolloutOutcome.ChangedMeanwhile;
        await TakeBack(running, forGood: false, cancel);
        await transaction.CommitAsync(cancel);
        return RolloutOutcome.Done;
    }

    private static bool IsPossible(Rollout open, RolloutStep step, int share) => step switch
    {
        RolloutStep.Widen => !open.IsPaused && share > open.Share && Rollout.Shares.Contains(share),
        RolloutStep.Pause => !open.IsPaused,
        RolloutStep.Resume => open.IsPaused,
        _ => true,
    };

    private async Task TakeBack(Rollout open, bool forGood, CancellationToken cancel)
    {
        if (forGood) await save.Activate(Definition.Plan, open.Key, open.BeforeVersion!.Value, cancel);
        var isModule = CheckTemplates.IsGoalModule(open.Key);
        if (!isModule)
            foreach (var plan in await db.Database.QueryAsync<Answered>(Sql.Text("Plans/Rollouts/TakeBackOpen.sql"), cancel, open.DefinitionId, clock.GetUtcNow()))
                await db.Database.ExecuteAsync("insert into plans_to_redraft (plan_id, definition_id, cause) values ({0}, {1}, {2}) on conflict do nothing", cancel,
                    plan.PlanId, plan.DefinitionId, ProposalCause.Answers);
        // Plans that were made from it as new ones keep it, unless it was proposed to those that live.
        if (!open.TakesLive) return;
        if (isModule) await db.Database.ExecuteAsync(Sql.Text("Plans/Rollouts/TakeBackModule.sql"), cancel, open.Key, open.Version);
        else if (forGood) await db.Database.ExecuteAsync(Sql.Text("Plans/Rollouts/TakeBackTemplate.sql"), cancel, open.DefinitionId, open.BeforeId!.Value);
    }

    private sealed record Answered(long PlanId, long DefinitionId);
}
