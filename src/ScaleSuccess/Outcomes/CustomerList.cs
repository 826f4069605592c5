using ScaleSuccess.Foundation;

namespace ScaleSuccess.Outcomes;

public sealed record CustomerRow(
    long Id, string Key, string Name, string Tier, int Stage, string? Segment, DateOnly? Deadline, long OpenRequests)
{
    public Stage At => (Stage)Stage;
}

/// <summary>The customers as ops page through them, by name.</summary>
public sealed class ListCustomers(ScaleDb db)
{
    public const int PageSize = 50;
    private const int LongestText = 200;

    /// <summary>One row more than a page when there is a next page.</summary>
    /// <param name="opsContact">Only customers whose contact at the vendor was named so; empty: all.</param>
    public Task<List<CustomerRow>> Page(string? search, Stage? stage, string? segment, string? opsContact, (string Name, long Id)? after, CancellationToken cancel) =>
        db.Database.QueryAsync<CustomerRow>(Sql.Text("Outcomes/CustomerList.sql"), cancel,
            Like(search), stage is { } s ? (int)s : -1, Text(segment), Text(after?.Name), after?.Id ?? 0L, PageSize + 1, Text(opsContact));

    private static string Text(string? given) => TypedText.ToFind(given, LongestText);

    private static string Like(string? search) =>
        string.IsNullOrWhiteSpace(search) ? ""
            : "%" + FoldedText.Of(Text(search)).Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
}
