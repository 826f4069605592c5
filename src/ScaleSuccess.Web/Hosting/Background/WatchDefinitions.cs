using ScaleSuccess.App;
using ScaleSuccess.Definitions;

namespace ScaleSuccess.Web.Hosting.Background;

/// <summary>Imports changed definition files while the program runs. Polled, because mounts and containers lose file events.</summary>
public sealed class WatchDefinitions(
    IServiceScopeFactory scopes, DefinitionFolder folder, DefinitionProblems problems, Readiness readiness,
    ILogger<WatchDefinitions> log) : RepeatedWork(TimeSpan.FromSeconds(2), log)
{
    private static readonly string[] Kinds = ["surveys", "plans", "emails", "sequences"];

    private string? seen;

    public override async Task Once(CancellationToken cancel)
    {
        var now = State();
        // Startup imports what is there.
        seen ??= now;
        if (now == seen || !readiness.IsReady) return;
        await Take(cancel);
        seen = now;
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
