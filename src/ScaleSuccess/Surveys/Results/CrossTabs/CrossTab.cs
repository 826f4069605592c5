namespace ScaleSuccess.Surveys.Results.CrossTabs;

/// <summary>Two questions together.</summary>
/// <param name="Rows">Only those that somebody gave.</param>
public sealed record CrossTab(CrossTabSide RowSide, CrossTabSide ColumnSide, IReadOnlyList<CrossTabRow> Rows, IReadOnlyList<SideValue> Columns);

/// <param name="People">How many who gave it answered the column's question, too: less than the sum of <paramref name="Counts"/> where several could be chosen.</param>
/// <param name="Counts">In the order of the columns.</param>
public sealed record CrossTabRow(SideValue Value, long People, IReadOnlyList<long> Counts);

/// <summary>An answer, or a band of answers, and what it is called.</summary>
/// <param name="Key">For programs: a choice's key; <c>10..20</c> of a band of numbers, the second not in it; <c>2026-11</c>, <c>2026-Q4</c>, <c>2026</c> of days.</param>
public sealed record SideValue(string Key, string Label);
