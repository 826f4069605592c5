using Hangfire;
using Hangfire.Common;
using Hangfire.Storage;
using ScaleSuccess.App;

namespace ScaleSuccess.Web.Jobs;

/// <summary>Gives Hangfire the journey's timetable; nodes share it, and each start writes it anew.</summary>
public sealed class RegisterSteps(IRecurringJobManagerV2 recurring, JobStorage storage)
{
    /// <summary>
    /// Before any worker starts: takes off the timetable what only an earlier build could run, which Hangfire would log
    /// again and again at length.
    /// </summary>
    public void RemoveOutdated()
    {
        using var connection = storage.GetConnection();
        foreach (var job in connection.GetRecurringJobs().Where(job => job.LoadException is not null || Journey.Find(job.Id) is null))
            recurring.RemoveIfExists(job.Id);
    }

    /// <summary>The timetable as the journey says it.</summary>
    public void Run()
    {
        RemoveOutdated();
        foreach (var step in Journey.Steps) Register(step);
    }

    /// <summary>
    /// For while the node runs: steps that somebody removed in Hangfire's dashboard, or that Hangfire took off after failures
    /// of its own. What is there stays as it is: another build's nodes may have written it.
    /// </summary>
    /// <returns>The steps that are back.</returns>
    public IReadOnlyList<string> PutBack()
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
        // Hangfire puts its own token, cancelled when the server stops, in the place of this one.
        Job.FromExpression<RunStep>(run => run.Run(step.Name, CancellationToken.None), HangfireSetup.QueueOf(step)),
        step.Cadence.Cron,
        // Relaxed: however many firings were missed, one run makes up for them.
        new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc, MisfireHandling = MisfireHandlingMode.Relaxed });
}
