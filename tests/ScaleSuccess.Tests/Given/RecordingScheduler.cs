using System.Collections.Concurrent;
using ScaleSuccess.App;

namespace ScaleSuccess.Tests.Given;

/// <summary>Runs nothing by itself: the test runs the steps it is about.</summary>
public sealed class RecordingScheduler : IJobScheduler
{
    private readonly ConcurrentDictionary<string, Cadence> jobs = new();
    private readonly ConcurrentQueue<string> nudges = new();

    public string Engine => "recording";
    public IReadOnlyCollection<string> Nudges => nudges;

    public Task Recur(string job, Cadence cadence, CancellationToken cancel)
    {
        jobs[job] = cadence;
        return Task.CompletedTask;
    }

    public Task Nudge(string job, CancellationToken cancel)
    {
        if (Journey.Find(job) is null) throw new ArgumentException($"No job {job} recurs here.", nameof(job));
        nudges.Enqueue(job);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<JobTimes>> Times(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<JobTimes>>([.. jobs.Keys.Order().Select(job => new JobTimes(job, null, null))]);
}
