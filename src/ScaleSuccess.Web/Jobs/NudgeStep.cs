using Hangfire;
using Hangfire.States;
using Hangfire.Storage;
using ScaleSuccess.App;

namespace ScaleSuccess.Web.Jobs;

/// <summary>
/// Runs a step as soon as a worker is free, without waiting for its cadence. A nudge during a run leads to one more
/// run: the one under way may have looked already.
/// </summary>
public sealed class NudgeStep(IRecurringJobManagerV2 recurring, JobStorage storage)
{
    /// <remarks>
    /// A run that still waits for a worker serves this nudge too. Two nudges within the same instant may miss each
    /// other: that costs one run more, and steps may overlap.
    /// </remarks>
    /// <exception cref="ArgumentException">The journey has no such step.</exception>
    public void Now(string step)
    {
        if (Journey.Find(step) is null) throw new ArgumentException($"The journey has no step {step}.", nameof(step));
        // Not on the timetable: this is the first start of a build that has it, or somebody took it off. It comes once it is there.
        if (!IsWaiting(step)) recurring.TriggerJob(step);
    }

    private bool IsWaiting(string step)
    {
        using var connection = storage.GetConnection();
        return connection.GetRecurringJobs([step]).Exists(known => known.LastJobState == EnqueuedState.StateName);
    }
}
