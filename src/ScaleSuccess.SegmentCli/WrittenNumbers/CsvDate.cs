using System.Globalization;

namespace ScaleSuccess.SegmentCli.WrittenNumbers;

/// <summary>Dates that say which part is the day: ISO 8601, with a time or without, and 31.12.2024.</summary>
internal static class CsvDate
{
    private const int Shortest = 8;
    private const int Longest = 40;

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
        "yyyy/MM/dd", "yyyy/M/d", "d.M.yyyy", "d.M.yyyy HH:mm", "d.M.yyyy HH:mm:ss",
    ];

    /// <returns>Null where the text is no date.</returns>
    public static DateTime? Of(string text) =>
        text.Length is >= Shortest and <= Longest && DateTime.TryParseExact(text.Trim(), Formats, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
            ? date
            : null;
}
