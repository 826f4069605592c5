using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Phases;

public static class ReadPhaseAsk
{
    extension(ScaleDb db)
    {
        /// <summary>What the plan's present phase was asked for; null: it is the first, which the survey asked for.</summary>
        public async Task<PhaseAsk?> AskOf(Plan plan, CancellationToken cancel) => (await db.Database.QueryAsync<PhaseAsk>(
            "select goal, by_when, pace from plan_decisions where plan_id = {0} and kind = 'next_goal_started' and phase = {1} and goal is not null", cancel, plan.Id, plan.Phase - 1)).SingleOrDefault();
    }
}
