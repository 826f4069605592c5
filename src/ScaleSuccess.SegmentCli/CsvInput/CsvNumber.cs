using System.Globalization;

namespace ScaleSuccess.SegmentCli.CsvInput;

/// <summary>
/// Numbers as in CSV files: a decimal point, no thousands separators. Dates (ISO 8601) count as numbers too, as years with
/// decimals: what matters is how far two dates are apart.
/// </summary>
internal static class CsvNumber
{
    private static readonly string[] Dates =
        ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss.FFFFFFFK"];

    /// <returns>NaN where the text is not a number.</returns>
    public static double Parse(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return double.IsFinite(number) ? number : double.NaN;
        return IsDate(text, out var date) ? Year(date) : double.NaN;
    }

    /// <summary>Whether the text is a date.</summary>
    public static bool IsDate(string text, out DateTime date)
    {
        date = default;
        return text.Length >= Dates[0].Length && DateTime.TryParseExact(text.Trim(), Dates, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out date);
    }

    /// <summary>The day of a year with decimals.</summary>
    public static DateOnly Day(double year)
    {
        const double Rounding = 1e-3; // Of a day: what the division by a year's days may have lost.
        var whole = (int)year;
        return new DateOnly(whole, 1, 1).AddDays((int)((year - whole) * (DateTime.IsLeapYear(whole) ? 366 : 365) + Rounding));
    }

    private static double Year(DateTime date)
    {
        var days = date - new DateTime(date.Year, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        return date.Year + days / TimeSpan.FromDays(DateTime.IsLeapYear(date.Year) ? 366 : 365);
    }
}
