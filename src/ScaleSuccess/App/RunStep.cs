using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.App;

/// <summary>Runs one step of the journey now, in a scope of its own, and writes down how it went.</summary>
public sealed class RunStep(IServiceScopeFactory scopes, TimeProvider clock, ILogger<RunStep> log)
{
    public static readonly ActivitySource Trace = new("ScaleSuccess.Journey");

    /// <returns>How many facts it created.</returns>
    public async Task<int> Now(JourneyStep step, CancellationToken cancel)
    {
        using var activity = Trace.StartActivity(step.Name);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ScaleDb>();
        var started = clock.GetUtcNow();
        var watch = Stopwatch.StartNew();
        try
        {
            var work = (IStep)scope.ServiceProvider.GetRequiredService(step.Type);
            var done = await work.Run(cancel);
            activity?.SetTag("scalesuccess.done", done);
            await WriteDown(db, step, started, $"{done} in {watch.Elapsed.TotalMilliseconds:0} ms", null, cancel);
            if (done > 0) log.LogInformation("{Step} did {Done} in {Elapsed} ms", step.Name, done, watch.ElapsedMilliseconds);
            return done;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            activity?.SetStatus(ActivityStatusCode.Error, e.Message);
            await TryWriteFailure(step, started, e.Message, cancel);
            throw;
        }
    }

    /// <summary>The failure itself is thrown on; when it cannot even be written down, that is part of the same story.</summary>
    private async Task TryWriteFailure(JourneyStep step, DateTimeOffset started, string message, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await WriteDown(scope.ServiceProvider.GetRequiredService<ScaleDb>(), step, started, null, message, cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning("{Step}'s failure could not be written down: {Reason}", step.Name, e.Message);
        }
    }

    private Task WriteDown(
        ScaleDb db, JourneyStep step, DateTimeOffset started, string? did, string? failed, CancellationToken cancel) =>
        db.Database.ExecuteAsync(
            """
            insert into step_runs (step, started_at, finished_at, did, failed, node) values ({0}, {1}, {2}, {3}, {4}, {5})
            on conflict (step) do update set started_at = excluded.started_at, finished_at = excluded.finished_at,
                did = coalesce(excluded.did, step_runs.did), failed = excluded.failed, node = excluded.node
            """, cancel, step.Name, started, clock.GetUtcNow(), did, failed, Environment.MachineName);
}
