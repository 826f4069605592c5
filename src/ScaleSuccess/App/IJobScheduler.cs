namespace ScaleSuccess.App;

/// <summary>
/// The clock of the journey: runs each step on its cadence and sooner when nudged. It keeps no state that the
/// tables do not have; losing everything it knows costs a delay, never a customer. On one node a job never overlaps
/// itself; on two nodes it may.
/// </summary>
public interface IJobScheduler
{
    /// <summary>The engine's name as shown to the operator, e.g. "Hangfire".</summary>
    string Engine { get; }

    /// <summary>Runs <paramref name="job"/> on this cadence from now on; a second call replaces the first.</summary>
    Task Recur(string job, Cadence cadence, CancellationToken cancel);

    /// <summary>
    /// Runs a job that recurs as soon as a worker is free. Two nudges before it starts are one run; a nudge during
    /// a run leads to one more run after it.
    /// </summary>
    /// <exception cref="ArgumentException">No such job recurs here.</exception>
    Task Nudge(string job, CancellationToken cancel);

    /// <summary>For each recurring job its last start (null: not yet) and its next by cadence, in UTC.</summary>
    Task<IReadOnlyList<JobTimes>> Times(CancellationToken cancel);
}

/// <summary>What the scheduler calls when a job is due. Throws when the run failed; the next run comes by cadence.</summary>
public delegate Task RunJob(string job, CancellationToken cancel);

public sealed record JobTimes(string Job, DateTimeOffset? Last, DateTimeOffset? Next);

/// <summary>How often a job runs.</summary>
public abstract record Cadence
{
    private Cadence() { }

    /// <summary>At every multiple of so many whole minutes past the hour; 1 to 30, a divisor of 60.</summary>
    public sealed record EveryMinutes(int Minutes) : Cadence;

    /// <summary>Once a day at this time, UTC.</summary>
    public sealed record Nightly(TimeOnly At) : Cadence;

    public static Cadence Every(int minutes) => new EveryMinutes(minutes);
    public static Cadence Daily(int hour, int minute) => new Nightly(new TimeOnly(hour, minute));
}
