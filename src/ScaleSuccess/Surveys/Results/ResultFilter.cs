namespace ScaleSuccess.Surveys.Results;

/// <summary>Of whom results are read. Null: of all.</summary>
/// <param name="Segment">Empty: of those who have none yet.</param>
/// <param name="From">The first day (UTC) on which they began, or were invited.</param>
/// <param name="Until">The last one.</param>
public sealed record ResultFilter(
    string? Segment = null, string? Tier = null, int? Version = null, string? Wave = null, DateOnly? From = null, DateOnly? Until = null)
{
    public static readonly ResultFilter All = new();

    public DateOnly First => From ?? DateOnly.MinValue;
    public DateOnly Last => Until ?? DateOnly.MaxValue;

    /// <summary>The same as times: from, and until without it.</summary>
    public DateTimeOffset Begin => new(First, TimeOnly.MinValue, TimeSpan.Zero);
    public DateTimeOffset End => Last == DateOnly.MaxValue ? DateTimeOffset.MaxValue : new(Last.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
}
