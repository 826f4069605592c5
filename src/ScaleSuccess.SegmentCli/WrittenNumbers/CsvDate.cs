using System.Globalization;

namespace ScaleSuccess.SegmentCli.WrittenNumbers;

/// <summary>Which part of 3/4/2024 comes first.</summary>
internal enum DateOrder
{
    Month,
    Day,
}

/// <summary>
/// Dates, with a time or without: those that say which part is the day, as ISO 8601, 2024/12/31 and 31.12.2024 do, and those of
/// which the column has to say it, as 12/31/2024.
/// </summary>
internal static class CsvDate
{
    private const int Shortest = 8;
    private const int Longest = 40;

    private static readonly string[] Times = ["", " H:mm", " H:mm:ss", " h:mm tt", " h:mm:ss tt"];

    private static readonly string[] Plain =
    [
        "yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
        .. WithTime("yyyy/M/d", "d.M.yyyy"),
    ];

    private static readonly string[] MonthFirst = WithTime("M/d/yyyy", "M-d-yyyy");
    private static readonly string[] DayFirst = WithTime("d/M/yyyy", "d-M-yyyy");

    /// <param name="text">The text.</param>
    /// <param name="order">How the column writes dates that do not say which part is the day; null: that is not known.</param>
    /// <returns>Null where the text is no date, or does not say which.</returns>
    public static DateTime? Of(string text, DateOrder? order = null)
    {
        if (text.Length is < Shortest or > Longest)
            return null;
        text = text.Trim();
        return !LeavesOrderOpen(text) ? Parse(text, Plain)
            : order is { } known ? Parse(text, known == DateOrder.Month ? MonthFirst : DayFirst) : null;
    }

    /// <summary>Whether it begins as 3/4/2024 and 3-4-2024 do.</summary>
    private static bool LeavesOrderOpen(string text) =>
        text.Length >= Shortest && char.IsAsciiDigit(text[0]) && (text[1] is '/' or '-' || (char.IsAsciiDigit(text[1]) && text[2] is '/' or '-'));

    private static DateTime? Parse(string text, string[] formats) =>
        DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
            ? date
            : null;

    private static string[] WithTime(params string[] days) =>
        [.. from day in days from time in Times select day + time];
}
