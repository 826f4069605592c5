using Hangfire;
using Hangfire.States;
using Hangfire.Storage;

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
        if (IsWaiting(step)) return;
        if (recurring.TriggerJob(step) is null) throw new ArgumentException($"No step {step} is registered.", nameof(step));
    }

    private bool IsWaiting(string step)
    {
        using var connection = storage.GetConnection();
        return connection.GetRecurringJobs([step]).Exists(known => known.LastJobState == EnqueuedState.StateName);
    }
}
