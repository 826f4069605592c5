using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.App;

/// <summary>Keeps how a step went, for ops to see; a step has one row.</summary>
public sealed class RecordStepRun(ScaleDb db, TimeProvider clock)
{
    public Task Done(JourneyStep step, DateTimeOffset started, string did, CancellationToken cancel) =>
        Run(step, started, did, null, cancel);

    public Task Failed(JourneyStep step, DateTimeOffset started, string reason, CancellationToken cancel) =>
        Run(step, started, null, reason, cancel);

    private Task Run(JourneyStep step, DateTimeOffset started, string? did, string? failed, CancellationToken cancel) =>
        db.Database.ExecuteAsync(
            """
            insert into step_runs (step, started_at, finished_at, did, failed, node) values ({0}, {1}, {2}, {3}, {4}, {5})
            on conflict (step) do update set started_at = excluded.started_at, finished_at = excluded.finished_at,
                did = coalesce(excluded.did, step_runs.did), failed = excluded.failed, node = excluded.node
            """, cancel, step.Name, started, clock.GetUtcNow(), did, failed, Environment.MachineName);
}
