using ScaleSuccess.Web.Jobs;

namespace ScaleSuccess.Web.Hosting.Background;

/// <summary>Adds a step again that was removed from Hangfire's schedule, which takes one click in its dashboard.</summary>
public sealed class KeepSchedule(RegisterSteps steps, Readiness readiness, ILogger<KeepSchedule> log)
    : RepeatedWork(TimeSpan.FromSeconds(20), log)
{
    public override Task Once(CancellationToken cancel)
    {
        // Startup writes the whole schedule.
        if (!readiness.IsReady) return Task.CompletedTask;
        foreach (var step in steps.AddMissing()) log.LogWarning("Step {Step} was no longer scheduled; it was added again", step);
        return Task.CompletedTask;
    }
}
