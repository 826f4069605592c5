using ScaleSuccess.App;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Hosting;

/// <summary>Imports changed definition files while the program runs. Polled, because mounts and containers lose file events.</summary>
public sealed class WatchDefinitions(
    IServiceScopeFactory scopes, DefinitionFolder folder, DefinitionProblems problems, Readiness readiness,
    ILogger<WatchDefinitions> log) : BackgroundService
{
    private static readonly string[] Kinds = ["surveys", "plans", "emails"];
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        var seen = State();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = State();
            if (now == seen || !readiness.IsReady) continue;
            try
            {
                await Take(stoppingToken);
                seen = now;
            }
            catch (Exception e) when (e is IOException || DatabaseUnavailable.Is(e))
            {
                log.LogWarning("Changed definition files could not be imported yet: {Reason}", e.Message);
            }
        }
    }

    private async Task Take(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var mistakes = await scope.ServiceProvider.GetRequiredService<DefinitionFiles>().Import(cancel);
        problems.Now(mistakes);
        foreach (var mistake in mistakes) log.LogError("{Mistake} The last good version stays active.", mistake);
        if (mistakes.Count == 0) log.LogInformation("Imported the changed definition files");
    }

    /// <summary>Changes whenever a file comes, goes or is written.</summary>
    private string State() => string.Join('|',
        Kinds.Select(kind => new DirectoryInfo(Path.Combine(folder.Path, kind)))
            .Where(kind => kind.Exists)
            .SelectMany(kind => kind.EnumerateFiles())
            .OrderBy(file => file.FullName, StringComparer.Ordinal)
            .Select(file => $"{file.FullName}:{file.LastWriteTimeUtc.Ticks}:{file.Length}"));
}
