using Hangfire;
using Hangfire.Storage;

namespace ScaleSuccess.Web.Jobs;

/// <param name="Next">Null: Hangfire disabled it.</param>
/// <param name="Since">When it was scheduled.</param>
public sealed record ScheduledStep(DateTimeOffset? Next, DateTimeOffset Since);

/// <summary>When each step runs next by its cadence.</summary>
public sealed class ReadNextRuns(JobStorage storage)
{
    /// <returns>By step; without the steps that are not scheduled.</returns>
    public IReadOnlyDictionary<string, ScheduledStep> All()
    {
        using var connection = storage.GetConnection();
        return connection.GetRecurringJobs().ToDictionary(job => job.Id, job => new ScheduledStep(Utc(job.NextExecution), Utc(job.CreatedAt) ?? DateTimeOffset.MinValue));
    }

    private static DateTimeOffset? Utc(DateTime? at) => at is { } time ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)) : null;
}
