using ScaleSuccess.Foundation;

namespace ScaleSuccess.Engagement.Sequences;

/// <summary>A customer who was asked again and again.</summary>
/// <param name="Kind">What for: the name of a <see cref="SequenceKind"/>.</param>
/// <param name="Asked">How often, the first e-mail included.</param>
/// <param name="InAll">How many such customers there are.</param>
public sealed record UnansweredCustomer(long Id, string Name, string Kind, int Asked, DateTimeOffset StoppedAt, long InAll);

/// <summary>Whose reminders have all been sent without an answer, the latest first: for ops to call.</summary>
public sealed class UnansweredCustomers(ScaleDb db)
{
    public const int Most = 10;

    public Task<List<UnansweredCustomer>> Latest(CancellationToken cancel) => db.Database.QueryAsync<UnansweredCustomer>(
        """
        select c.id, c.name, r.kind, 1 + (select count(*)::int from reminders m where m.run_id = r.id) as asked, r.stopped_at, count(*) over () as in_all
        from sequence_runs r
        join customers c on c.id = r.customer_id
        cross join lateral (select exit from sequence_facts where run_id = r.id offset 0) f
        where r.stop_reason = {0} and coalesce(f.exit, '') in ('', {1}, {2}, {3})
        order by r.stopped_at desc, r.id
        limit {4}
        """, cancel, SequenceExit.NoAnswer, SequenceExit.Unsubscribed, SequenceExit.Bounced, SequenceExit.Blocked, Most);
}
