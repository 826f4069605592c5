using ScaleSuccess.Foundation;

namespace ScaleSuccess.Engagement.Sequences;

/// <summary>What a customer is reminded of, as ops see it.</summary>
/// <param name="Kind">The name of a <see cref="SequenceKind"/>.</param>
/// <param name="To">Whose reminders they are.</param>
/// <param name="Sent">Reminders so far, after the first e-mail.</param>
/// <param name="Steps">How many there are at most.</param>
/// <param name="Zone">Where their reader lives.</param>
public sealed record CustomerReminders(string Kind, string To, int Sent, int Steps, string Zone, NextReminder Next);

/// <summary>Which reminder comes next to a customer, and when, or why none does: by the rule that sends them.</summary>
public sealed class ReadReminders(ScaleDb db, CurrentSequences sequences, TimeProvider clock)
{
    /// <summary>The newest of each kind; none: nothing was asked for since there are reminders.</summary>
    public async Task<IReadOnlyList<CustomerReminders>> Of(long customer, CancellationToken cancel)
    {
        var ids = await db.Database.QueryAsync<long>(
            "select max(id) as \"Value\" from sequence_runs where customer_id = {0} group by kind", cancel, customer);
        if (ids.Count == 0) return [];
        var (now, active) = (clock.GetUtcNow(), await sequences.All(cancel));
        var runs = await db.Database.QueryAsync<SequenceRun>(Sql.Text("Engagement/Sequences/SequenceRuns.sql"), cancel, ids.ToArray(), now);
        return [.. runs.Select(run => (Run: run, Sequence: active.GetValueOrDefault(run.Kind)?.Value)).Select(one => new CustomerReminders(
            one.Run.Kind, one.Run.ContactName, one.Run.Reminded, one.Sequence?.Steps.Count ?? 0, one.Run.Zone, NextReminder.Of(one.Run, one.Sequence, now)))];
    }
}
