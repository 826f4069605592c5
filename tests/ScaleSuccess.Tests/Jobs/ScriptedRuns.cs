using System.Collections.Concurrent;
using System.Threading.Channels;

namespace ScaleSuccess.Tests.Jobs;

/// <summary>Stands where the steps of the journey stand: tells each start, and does in a run what the test wrote down.</summary>
public sealed class ScriptedRuns
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Channel<string> starts = Channel.CreateUnbounded<string>();
    private readonly ConcurrentDictionary<string, Func<CancellationToken, Task>> scripts = new();
    private readonly ConcurrentDictionary<string, int> counts = new();
    private readonly ConcurrentDictionary<string, int> inside = new();

    public bool Overlapped { get; private set; }

    public int Count(string job) => counts.GetValueOrDefault(job);

    /// <summary>Every run of this job waits until the returned gate is released once for it.</summary>
    public SemaphoreSlim Hold(string job)
    {
        var gate = new SemaphoreSlim(0);
        scripts[job] = cancel => gate.WaitAsync(Patience, cancel);
        return gate;
    }

    public void Script(string job, Func<CancellationToken, Task> run) => scripts[job] = run;

    /// <summary>Waits for this job's next start, passing over other jobs' starts.</summary>
    public async Task Started(string job)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await starts.Reader.ReadAsync(patience.Token) != job) { }
    }

    public async Task Run(string job, CancellationToken cancel)
    {
        if (inside.AddOrUpdate(job, 1, (_, runs) => runs + 1) > 1) Overlapped = true;
        counts.AddOrUpdate(job, 1, (_, runs) => runs + 1);
        await starts.Writer.WriteAsync(job, CancellationToken.None);
        try
        {
            if (scripts.TryGetValue(job, out var script)) await script(cancel);
        }
        finally
        {
            inside.AddOrUpdate(job, 0, (_, runs) => runs - 1);
        }
    }
}
