using Npgsql;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.Threads;

/// <summary>A thread in which a customer waits for ops, or that ops have answered while its request is open.</summary>
/// <param name="Title">What it is about; empty: the customer has no plan yet.</param>
/// <param name="Words">The newest; empty only from a check-in.</param>
/// <param name="Since">When the first of what waits was said.</param>
/// <param name="AsksForHelp">Else it is a comment.</param>
/// <param name="AnsweredAt">When ops had the last word; null: the customer had.</param>
/// <param name="Others">How many other threads of this customer wait.</param>
public sealed record WaitingThread(
    long CustomerId, string Customer, string? ItemKind, string? ItemKey, string Title, string Contact, string Words, DateTimeOffset Since,
    bool AsksForHelp, DateTimeOffset? AnsweredAt, int Others, int InAll)
{
    public ThreadItem Item => new(ItemKind, ItemKey);
}

/// <param name="InAll">Of all that there are, those not listed included.</param>
public sealed record WaitingList(IReadOnlyList<WaitingThread> Threads, int InAll)
{
    public static WaitingList Of(List<WaitingThread> threads) => new(threads, threads is [var first, ..] ? first.InAll : 0);
}

/// <summary>What waits for ops: their inbox; and what they have answered that waits for the customer.</summary>
public sealed class ReadWaiting(ScaleDb db, NpgsqlDataSource source, TimeProvider clock)
{
    public const int Most = 100;

    /// <summary>After so many days without the customer's word an answered thread waits for ops again: what it holds is not forgotten.</summary>
    public const int DaysWithoutWord = 7;

    /// <summary>Every thread that waits for ops.</summary>
    public Task<WaitingList> Threads(CancellationToken cancel) => Read(false, Most, false, cancel);

    /// <summary>Every thread that ops have answered and that waits for the customer, the longest first.</summary>
    public Task<WaitingList> Answered(CancellationToken cancel) => Read(false, Most, true, cancel);

    /// <summary>Of those that wait for ops, the one of each customer that waits longest; it counts customers.</summary>
    public Task<WaitingList> Customers(int most, CancellationToken cancel) => Read(true, most, false, cancel);

    /// <summary>Over a connection of its own: the menu asks while the page reads.</summary>
    public async Task<long> Count(CancellationToken cancel) =>
        (await source.AllAsync("select count(*) from waiting_threads where answered_at is null or answered_at <= $1", row => row.GetInt64(0), cancel, Forgotten)).Single();

    private DateTimeOffset Forgotten => clock.GetUtcNow().AddDays(-DaysWithoutWord);

    private async Task<WaitingList> Read(bool onePerCustomer, int most, bool answered, CancellationToken cancel) =>
        WaitingList.Of(await db.Database.QueryAsync<WaitingThread>(Sql.Text("Plans/Threads/WaitingThreads.sql"), cancel, onePerCustomer, most, Forgotten, answered));
}
