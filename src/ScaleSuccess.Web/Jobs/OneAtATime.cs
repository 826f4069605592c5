namespace ScaleSuccess.Web.Jobs;

/// <summary>
/// Keeps a job from overlapping itself on this node. A firing that comes during a run ends at once and makes the run
/// repeat; so no worker waits, and however many came, one more run serves them all. On another node the same job may
/// run at the same time: steps claim their rows.
/// </summary>
public sealed class OneAtATime
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, bool> repeat = [];

    public async Task Run(string job, Func<Task> run, CancellationToken cancel)
    {
        if (!Begin(job)) return;
        while (true)
        {
            try
            {
                await run();
                if (End(job, cancel)) return;
            }
            catch (Exception)
            {
                if (End(job, cancel)) throw;
            }
        }
    }

    private bool Begin(string job)
    {
        lock (gate)
        {
            if (repeat.TryAdd(job, false)) return true;
            repeat[job] = true;
            return false;
        }
    }

    /// <summary>False when somebody asked for one more run meanwhile, unless we are stopping.</summary>
    private bool End(string job, CancellationToken cancel)
    {
        lock (gate)
        {
            if (!repeat[job] || cancel.IsCancellationRequested) return repeat.Remove(job);
            repeat[job] = false;
            return false;
        }
    }
}
