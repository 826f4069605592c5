using Hangfire;
using Hangfire.Common;
using Hangfire.Storage;
using ScaleSuccess.App;

namespace ScaleSuccess.Web.Jobs;

/// <summary>Gives Hangfire the journey's schedule; nodes share it, and each start rewrites it.</summary>
public sealed class RegisterSteps(IRecurringJobManagerV2 recurring, JobStorage storage)
{
    /// <summary>
    /// Before any worker starts: removes from the schedule what only an earlier build could run, which Hangfire would log
    /// at length again and again.
    /// </summary>
    public void RemoveOutdated()
    {
        using var connection = storage.GetConnection();
        foreach (var job in connection.GetRecurringJobs().Where(job => job.LoadException is not null || Journey.Find(job.Id) is null))
            recurring.RemoveIfExists(job.Id);
    }

    /// <summary>The schedule as the journey defines it.</summary>
    public void Run()
    {
        RemoveOutdated();
        foreach (var step in Journey.Steps) Register(step);
    }

    /// <summary>
    /// While the node runs: adds the steps that were removed in Hangfire's dashboard, or that Hangfire disabled after failures
    /// of its own. Scheduled ones stay as they are: nodes of another build may have written them.
    /// </summary>
    /// <returns>The steps that were added again.</returns>
    public IReadOnlyList<string> AddMissing()
    {
        using var connection = storage.GetConnection();
        var scheduled = connection.GetRecurringJobs().Where(job => job.NextExecution is not null).Select(job => job.Id).ToHashSet();
        var missing = Journey.Steps.Where(step => !scheduled.Contains(step.Name)).ToList();
        foreach (var step in missing)
        {
            recurring.RemoveIfExists(step.Name);
            Register(step);
        }
        return [.. missing.Select(step => step.Name)];
    }

    private void Register(JourneyStep step) => recurring.AddOrUpdate(
        step.Name,
        // Hangfire replaces this token with its own, which is cancelled when the server stops.
        Job.FromExpression<RunStep>(run => run.Run(step.Name, CancellationToken.None), HangfireSetup.QueueOf(step)),
        step.Cadence.Cron,
        // Relaxed: however many firings were missed, one run makes up for them.
        new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc, MisfireHandling = MisfireHandlingMode.Relaxed });
}
