using System.Globalization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Results.Cells;

namespace ScaleSuccess.Surveys.Results;

/// <param name="Until">The last version that offered it; null: the active one does.</param>
public sealed record CountedChoice(string Key, string Label, int? Until);

/// <summary>What came of one question.</summary>
/// <param name="Question">As the newest version asked it.</param>
/// <param name="Until">The last version that asked it like this; null: the active one does.</param>
/// <param name="Choices">Of kind choices: in the order of the newest version, then what only earlier ones offered, then "other".</param>
/// <param name="Counts">By segment and value; value empty: how many answered.</param>
public sealed record QuestionResult(
    Question Question, int? Until, IReadOnlyList<CountedChoice> Choices, IReadOnlyDictionary<(string Segment, string Value), long> Counts)
{
    public AnswerShape Shape { get; } = CountedAnswers.Shape(Question);

    /// <param name="segment">Null: of all.</param>
    public long Answered(string? segment = null) => Of("", segment);

    public long Of(string value, string? segment = null) =>
        segment is not null ? Counts.GetValueOrDefault((segment, value)) : Counts.Where(count => count.Key.Value == value).Sum(count => count.Value);

    /// <summary>Of kinds numbers and days (as day numbers): each value in order, and how many gave it.</summary>
    public IReadOnlyList<(double Value, long People)> Values(string? segment = null) =>
        [.. from count in Counts
            where count.Key.Value.Length > 0 && (segment is null || count.Key.Segment == segment)
            group count.Value by Read(count.Key.Value) into same
            orderby same.Key
            select (same.Key, same.Sum())];

    private double Read(string value) =>
        Shape == AnswerShape.Days ? Days.ReadIso(value)?.DayNumber ?? 0 : double.Parse(value, CultureInfo.InvariantCulture);
}
