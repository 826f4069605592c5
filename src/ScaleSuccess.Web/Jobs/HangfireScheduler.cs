using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;
using ScaleSuccess.App;

namespace ScaleSuccess.Web.Jobs;

/// <summary>Hangfire on our own PostgreSQL, so that ops see every run on its dashboard and nodes share one timetable.</summary>
public sealed class HangfireScheduler(IRecurringJobManagerV2 recurring, JobStorage storage) : IJobScheduler, IDisposable
{
    private readonly SemaphoreSlim oneNudge = new(1);

    public string Engine => "Hangfire";

    public Task Recur(string job, Cadence cadence, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        recurring.AddOrUpdate(
            job,
            // Hangfire puts its own token, cancelled when the server stops, in the place of this one.
            Job.FromExpression<HangfireRun>(run => run.Run(job, CancellationToken.None)),
            cadence.Cron(),
            // Relaxed: however many firings were missed, one run makes up for them.
            new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc, MisfireHandling = MisfireHandlingMode.Relaxed });
        return Task.CompletedTask;
    }

    /// <remarks>
    /// A run of this job that still waits for a worker stands for this nudge too. Two nodes nudging within the same
    /// instant may miss each other's: that costs one run more, so no lock in the database is held for it.
    /// </remarks>
    public async Task Nudge(string job, CancellationToken cancel)
    {
        await oneNudge.WaitAsync(cancel);
        try
        {
            if (IsWaiting(job)) return;
            if (recurring.TriggerJob(job) is null)
                throw new ArgumentException($"No job {job} recurs here.", nameof(job));
        }
        finally
        {
            oneNudge.Release();
        }
    }

    public Task<IReadOnlyList<JobTimes>> Times(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        using var connection = storage.GetConnection();
        return Task.FromResult<IReadOnlyList<JobTimes>>([.. connection.GetRecurringJobs()
            .OrderBy(job => job.Id, StringComparer.Ordinal)
            .Select(job => new JobTimes(job.Id, Utc(job.LastExecution), Utc(job.NextExecution)))]);
    }

    public void Dispose() => oneNudge.Dispose();

    private bool IsWaiting(string job)
    {
        using var connection = storage.GetConnection();
        return connection.GetRecurringJobs([job]).Exists(known => known.LastJobState == EnqueuedState.StateName);
    }

    private static DateTimeOffset? Utc(DateTime? time) =>
        time is { } known ? new DateTimeOffset(DateTime.SpecifyKind(known, DateTimeKind.Utc)) : null;
}
