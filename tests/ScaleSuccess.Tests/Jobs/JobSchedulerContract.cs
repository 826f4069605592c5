using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.App;

namespace ScaleSuccess.Tests.Jobs;

/// <summary>What every scheduler keeps, whichever engine it is.</summary>
public abstract class JobSchedulerContract
{
    /// <summary>Registers the scheduler under test with so many workers.</summary>
    protected abstract Task<Action<IServiceCollection>> Engine(int workers);

    private async Task<SchedulerHost> Start(int workers, params string[] jobs) =>
        await SchedulerHost.Start(await Engine(workers), jobs);

    [Fact]
    public async Task Runs_a_nudged_job()
    {
        await using var host = await Start(workers: 2, "assign");

        await host.Scheduler.Nudge("assign", default);

        await host.Runs.Started("assign");
    }

    [Fact]
    public async Task Two_nudges_before_a_worker_is_free_are_one_run()
    {
        await using var host = await Start(workers: 1, "assign", "busy", "last");
        var busy = host.Runs.Hold("busy");
        await host.Scheduler.Nudge("busy", default);
        await host.Runs.Started("busy");

        await host.Scheduler.Nudge("assign", default);
        await host.Scheduler.Nudge("assign", default);
        await host.Scheduler.Nudge("last", default);
        busy.Release();

        // One worker takes them in order: once the last one runs, nothing is left of the first.
        await host.Runs.Started("last");
        Assert.Equal(1, host.Runs.Count("assign"));
    }

    [Fact]
    public async Task Nudges_during_a_run_lead_to_one_more_run_after_it()
    {
        await using var host = await Start(workers: 2, "assign", "last");
        var gate = host.Runs.Hold("assign");
        await host.Scheduler.Nudge("assign", default);
        await host.Runs.Started("assign");

        for (var nudge = 0; nudge < 3; nudge++) await host.Scheduler.Nudge("assign", default);
        // The second worker is free: had it taken a nudge for a run of its own, it would have done so before this one.
        await host.Scheduler.Nudge("last", default);
        await host.Runs.Started("last");
        Assert.Equal(1, host.Runs.Count("assign"));

        gate.Release(2);
        await host.Runs.Started("assign");
        await host.Scheduler.Nudge("last", default);
        await host.Runs.Started("last");
        Assert.Equal(2, host.Runs.Count("assign"));
        Assert.False(host.Runs.Overlapped);
    }

    [Fact]
    public async Task Different_jobs_run_side_by_side()
    {
        await using var host = await Start(workers: 2, "assign", "plan");
        var gate = host.Runs.Hold("assign");
        await host.Scheduler.Nudge("assign", default);
        await host.Runs.Started("assign");

        await host.Scheduler.Nudge("plan", default);

        await host.Runs.Started("plan");
        gate.Release();
    }

    [Fact]
    public async Task Refuses_to_nudge_a_job_that_does_not_recur()
    {
        await using var host = await Start(workers: 1, "assign");

        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => host.Scheduler.Nudge("asign", default));

        Assert.Contains("asign", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_run_is_told_once_and_the_job_goes_on()
    {
        await using var host = await Start(workers: 1, "assign", "last");
        host.Runs.Script("assign", _ => throw new InvalidOperationException("the survey is gone"));
        await host.Scheduler.Nudge("assign", default);
        await host.Scheduler.Nudge("last", default);
        await host.Runs.Started("last");

        var error = Assert.Single(host.Errors.All, error => error.Contains("the survey is gone", StringComparison.Ordinal));
        Assert.Contains("assign", error, StringComparison.Ordinal);
        Assert.Contains(await host.Scheduler.Times(default), times => times is { Job: "assign", Next: not null });
        await host.Scheduler.Nudge("assign", default);
        await host.Runs.Started("assign");
    }

    [Fact]
    public async Task Tells_the_last_start_and_the_next_by_cadence()
    {
        await using var host = await Start(workers: 1, "assign", "plan");
        var before = TimeProvider.System.GetUtcNow();
        await host.Scheduler.Nudge("assign", default);
        await host.Runs.Started("assign");

        var times = await host.Scheduler.Times(default);

        Assert.Equal(["assign", "plan"], times.Select(time => time.Job));
        // Engines keep whole seconds or finer.
        Assert.InRange(times[0].Last!.Value, before.AddSeconds(-1), TimeProvider.System.GetUtcNow());
        Assert.Null(times[1].Last);
        Assert.All(times, time => Assert.InRange(time.Next!.Value, before.AddHours(11), before.AddHours(13)));
    }

    [Fact]
    public async Task A_second_cadence_replaces_the_first()
    {
        await using var host = await Start(workers: 1, "assign");

        await host.Scheduler.Recur("assign", Cadence.Every(30), default);

        var times = Assert.Single(await host.Scheduler.Times(default));
        Assert.InRange(times.Next!.Value, TimeProvider.System.GetUtcNow().AddMinutes(-1), TimeProvider.System.GetUtcNow().AddMinutes(31));
        Assert.Equal(0, times.Next.Value.Minute % 30);
    }

    [Fact]
    public async Task Stopping_cancels_a_running_job_and_waits_for_it()
    {
        await using var host = await Start(workers: 1, "assign");
        var cleanedUp = false;
        host.Runs.Script("assign", async cancel =>
        {
            try
            {
                await Task.Delay(Timeout.Infinite, cancel);
            }
            finally
            {
                cleanedUp = cancel.IsCancellationRequested;
            }
        });
        await host.Scheduler.Nudge("assign", default);
        await host.Runs.Started("assign");

        await host.Stop();

        Assert.True(cleanedUp);
        Assert.DoesNotContain(host.Errors.All, error => error.Contains("assign failed", StringComparison.Ordinal));
    }
}
