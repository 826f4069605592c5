using System.Globalization;
using System.Text.RegularExpressions;
using ScaleSuccess.SegmentCli.CsvInput;
using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Segmentation.Explaining;

namespace ScaleSuccess.SegmentCli;

/// <summary>
/// Writes ranges of dates as dates. To a model they are years with decimals: for texts, each cut becomes a number as long as a
/// date, so that names are shortened to their displayed length, and that number is then replaced by the date.
/// </summary>
internal sealed partial class DateRanges
{
    private const int FirstNumber = 1_000_000_000;

    private readonly HashSet<int> _numbers = [];

    public DateRanges(CsvAnswers input) => Space = new FeatureSpace([.. input.Space.Features.Select(f =>
        input.Dates.Contains(f.Name) ? f with { Cuts = [.. f.Cuts.Select(NumberOf)] } : f)]);

    /// <summary>The questions for texts only; rows are never assigned by them.</summary>
    public FeatureSpace Space { get; }

    public string InWords(string text) => _numbers.Count == 0 ? text : TenDigits().Replace(text, match =>
        int.TryParse(match.Value, CultureInfo.InvariantCulture, out var number) && _numbers.Contains(number)
            ? DateOnly.FromDayNumber(number - FirstNumber).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : match.Value);

    public IReadOnlyList<DistinguishingAnswer> InWords(IEnumerable<DistinguishingAnswer> answers) => [.. answers.Select(a => a with { Answer = InWords(a.Answer) })];

    private double NumberOf(double year)
    {
        var number = FirstNumber + CsvNumber.Day(year).DayNumber;
        _numbers.Add(number);
        return number;
    }

    [GeneratedRegex(@"\b\d{10}\b")]
    private static partial Regex TenDigits();
}
