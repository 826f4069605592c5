using ScaleSuccess.Definitions;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Emails.Sending;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Engagement.Sequences;

/// <summary>Takes each sequence's next step where it is due, and stops those that are to stop.</summary>
public sealed class SendReminders(ScaleDb db, CurrentSequences sequences, QueueMessages queue, SendingPause pause, TimeProvider clock) : IStep
{
    private const int Batch = 1_000;

    public async Task<int> Run(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        // What is queued while no mail leaves could go out long after it was answered.
        if (await IsHeld(cancel) || await pause.Now(cancel) is { } paused && now < paused.Until) return 0;
        IReadOnlyDictionary<string, ParsedDefinition<Sequence>>? active = null;
        var total = 0;
        while (true)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            // In a statement of its own: the next one sees what happened before each row was locked.
            var ids = await db.Database.QueryAsync<long>(
                """
                select id as "Value" from sequence_runs where stopped_at is null and next_at <= {0} order by next_at, id limit {1} for no key update skip locked
                """, cancel, now, Batch);
            if (ids.Count == 0) return total;
            active ??= await sequences.All(cancel);
            total += await Take(ids, active, now, cancel);
            await transaction.CommitAsync(cancel);
        }
    }

    private async Task<bool> IsHeld(CancellationToken cancel) =>
        (await db.Database.QueryAsync<bool>("select exists (select from mail_holds where released_at is null) as \"Value\"", cancel)).Single();

    private async Task<int> Take(List<long> ids, IReadOnlyDictionary<string, ParsedDefinition<Sequence>> active, DateTimeOffset now, CancellationToken cancel)
    {
        var runs = await db.Database.QueryAsync<SequenceRun>(Sql.Text("Engagement/Sequences/SequenceRuns.sql"), cancel, ids.ToArray(), now);
        var next = runs.ToDictionary(run => run.Id, run => NextReminder.Of(run, active.GetValueOrDefault(run.Kind)?.Value, now));
        var due = (from run in runs
                   where next[run.Id] is NextReminder.Due
                   let at = (NextReminder.Due)next[run.Id]
                   select new DueReminder(run, at.Step, active[run.Kind].Value.Steps.Count, at.Email)).ToList();
        var taken = await Write(due, active, now, cancel);
        foreach (var kind in due.Where(one => taken.Contains(one.Run.Id)).GroupBy(one => one.Run.Kind))
            await SequenceKind.All[kind.Key].Queue(queue, [.. kind], now, cancel);
        foreach (var one in due) next[one.Run.Id] = After(one, taken.Contains(one.Run.Id), active[one.Run.Kind].Value, now);
        await Schedule(next, now, cancel);
        return taken.Count;
    }

    /// <returns>Whose reminder this is: those who had one today from elsewhere wait.</returns>
    private async Task<HashSet<long>> Write(
        List<DueReminder> due, IReadOnlyDictionary<string, ParsedDefinition<Sequence>> active, DateTimeOffset now, CancellationToken cancel) => due.Count == 0 ? [] :
        [.. await db.Database.QueryAsync<long>(
            """
            insert into reminders (run_id, step, definition_id, address, day, zone, due_at)
            select * , {6} from unnest({0}, {1}, {2}, {3}, {4}, {5})
            on conflict do nothing
            returning run_id as "Value"
            """, cancel, due.Select(one => one.Run.Id).ToArray(), due.Select(one => one.Step).ToArray(), due.Select(one => active[one.Run.Kind].Definition.Id).ToArray(),
            due.Select(one => one.Run.Address).ToArray(), due.Select(one => one.Run.Hours.DayOf(now)).ToArray(), due.Select(one => one.Run.Zone).ToArray(), now)];

    private static NextReminder After(DueReminder sent, bool isSent, Sequence sequence, DateTimeOffset now) =>
        NextReminder.Of(sent.Run with { Reminded = isSent ? sent.Step : sent.Run.Reminded, LastDay = isSent ? sent.Run.Hours.DayOf(now) : sent.Run.LastDay, IsRemindedToday = true }, sequence, now);

    private Task Schedule(Dictionary<long, NextReminder> next, DateTimeOffset now, CancellationToken cancel) => db.Database.ExecuteAsync(
        """
        update sequence_runs r
        set next_at = n.next_at, stop_reason = nullif(n.reason, ''), stopped_at = case when n.reason <> '' then {3} end
        from unnest({0}, {1}, {2}) n (id, next_at, reason)
        where r.id = n.id
        """, cancel, next.Keys.ToArray(), next.Values.Select(one => one is NextReminder.Waits(_, var until, _) ? until.ToUniversalTime() : now).ToArray(),
        next.Values.Select(one => one is NextReminder.Stops(var reason) ? reason : "").ToArray(), now);
}
