using Hangfire;
using Hangfire.Storage;

namespace ScaleSuccess.Web.Jobs;

/// <summary>When each step runs next by its cadence.</summary>
public sealed class ReadNextRuns(JobStorage storage)
{
    /// <returns>Step → time; without the steps that are not registered yet.</returns>
    public IReadOnlyDictionary<string, DateTimeOffset> All()
    {
        using var connection = storage.GetConnection();
        return connection.GetRecurringJobs()
            .Where(job => job.NextExecution is not null)
            .ToDictionary(job => job.Id, job => new DateTimeOffset(DateTime.SpecifyKind(job.NextExecution!.Value, DateTimeKind.Utc)));
    }
}
