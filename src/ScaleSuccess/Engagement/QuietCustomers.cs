using ScaleSuccess.Foundation;

namespace ScaleSuccess.Engagement;

/// <summary>A customer who is not asked any more.</summary>
/// <param name="Unanswered">Check-ins in a row.</param>
/// <param name="LastSeen">The last thing that anybody there did about the plan; null: nothing so far.</param>
/// <param name="InAll">How many such customers there are.</param>
public sealed record QuietCustomer(long Id, string Name, int Unanswered, DateOnly Deadline, DateTimeOffset? LastSeen, long InAll);

/// <summary>Who has gone quiet, for ops to call: their check-ins have stopped.</summary>
public sealed class QuietCustomers(ScaleDb db, TimeProvider clock)
{
    public const int Most = 10;

    public Task<List<QuietCustomer>> Latest(CancellationToken cancel) =>
        db.Database.QueryAsync<QuietCustomer>(Sql.Text("Engagement/QuietCustomers.sql"), cancel, clock.GetUtcNow(), Most);
}
