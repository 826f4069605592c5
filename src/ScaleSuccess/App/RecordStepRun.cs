using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.App;

/// <summary>Stores the result of a step's last run for ops; a step has one row.</summary>
public sealed class RecordStepRun(ScaleDb db, TimeProvider clock)
{
    /// <summary>What the run before it did and why it failed stays until this one is over.</summary>
    public Task Started(JourneyStep step, DateTimeOffset started, CancellationToken cancel) => db.Database.ExecuteAsync(
        """
        insert into step_runs (step, started_at, node) values ({0}, {1}, {2})
        on conflict (step) do update set started_at = excluded.started_at, finished_at = null, node = excluded.node
        """, cancel, step.Name, started, Environment.MachineName);

    /// <param name="done">How many facts it created.</param>
    public Task Done(JourneyStep step, DateTimeOffset started, int done, TimeSpan elapsed, CancellationToken cancel) =>
        Run(step, started, done, (int)Math.Min(elapsed.TotalMilliseconds, int.MaxValue), null, cancel);

    /// <summary>Stores what the last successful run did.</summary>
    public Task Failed(JourneyStep step, DateTimeOffset started, string reason, CancellationToken cancel) =>
        Run(step, started, null, null, reason, cancel);

    private Task Run(JourneyStep step, DateTimeOffset started, int? done, int? elapsed, string? failed, CancellationToken cancel) =>
        db.Database.ExecuteAsync(
            """
            insert into step_runs (step, started_at, finished_at, done, elapsed_ms, failed, node)
            values ({0}, {1}, {2}, {3}, {4}, {5}, {6})
            on conflict (step) do update set started_at = excluded.started_at, finished_at = excluded.finished_at,
                done = coalesce(excluded.done, step_runs.done), elapsed_ms = coalesce(excluded.elapsed_ms, step_runs.elapsed_ms),
                failed = excluded.failed, node = excluded.node
            """, cancel, step.Name, started, clock.GetUtcNow(), done, elapsed, failed, Environment.MachineName);
}
