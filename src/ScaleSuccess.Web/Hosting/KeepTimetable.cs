using ScaleSuccess.Web.Jobs;

namespace ScaleSuccess.Web.Hosting;

/// <summary>A step that was removed from Hangfire's timetable, where one click does it, is back within a minute.</summary>
public sealed class KeepTimetable(RegisterSteps steps, Readiness readiness, ILogger<KeepTimetable> log)
    : RepeatedWork(TimeSpan.FromSeconds(20), log)
{
    public override Task Once(CancellationToken cancel)
    {
        // The start writes it whole.
        if (!readiness.IsReady) return Task.CompletedTask;
        foreach (var step in steps.PutBack()) log.LogWarning("Step {Step} was not on Hangfire's timetable any more; it is back", step);
        return Task.CompletedTask;
    }
}
