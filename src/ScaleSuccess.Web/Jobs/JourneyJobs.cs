using ScaleSuccess.App;

namespace ScaleSuccess.Web.Jobs;

/// <summary>What the scheduler runs: one step, and where it did something a nudge to the steps after it.</summary>
public sealed class JourneyJobs(IServiceProvider services)
{
    public async Task Run(string job, CancellationToken cancel)
    {
        var step = Journey.Find(job) ?? throw new ArgumentException($"The journey has no step {job}.", nameof(job));
        var done = await services.GetRequiredService<RunStep>().Now(step, cancel);
        if (done == 0) return;
        var scheduler = services.GetRequiredService<IJobScheduler>();
        foreach (var next in Journey.After(job)) await scheduler.Nudge(next.Name, cancel);
    }
}
