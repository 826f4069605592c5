using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Engagement;

/// <summary>Queues a check-in for every plan for which one is due in its contact's time zone.</summary>
public sealed class SendDueCheckIns(ScaleDb db, QueueMessages queue, TimeProvider clock) : IStep
{
    private const int Batch = 1_000;

    public async Task<int> Run(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var total = 0;
        while (await Ask(now, cancel) is { } asked) total += asked;
        return total;
    }

    /// <summary>
    /// Looks at the plans whose next look has come. Also what went to a dead address goes to whoever can be reached. The check-ins and their messages are created together or not at all.
    /// </summary>
    /// <returns>Null when none is left.</returns>
    private async Task<int?> Ask(DateTimeOffset now, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // In a statement of its own: the next one sees what happened before each row was locked, and what happens after waits for us.
        var plans = await db.Database.QueryAsync<long>(
            """
            select plan_id as "Value" from check_in_looks where next_at <= {0} order by next_at limit {1} for no key update skip locked
            """, cancel, now, Batch);
        if (plans.Count == 0) return null;
        var asked = await db.Database.QueryAsync<Asked>(Sql.Text("Engagement/SendDueCheckIns.sql"), cancel, now, plans.ToArray());
        var followed = await db.Database.QueryAsync<Asked>(Sql.Text("Engagement/FollowReaders.sql"), cancel, now, plans.ToArray());
        await queue.Run(CheckInEmail.Type, [.. asked.Concat(followed).Select(Message)], cancel);
        await transaction.CommitAsync(cancel);
        return asked.Count + followed.Count;
    }

    private static NewMessage<CheckInEmail> Message(Asked one) => new(
        one.ContactId, $"plan/{one.PlanId}/{one.Day:yyyy-MM-dd}",
        new CheckInEmail(one.Id, one.Milestone, one.MilestoneDue, one.Measure), one.DueAt);

    private sealed record Asked(
        long Id, long PlanId, long ContactId, DateOnly Day, DateTimeOffset DueAt, string Milestone, DateOnly MilestoneDue, string? Measure);
}
