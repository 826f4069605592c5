using ScaleSuccess.Customers.Countries;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.Reviews;

/// <summary>Starts each plan's next review when its day is near.</summary>
public sealed class StartReviews(ScaleDb db, TimeProvider clock) : IStep
{
    private const int Batch = 1_000;

    public async Task<int> Run(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var total = 0;
        while (await RunBatch(now, cancel) is { } started) total += started;
        return total;
    }

    /// <summary>Looks at the plans whose next look has come, and says when to look again.</summary>
    /// <returns>Null when none is left.</returns>
    private async Task<int?> RunBatch(DateTimeOffset now, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // With its plan: whoever has that locked may be about to ask for a review, and looks come after.
        var claimed = await db.Database.QueryAsync<long>(
            """
            select l.plan_id as "Value" from review_looks l join plans p on p.id = l.plan_id
            where l.next_at <= {0} order by l.next_at limit {1} for no key update of l, p skip locked
            """, cancel, now, Batch);
        if (claimed.Count == 0) return null;
        var due = (await db.Database.QueryAsync<Looked>(Sql.Text("Plans/Reviews/LookAtPlans.sql"), cancel, claimed.ToArray())).Select(row => row.Due(now)).ToList();
        var near = due.FindAll(one => one.IsNear);
        var started = await db.Database.ExecuteAsync(
            """
            insert into plan_reviews (plan_id, number, due_on, made_at)
            select n.plan_id, coalesce((select max(r.number) from plan_reviews r where r.plan_id = n.plan_id), 0) + 1, n.due_on, {2}
            from unnest({0}, {1}) as n(plan_id, due_on)
            on conflict do nothing
            """, cancel, near.Select(one => one.Plan).ToArray(), near.Select(one => one.Day).ToArray(), now);
        await db.Database.ExecuteAsync(
            """
            update review_looks l set next_at = n.day::timestamp at time zone z.zone
            from unnest({0}, {1}) as n(plan_id, day) join plan_zones z on z.plan_id = n.plan_id
            where l.plan_id = n.plan_id
            """, cancel, due.Select(one => one.Plan).ToArray(), due.Select(one => one.Look).ToArray());
        await transaction.CommitAsync(cancel);
        return started;
    }

    /// <param name="Day">Of the next review; never, when none is due.</param>
    private sealed record NextReview(long Plan, DateOnly Day, DateOnly Today)
    {
        public bool IsNear => Day != DateOnly.MaxValue && Day <= Today.AddDays(ReviewRhythm.DaysBefore);

        /// <summary>What brings it forward, and what becomes of one that is open, is looked at when it happens. Npgsql writes the last day as infinity.</summary>
        public DateOnly Look => Day == DateOnly.MaxValue || IsNear ? DateOnly.MaxValue : Day.AddDays(-ReviewRhythm.DaysBefore);
    }

    /// <param name="IsAsked">As <see cref="ReviewRhythm"/> has it, and no review is open.</param>
    private sealed record Looked(
        long Id, int Every, DateOnly StartedOn, DateOnly Deadline, bool IsAsked, bool IsAchieved, DateOnly? Last, string? Country, string CustomerZone, string Zone)
    {
        public NextReview Due(DateTimeOffset now)
        {
            var today = Days.Of(now, TimeZoneInfo.FindSystemTimeZoneById(Zone));
            var rhythm = new ReviewRhythm(Every, StartedOn, Last, Deadline, IsAsked, IsAchieved, WorkingDays.In(Customers.Countries.Country.Of(Country, CustomerZone)));
            return new NextReview(Id, rhythm.Next(today) ?? DateOnly.MaxValue, today);
        }
    }
}
