namespace ScaleSuccess.Engagement.Sequences;

/// <summary>What is next in a run. The step that sends and the console's page ask the same rule.</summary>
public abstract record NextReminder
{
    private NextReminder() { }

    /// <summary>Nothing more, for this <see cref="SequenceExit"/>.</summary>
    public sealed record Stops(string Reason) : NextReminder;

    /// <param name="Step">Which it will be, counted from 1.</param>
    public sealed record Waits(int Step, DateTimeOffset Until, Waiting For) : NextReminder;

    /// <summary>It is due now.</summary>
    public sealed record Due(int Step, string Email) : NextReminder;

    /// <summary>Days after the last reminder in which an answer may still come.</summary>
    private const int LastChance = 3;

    /// <param name="sequence">Null: there is none for it now.</param>
    internal static NextReminder Of(SequenceRun run, Sequence? sequence, DateTimeOffset now)
    {
        if (run.Exit is { } exit) return new Stops(exit);
        var step = run.Reminded + 1;
        if (sequence is null or { IsPaused: true }) return new Waits(step, run.Hours.NextDay(now), Waiting.Paused);
        if (step > sequence.Steps.Count)
        {
            var last = run.Hours.On((run.LastDay ?? run.Hours.DayOf(run.StartedAt)).AddDays(LastChance));
            return now >= last ? new Stops(SequenceExit.NoAnswer) : new Waits(step, last, Waiting.LastChance);
        }
        if (run.WaitsForHelp) return new Waits(step, run.Hours.NextDay(now), Waiting.Help);
        if (run.ActiveAt + SequenceKind.All[run.Kind].Quiet is { } quiet && quiet > now && run.Hours.OnOrAfter(quiet) is var later && later > Day(run, sequence, step))
            return new Waits(step, later, Waiting.Activity);
        var at = Day(run, sequence, step);
        if (now < at) return new Waits(step, at, Waiting.Schedule);
        if (run.IsRemindedToday) return new Waits(step, run.Hours.NextDay(now), Waiting.Schedule);
        return run.Hours.IsOpen(now) ? new Due(step, sequence.Steps[step - 1].Email) : new Waits(step, run.Hours.OnOrAfter(now), Waiting.Schedule);
    }

    /// <summary>Counted from the first e-mail; when the one before came late, as far from that one as the file has them apart.</summary>
    private static DateTimeOffset Day(SequenceRun run, Sequence sequence, int step)
    {
        var after = sequence.Steps[step - 1].After;
        var day = run.Hours.DayOf(run.StartedAt).AddDays(after);
        if (step > 1 && run.LastDay is { } last && last.AddDays(after - sequence.Steps[step - 2].After) is var apart && apart > day) day = apart;
        return run.Hours.On(day);
    }
}

/// <summary>What a run waits for.</summary>
public enum Waiting
{
    /// <summary>The step's day and hour.</summary>
    Schedule,

    /// <summary>Somebody is at it: they are left alone for a while.</summary>
    Activity,

    /// <summary>They asked for help: it is our turn.</summary>
    Help,

    /// <summary>The last reminder was sent; after this the customer has gone quiet.</summary>
    LastChance,

    /// <summary>Ops have paused the sequence.</summary>
    Paused,
}
