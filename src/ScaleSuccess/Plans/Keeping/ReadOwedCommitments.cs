using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.Keeping;

/// <summary>A commitment of the vendor's that is overdue.</summary>
/// <param name="Day">The last day of the time that is asked about.</param>
/// <param name="Every">How often; null: once.</param>
public sealed record OwedCommitment(
    long Id, long PlanId, long CustomerId, string Customer, string Key, string Title, string? Every, DateOnly Day, int DaysLate)
{
    /// <summary>Who of the vendor keeps it; null: nobody in particular.</summary>
    public string? OpsOwner { get; init; }
}

/// <summary>Of what the vendor has promised, what nobody has said yet that it was kept, over all customers: what <c>Plan.AskedTime</c> says of the vendor's commitments.</summary>
public sealed class ReadOwedCommitments(ScaleDb db, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <summary>The oldest; one more than a page when there are more.</summary>
    /// <param name="user">Only what this one of the vendor keeps; null: all.</param>
    public Task<List<OwedCommitment>> Page(string? user, CancellationToken cancel) =>
        db.Database.QueryAsync<OwedCommitment>(Sql.Text("Plans/Keeping/OwedCommitments.sql"), cancel, clock.GetUtcNow(), PageSize + 1, user ?? "");

    public async Task<long> Count(CancellationToken cancel) =>
        (await db.Database.QueryAsync<long>(Sql.Text("Plans/Keeping/CountOwedCommitments.sql"), cancel, clock.GetUtcNow())).Single();
}
