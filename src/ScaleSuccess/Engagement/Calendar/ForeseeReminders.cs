using ScaleSuccess.Engagement.Sequences;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Engagement.Calendar;

/// <summary>A step's e-mail that will be due, before anybody's budget.</summary>
internal sealed record Expected(long ContactId, string Email, string Occurrence, DateTimeOffset DueAt, bool IfUnanswered)
{
    public DateTimeOffset? MovedFrom { get; init; }
    public string? MovedBy { get; init; }
}

/// <summary>Runs the rule of reminders (<see cref="NextReminder"/>) on into the future, as if nobody answered.</summary>
public sealed class ForeseeReminders(ScaleDb db, CurrentSequences sequences, TimeProvider clock)
{
    /// <summary>As many as the step looks at in one statement.</summary>
    private const int Batch = 1_000;

    internal async Task<(List<Expected> Mails, List<ForeseenEnd> Ends)> Run(long[] customers, DateTimeOffset until, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var ids = customers.Length > 0
            ? await db.Database.QueryAsync<long>("select id as \"Value\" from sequence_runs where stopped_at is null and customer_id = any({0})", cancel, customers)
            : await db.Database.QueryAsync<long>("select id as \"Value\" from sequence_runs where stopped_at is null and next_at <= {0} order by next_at limit {1}", cancel, until, ForeseeMail.Most);
        var (mails, ends) = (new List<Expected>(), new List<ForeseenEnd>());
        if (ids.Count == 0) return (mails, ends);
        var active = await sequences.All(cancel);
        foreach (var some in ids.Chunk(Batch))
            foreach (var run in await db.Database.QueryAsync<SequenceRun>(Sql.Text("Engagement/Sequences/SequenceRuns.sql"), cancel, some, now)) Follow(run, active.GetValueOrDefault(run.Kind)?.Value, now, until, mails, ends);
        return (mails, ends);
    }

    private static void Follow(SequenceRun run, Sequence? sequence, DateTimeOffset now, DateTimeOffset until, List<Expected> mails, List<ForeseenEnd> ends)
    {
        for (var at = now; at <= until;)
        {
            switch (NextReminder.Of(run, sequence, at))
            {
                case NextReminder.Due(var step, var email):
                    mails.Add(new(run.ContactId, email, $"sequence/{run.Id}/{step}", at, IfUnanswered: true));
                    run = run with { Reminded = step, LastDay = run.Hours.DayOf(at), IsRemindedToday = true };
                    break;
                case NextReminder.Waits(_, var later, Waiting.Schedule or Waiting.Activity or Waiting.LastChance):
                    run = run with { IsRemindedToday = run.IsRemindedToday && run.Hours.DayOf(later) == run.Hours.DayOf(at) };
                    at = later;
                    break;
                case NextReminder.Waits(_, _, var why):
                    ends.Add(new(run.Kind, why == Waiting.Help ? EndOf.Help : EndOf.Paused, run.ContactId, run.ContactName, run.Zone, null));
                    return;
                case NextReminder.Stops(SequenceExit.NoAnswer):
                    ends.Add(new(run.Kind, EndOf.NoAnswer, run.ContactId, run.ContactName, run.Zone, at));
                    return;
                default:
                    return;
            }
        }
    }
}
