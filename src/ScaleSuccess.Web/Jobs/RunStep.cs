using System.Diagnostics;
using Hangfire;
using ScaleSuccess.App;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Jobs;

/// <summary>
/// Runs one step of the journey in a scope of its own and records how it went: the one job that Hangfire knows, and what
/// the verb <c>step</c> calls.
/// </summary>
/// <remarks>
/// Hangfire keeps the names of this type and of <see cref="Run"/>: renamed, what is enqueued cannot run until the next
/// start registers the steps again. No retries: the next run comes by cadence. A failed run ends as deleted, because
/// Hangfire keeps failed ones for ever and deleted ones, with their exception, for a day.
/// </remarks>
/// <param name="nudge">Null in the program's verbs, which have no scheduler: there the next steps wait for their cadence.</param>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete, LogEvents = false)]
public sealed class RunStep(IServiceScopeFactory scopes, TimeProvider clock, ILogger<RunStep> log, NudgeStep? nudge = null)
{
    public static readonly ActivitySource Trace = new("ScaleSuccess.Journey");

    /// <param name="cancel">Hangfire's own: cancelled when the server stops.</param>
    [JobDisplayName("{0}")]
    public async Task Run(string name, CancellationToken cancel)
    {
        try
        {
            var step = Journey.Find(name) ?? throw new ArgumentException($"The journey has no step {name}.", nameof(name));
            if (await Now(step, cancel) == 0 || nudge is null) return;
            foreach (var next in Journey.After(name)) nudge.Now(next.Name);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            log.LogError(failure, "Step {Step} failed; its next run comes by its cadence", name);
            throw;
        }
    }

    /// <returns>How many facts it created.</returns>
    public async Task<int> Now(JourneyStep step, CancellationToken cancel)
    {
        using var activity = Trace.StartActivity(step.Name);
        await using var scope = scopes.CreateAsyncScope();
        var started = clock.GetUtcNow();
        var watch = Stopwatch.StartNew();
        try
        {
            await scope.ServiceProvider.GetRequiredService<RecordStepRun>().Started(step, started, cancel);
            var done = await ((IStep)scope.ServiceProvider.GetRequiredService(step.Type)).Run(cancel);
            activity?.SetTag("scalesuccess.done", done);
            await scope.ServiceProvider.GetRequiredService<RecordStepRun>()
                .Done(step, started, done, watch.Elapsed, cancel);
            if (done > 0) log.LogInformation("{Step} did {Done} in {Elapsed} ms", step.Name, done, watch.ElapsedMilliseconds);
            return done;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            activity?.SetStatus(ActivityStatusCode.Error, e.Message);
            await TryRecordFailure(step, started, e.Message, cancel);
            throw;
        }
    }

    /// <summary>The original failure is rethrown; a failure to record it has the same cause.</summary>
    private async Task TryRecordFailure(JourneyStep step, DateTimeOffset started, string reason, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<RecordStepRun>().Failed(step, started, reason, cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning("{Step}'s failure could not be recorded: {Reason}", step.Name, e.Message);
        }
    }
}
