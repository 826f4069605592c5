using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.Reviews;

/// <summary>A review that waits for its customer.</summary>
/// <param name="InAll">How many there are.</param>
public sealed record OverdueReview(long CustomerId, string Customer, int Number, DateOnly DueOn, int DaysLate, long InAll);

/// <summary>The reviews that are overdue, the oldest first: what <see cref="PlanReview.IsOverdue"/> says, of plans that are not closed.</summary>
public sealed class ReadOverdueReviews(ScaleDb db, TimeProvider clock)
{
    public const int Most = 10;

    // A day further than anywhere on earth by the index, then by the day where the plan is.
    public Task<List<OverdueReview>> Oldest(CancellationToken cancel) => db.Database.QueryAsync<OverdueReview>(
        """
        select c.id as customer_id, c.name as customer, r.number, r.due_on, ({0} at time zone z.zone)::date - r.due_on as days_late, count(*) over () as in_all
        from plan_reviews r
        join plans p on p.id = r.plan_id and p.closed_at is null
        join plan_zones z on z.plan_id = p.id
        join customers c on c.id = p.customer_id
        where r.outcome is null and r.due_on <= ({0} at time zone 'UTC')::date + 1 and r.due_on < ({0} at time zone z.zone)::date
        order by r.due_on, r.id
        limit {1}
        """, cancel, clock.GetUtcNow(), Most);
}
