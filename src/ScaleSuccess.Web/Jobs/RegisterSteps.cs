using Hangfire;
using Hangfire.Common;
using Hangfire.Storage;
using ScaleSuccess.App;

namespace ScaleSuccess.Web.Jobs;

/// <summary>Gives Hangfire the journey's timetable; nodes share it, and each start writes it anew.</summary>
public sealed class RegisterSteps(IRecurringJobManagerV2 recurring, JobStorage storage)
{
    public void Run()
    {
        foreach (var gone in Known().Where(name => Journey.Find(name) is null)) recurring.RemoveIfExists(gone);
        foreach (var step in Journey.Steps)
        {
            recurring.AddOrUpdate(
                step.Name,
                // Hangfire puts its own token, cancelled when the server stops, in the place of this one.
                Job.FromExpression<RunStep>(run => run.Run(step.Name, CancellationToken.None), HangfireSetup.QueueOf(step)),
                step.Cadence.Cron,
                // Relaxed: however many firings were missed, one run makes up for them.
                new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc, MisfireHandling = MisfireHandlingMode.Relaxed });
        }
    }

    private List<string> Known()
    {
        using var connection = storage.GetConnection();
        return [.. connection.GetRecurringJobs().Select(job => job.Id)];
    }
}
