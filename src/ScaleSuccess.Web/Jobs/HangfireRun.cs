using Hangfire;

namespace ScaleSuccess.Web.Jobs;

/// <summary>
/// One firing. Hangfire keeps this type's and method's names in its tables: renamed, what is enqueued cannot run
/// until the next start registers the recurring jobs anew.
/// </summary>
/// <remarks>
/// No retries: the next run comes by cadence. A failed run ends as deleted, not as failed, because Hangfire keeps
/// failed ones for ever and deleted ones, with their exception, for a day.
/// </remarks>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete, LogEvents = false)]
public sealed class HangfireRun(LoggedRun run, OneAtATime turns)
{
    [JobDisplayName("{0}")]
    public Task Run(string job, CancellationToken cancel) => turns.Run(job, () => run.Run(job, cancel), cancel);
}
