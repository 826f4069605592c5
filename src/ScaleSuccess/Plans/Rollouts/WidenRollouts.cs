using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Rollouts;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.Rollouts;

/// <summary>
/// Takes rollouts whose next stage is due there, or pauses those that too many customers have declined. Each is one decision as ops make it, in one transaction: of two servers
/// one makes it, and after a crash it is still due.
/// </summary>
public sealed class WidenRollouts(DefinitionRollouts rollouts, ChangeRollout change, CountRolloutAnswers answers, TimeProvider clock) : IStep
{
    public async Task<int> Run(CancellationToken cancel)
    {
        var done = 0;
        foreach (var due in (await rollouts.AllOpen(Definition.Plan, cancel)).Where(rollout => rollout.NextAt <= clock.GetUtcNow()))
        {
            var said = await answers.Of(due, cancel);
            var outcome = said.IsAbove(due.StopAbove!.Value) ? await change.Stop(due, said, cancel)
                : due.NextShare == Rollout.Everybody ? await change.Run(due.Key, due.Revision, RolloutStep.Finish, Rollout.Everybody, Rollout.BySchedule, cancel)
                : await change.Run(due.Key, due.Revision, RolloutStep.Widen, due.NextShare, Rollout.BySchedule, cancel);
            if (outcome == RolloutOutcome.Done) done++;
        }
        return done;
    }
}
