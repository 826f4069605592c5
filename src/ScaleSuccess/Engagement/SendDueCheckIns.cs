using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Engagement;

/// <summary>Queues a check-in for every plan for which one is due in its contact's time zone.</summary>
public sealed class SendDueCheckIns(ScaleDb db, QueueMessages queue, TimeProvider clock) : IStep
{
    /// <summary>Also what went to a dead address goes to whoever can be reached. The check-in and its message are created together or not at all.</summary>
    public async Task<int> Run(CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = clock.GetUtcNow();
        var asked = await db.Database.QueryAsync<Asked>(Sql.Text("Engagement/SendDueCheckIns.sql"), cancel, now);
        var followed = await db.Database.QueryAsync<Asked>(Sql.Text("Engagement/FollowReaders.sql"), cancel, now);
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
