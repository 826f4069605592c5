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
        foreach (var step in Journey.Steps)
        {
            recurring.AddOrUpdate(
                step.Name,
                // Hangfire replaces this token with its own, which is cancelled when the server stops.
                Job.FromExpression<RunStep>(run => run.Run(step.Name, CancellationToken.None), HangfireSetup.QueueOf(step)),
                step.Cadence.Cron,
                // Relaxed: however many firings were missed, one run makes up for them.
                new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc, MisfireHandling = MisfireHandlingMode.Relaxed });
        }
    }
}
