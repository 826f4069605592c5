using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Ending;

/// <summary>A customer who has closed their plan and said something about it.</summary>
/// <param name="Reason">A <see cref="Phases.CloseReason"/>; null: none was chosen.</param>
/// <param name="InAll">How many such customers there are.</param>
public sealed record ClosedPlan(long CustomerId, string Customer, string Contact, string? Reason, string Words, DateTimeOffset ClosedAt, long InAll);

/// <summary>What customers said when they closed their plan, for ops to read: of the last weeks, the newest first.</summary>
public sealed class ReadClosedPlans(ScaleDb db, TimeProvider clock)
{
    public const int Most = 10;
    public const int Days = 30;

    public Task<List<ClosedPlan>> Latest(CancellationToken cancel) => db.Database.QueryAsync<ClosedPlan>(
        """
        select c.id as customer_id, c.name as customer, k.name as contact, d.reason, d.words, d.decided_at as closed_at, count(*) over () as in_all
        from plan_decisions d
        join plans p on p.id = d.plan_id and p.closed_at = d.decided_at
        join customers c on c.id = p.customer_id
        join contacts k on k.id = d.contact_id
        where d.kind = 'closed' and d.words <> '' and d.decided_at > {0}
        order by d.decided_at desc, d.id desc
        limit {1}
        """, cancel, clock.GetUtcNow().AddDays(-Days), Most);
}
