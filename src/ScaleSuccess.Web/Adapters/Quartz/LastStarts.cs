using System.Collections.Concurrent;

namespace ScaleSuccess.Web.Adapters;

/// <summary>When each job last started in this process. Quartz forgets it with the trigger that a nudge was.</summary>
public sealed class LastStarts(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> starts = new();

    public DateTimeOffset? Of(string job) => starts.TryGetValue(job, out var start) ? start : null;

    public void Now(string job) => starts[job] = clock.GetUtcNow();
}
