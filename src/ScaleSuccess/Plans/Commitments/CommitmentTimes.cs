namespace ScaleSuccess.Plans.Commitments;

/// <summary>How often a commitment is to be kept; null: once.</summary>
public static class Every
{
    public const string Week = "week", Month = "month", Quarter = "quarter";
    public static readonly IReadOnlyList<string> All = [Week, Month, Quarter];
}

/// <summary>
/// The times of a commitment, each named by its last day: a week, a month or a quarter after the other since it was made, the last one until
/// its end, however short. One without "how often" has one time. The function latest_time says the same where SQL asks.
/// </summary>
/// <param name="From">The day since which it holds.</param>
/// <param name="Until">Its last day.</param>
/// <param name="Every">One of <see cref="Commitments.Every"/>; null: once.</param>
public sealed record CommitmentTimes(DateOnly From, DateOnly Until, string? Every)
{
    /// <summary>The latest one that is over; null: none is.</summary>
    public DateOnly? Latest(DateOnly today) =>
        Until < today ? Until : Every is null ? null : Ends().TakeWhile(day => day < today).Select(day => (DateOnly?)day).LastOrDefault();

    /// <summary>The one that goes on; null: all are over.</summary>
    public DateOnly? Present(DateOnly today) =>
        Until < today ? null : Every is null ? Until : Ends().First(day => day >= today) is var day && day < Until ? day : Until;

    private IEnumerable<DateOnly> Ends() => Enumerable.Range(1, int.MaxValue).Select(count => Every switch
    {
        Commitments.Every.Week => From.AddDays(7 * count),
        // From the first day on: a month that is too short for it does not make the later ones shorter.
        Commitments.Every.Month => From.AddMonths(count),
        Commitments.Every.Quarter => From.AddMonths(3 * count),
        _ => throw new ArgumentOutOfRangeException(nameof(Every), Every, null),
    });
}
