using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.Standing;

/// <summary>An action of the vendor's that is overdue.</summary>
public sealed record OwedAction(long Id, long PlanId, long CustomerId, string Customer, string Key, string Title, DateOnly DueOn, int DaysLate)
{
    /// <summary>Who of the vendor does it; null: nobody in particular.</summary>
    public string? OpsOwner { get; init; }
}

/// <param name="MostDays">By how many days the oldest is late; 0: there is none.</param>
public sealed record OwedCount(long InAll, long Plans, int MostDays);

/// <summary>What the vendor itself is late with, over all customers: what <c>Plan.IsOverdue</c> says of the vendor's actions.</summary>
public sealed class ReadOwedActions(ScaleDb db, TimeProvider clock)
{
    public const int PageSize = 50;

    public async Task<OwedCount> Count(CancellationToken cancel) =>
        (await db.Database.QueryAsync<OwedCount>(Sql.Text("Plans/Standing/CountOwedActions.sql"), cancel, clock.GetUtcNow())).Single();

    /// <summary>Oldest first; one more than a page when there is a next page.</summary>
    /// <param name="user">Only what this one of the vendor does; null: all.</param>
    /// <param name="after">The last of the page before; null: the first page.</param>
    public Task<List<OwedAction>> Page((DateOnly DueOn, long Id)? after, string? user, CancellationToken cancel) =>
        db.Database.QueryAsync<OwedAction>(Sql.Text("Plans/Standing/OwedActions.sql"), cancel, clock.GetUtcNow(), after?.DueOn ?? DateOnly.MinValue, after?.Id ?? 0, PageSize + 1, user ?? "");
}
