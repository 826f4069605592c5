using ScaleSuccess.Foundation;

namespace ScaleSuccess.App;

/// <summary>The last run of a step, on any node.</summary>
/// <param name="FinishedAt">Null: it is running, or its node crashed.</param>
/// <param name="Done">How many facts the last successful run created; null when there was none yet.</param>
/// <param name="ElapsedMs">How long it took, in milliseconds.</param>
/// <param name="Failed">Why the last run failed; null when it did not.</param>
public sealed record StepRun(
    string Step, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, int? Done, int? ElapsedMs, string? Failed, string Node)
{
    public bool IsRunning => FinishedAt is null;

    /// <summary>It has not run as its cadence says: nobody runs it, or its run does not end.</summary>
    public bool IsLate(DateTimeOffset now) => Journey.Find(Step)?.IsLate(StartedAt, IsRunning, now) == true;
}

public sealed class ReadStepRuns(ScaleDb db)
{
    public async Task<IReadOnlyDictionary<string, StepRun>> All(CancellationToken cancel) =>
        (await db.Database.QueryAsync<StepRun>("select step, started_at, finished_at, done, elapsed_ms, failed, node from step_runs", cancel))
            .ToDictionary(run => run.Step);
}
