using Npgsql;
using ScaleSuccess.Access;
using ScaleSuccess.App;
using ScaleSuccess.Customers;
using ScaleSuccess.Emails.Holds;
using ScaleSuccess.Foundation;
using ScaleSuccess.Web.Configuration;
using ScaleSuccess.Web.Identity;
using ScaleSuccess.Web.Jobs;

namespace ScaleSuccess.Web.Hosting.Background;

/// <summary>
/// Prepares the database once the host runs: migrations, definitions, the first ops user, the journey's schedule. An
/// unavailable database is tried again until it is back; meanwhile the pages say so.
/// </summary>
public sealed class Prepare(
    IServiceScopeFactory scopes, Readiness readiness, DefinitionProblems problems, HangfireSchema hangfire, RegisterSteps steps,
    AppSettings settings, ILogger<Prepare> log) : BackgroundService
{
    private readonly TaskCompletionSource<Welcome> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when everything is ready.</summary>
    public Task<Welcome> Done => done.Task;

    /// <summary>
    /// Before the host starts: the schema is there before any service of it runs, if the database can be reached at all.
    /// </summary>
    /// <exception cref="SchemaRefusedException">Then the host must not start.</exception>
    /// <exception cref="KeysRefusedException">Neither then.</exception>
    public async Task Schema(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await MakeSchema(scope.ServiceProvider, cancel);
            steps.RemoveOutdated();
        }
        catch (Exception e) when (DatabaseUnavailable.Is(e))
        {
            readiness.NotYet(DatabaseUnavailable.Sentence(e));
        }
    }

    /// <summary>
    /// A stop does not wait for what hears of none and takes seconds on a busy machine: EF Core's model, the check of all
    /// definitions. What is written is written in transactions, and the next start does the rest.
    /// </summary>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => UntilPrepared(stoppingToken).WaitAsync(stoppingToken);

    private async Task UntilPrepared(CancellationToken stoppingToken)
    {
        // Before the first thing that computes, so that all of it can be left.
        await Task.Yield();
        for (var wait = 1; ; wait = Math.Min(wait * 2, 30))
        {
            try
            {
                var welcome = await Run(stoppingToken);
                readiness.Ready();
                done.TrySetResult(welcome);
                return;
            }
            catch (Exception e) when (DatabaseUnavailable.Is(e) && !stoppingToken.IsCancellationRequested)
            {
                readiness.NotYet(DatabaseUnavailable.Sentence(e));
                log.LogWarning("The database cannot be reached, trying again in {Wait} s: {Reason}", wait, e.GetBaseException().Message);
                await Task.Delay(TimeSpan.FromSeconds(wait), stoppingToken);
            }
            catch (Exception e) when (e is SchemaRefusedException or KeysRefusedException)
            {
                log.LogCritical("{Reason}", e.Message);
                readiness.NotYet(e.Message);
                done.TrySetException(e);
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException && !stoppingToken.IsCancellationRequested)
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
        await MakeSchema(services, cancel);
        await services.GetRequiredService<FoldCustomers>().Run(cancel);
        // Checked before startup; if a file broke since then, the last valid version stays active.
        problems.Now(await services.GetRequiredService<DefinitionFiles>().Import(cancel));
        await using var turn = await NodeLock.Take(services.GetRequiredService<NpgsqlDataSource>(), NodeLock.Preparation, cancel);
        var password = await services.GetRequiredService<FirstOpsUser>().OneTimePassword(cancel);
        var survey = settings.IsDevelopment ? await services.GetRequiredService<SampleCustomer>().SurveyPath(cancel) : null;
        steps.Run();
        return new Welcome(password, survey);
    }

    private async Task MakeSchema(IServiceProvider services, CancellationToken cancel)
    {
        await services.GetRequiredService<Migrate>().Run(cancel);
        // Before anything uses them.
        await services.GetRequiredService<StoredKeys>().Protect(cancel);
        await services.GetRequiredService<CleanStoredTexts>().Run(cancel);
        await hangfire.Install(cancel);
        // Before any worker starts: a restored database must not send.
        await services.GetRequiredService<RecognizeCopy>().Run(cancel);
    }
}

/// <param name="OneTimePassword">Null when the console's password has been chosen.</param>
/// <param name="SurveyPath">Opens the survey as a sample customer; only in development.</param>
public sealed record Welcome(string? OneTimePassword, string? SurveyPath);
