using Npgsql;
using ScaleSuccess.App;
using ScaleSuccess.Foundation;
using ScaleSuccess.Web.Configuration;
using ScaleSuccess.Web.Identity;
using ScaleSuccess.Web.Jobs;

namespace ScaleSuccess.Web.Hosting;

/// <summary>
/// Prepares the database once the host runs: migrations, definitions, the first ops user, the journey's schedule. An
/// unavailable database is tried again until it is back; meanwhile the pages say so.
/// </summary>
public sealed class Prepare(
    IServiceScopeFactory scopes, Readiness readiness, DefinitionProblems problems, RegisterSteps steps, AppSettings settings,
    ILogger<Prepare> log) : BackgroundService, IHostedLifecycleService
{
    private readonly TaskCompletionSource<Welcome> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when everything is ready.</summary>
    public Task<Welcome> Done => done.Task;

    /// <summary>The schema is there before any other service of the host starts, if the database can be reached at all.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Migrate>().Run(cancellationToken);
            await scope.ServiceProvider.GetRequiredService<StoredKeys>().Protect(cancellationToken);
            steps.RemoveOutdated();
        }
        catch (Exception e) when (DatabaseUnavailable.Is(e))
        {
            readiness.NotYet(DatabaseUnavailable.Sentence(e));
        }
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = 1; ; wait = Math.Min(wait * 2, 30))
        {
            try
            {
                var welcome = await Run(stoppingToken);
                readiness.Ready();
                done.TrySetResult(welcome);
                return;
            }
            catch (Exception e) when (DatabaseUnavailable.Is(e))
            {
                readiness.NotYet(DatabaseUnavailable.Sentence(e));
                log.LogWarning("The database cannot be reached, trying again in {Wait} s: {Reason}", wait, e.GetBaseException().Message);
                await Task.Delay(TimeSpan.FromSeconds(wait), stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Waiting would not help: the service that waits for this one stops the host.
                log.LogCritical(e, "The database could not be prepared");
                readiness.NotYet($"The database could not be prepared: {e.GetBaseException().Message}");
                done.TrySetException(e);
                return;
            }
        }
    }

    private async Task<Welcome> Run(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<Migrate>().Run(cancel);
        await services.GetRequiredService<StoredKeys>().Protect(cancel);
        // Checked before startup; if a file broke since then, the last valid version stays active.
        problems.Now(await services.GetRequiredService<DefinitionFiles>().Import(cancel));
        await using var turn = await NodeLock.Take(services.GetRequiredService<NpgsqlDataSource>(), NodeLock.Preparation, cancel);
        var password = await services.GetRequiredService<FirstOpsUser>().OneTimePassword(cancel);
        var survey = settings.IsDevelopment ? await services.GetRequiredService<SampleCustomer>().SurveyPath(cancel) : null;
        steps.Run();
        return new Welcome(password, survey);
    }
}

/// <param name="OneTimePassword">Null when the console's password has been chosen.</param>
/// <param name="SurveyPath">Opens the survey as a sample customer; only in development.</param>
public sealed record Welcome(string? OneTimePassword, string? SurveyPath);
