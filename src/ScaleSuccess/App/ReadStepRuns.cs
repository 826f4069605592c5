using ScaleSuccess.Foundation;

namespace ScaleSuccess.App;

/// <summary>How a step went the last time, on whichever node.</summary>
/// <param name="Did">What the last good run did; null when there was none yet.</param>
/// <param name="Failed">Why the last run failed; null when it did not.</param>
public sealed record StepRun(
    string Step, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, string? Did, string? Failed, string Node);

public sealed class ReadStepRuns(ScaleDb db)
{
    public async Task<IReadOnlyDictionary<string, StepRun>> All(CancellationToken cancel) =>
        (await db.Database.QueryAsync<StepRun>("select step, started_at, finished_at, did, failed, node from step_runs", cancel))
            .ToDictionary(run => run.Step);
}
