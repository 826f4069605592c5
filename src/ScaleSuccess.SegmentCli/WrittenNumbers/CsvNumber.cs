using System.Globalization;
using System.Text;
using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.SegmentCli.WrittenNumbers;

/// <summary>
/// Numbers as files hold them, programs' and spreadsheets': see <see cref="Amount"/> and <see cref="DigitGroups"/>. Dates count as
/// numbers too, as years with decimals: what matters of two dates is how far they are apart.
/// </summary>
internal static class CsvNumber
{
    private const NumberStyles Plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;

    /// <param name="text">The text.</param>
    /// <param name="mark">What stands before decimals.</param>
    /// <param name="order">Which part of a date such as 3/4/2024 comes first; null: it is no number then.</param>
    /// <returns>NaN where the text is no number, whatever the mark.</returns>
    public static double Parse(string text, DecimalMark mark = DecimalMark.Point, DateOrder? order = null)
    {
        if ((mark == DecimalMark.Point || !text.Contains('.')) && double.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number))
            return double.IsFinite(number) ? number : double.NaN;
        if (Amount.Of(text) is not { } amount)
            return CsvDate.Of(text, order) is { } date ? Year(date) : double.NaN;
        var value = DigitGroups.Value(amount.Digits, mark);
        if (double.IsNaN(value))
            return CsvDate.Of(text, order) is { } day ? Year(day) : double.NaN;
        return amount.IsNegative ? -value : value;
    }

    /// <summary>The same for a cell's bytes; a number as programs write it costs no text.</summary>
    public static double Parse(ReadOnlySpan<byte> cell, DecimalMark mark, DateOrder? order = null) =>
        (mark == DecimalMark.Point || !cell.Contains((byte)'.'))
        && double.TryParse(cell, Plain, CultureInfo.InvariantCulture, out var number)
            ? double.IsFinite(number) ? number : double.NaN
            : Parse(Encoding.UTF8.GetString(cell), mark, order);

    private static double Year(DateTime date) => YearNumber.Of(DateOnly.FromDateTime(date), date.TimeOfDay / TimeSpan.FromDays(1));
}
