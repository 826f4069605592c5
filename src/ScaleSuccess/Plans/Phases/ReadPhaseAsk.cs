using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.Phases;

public static class ReadPhaseAsk
{
    extension(ScaleDb db)
    {
        /// <summary>What this phase of a plan was asked for; null: it is the first, which the survey asked for.</summary>
        public async Task<PhaseAsk?> AskOf(long plan, int phase, CancellationToken cancel) => (await db.Database.QueryAsync<PhaseAsk>(
            "select goal, by_when, pace from plan_decisions where plan_id = {0} and kind = 'next_goal_started' and phase = {1} and goal is not null", cancel, plan, phase - 1)).SingleOrDefault();
    }
}
