using System.Globalization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Results.Cells;

namespace ScaleSuccess.Surveys.Results;

/// <param name="Until">The last version that offered it; null: the active one does.</param>
public sealed record CountedChoice(string Key, string Label, int? Until);

/// <summary>A choice or a row.</summary>
/// <param name="Line">As the newest version that had it words it.</param>
/// <param name="Until">That version; null: the active one has it.</param>
public sealed record AskedLine(Choice Line, int? Until);

/// <summary>What came of one question.</summary>
/// <param name="Question">As the newest version asked it, <see cref="Catalog.SurveyWording.Outlined"/>.</param>
/// <param name="Until">The last version that asked it like this; null: the active one does.</param>
/// <param name="Choices">Of kind choices: in the order of the newest version, then what only earlier ones offered, then "other".</param>
/// <param name="Counts">By group of people and value; value empty: how many answered.</param>
public sealed record QuestionResult(
    Question Question, int? Until, IReadOnlyList<CountedChoice> Choices, IReadOnlyDictionary<(string Group, string Value), long> Counts)
{
    private readonly Dictionary<string, long> all = Counts.GroupBy(count => count.Key.Value).ToDictionary(of => of.Key, of => of.Sum(count => count.Value));
    private readonly Dictionary<string, IReadOnlyList<(double, long)>> numbers = [];

    public DropOff DropOff { get; init; } = DropOff.None;

    /// <summary>Of all versions, those of the newest first.</summary>
    public IReadOnlyList<AskedLine> Offered { get; init; } = [];

    /// <summary>Of all versions, those of the newest first.</summary>
    public IReadOnlyList<AskedLine> Rows { get; init; } = [];

    public AnswerShape Shape { get; } = CountedAnswers.Shape(Question);

    /// <param name="group">Null: of all.</param>
    public long Answered(string? group = null) => Of("", group);

    public long Of(string value, string? group = null) => group is null ? all.GetValueOrDefault(value) : Counts.GetValueOrDefault((group, value));

    /// <summary>Of kinds numbers and days (as day numbers): each value in order, and how many gave it.</summary>
    public IReadOnlyList<(double Value, long People)> Values(string? group = null)
    {
        var of = group ?? "*";
        if (!numbers.TryGetValue(of, out var values)) values = numbers[of] = ValuesOf(group);
        return values;
    }

    private IReadOnlyList<(double, long)> ValuesOf(string? of) =>
        [.. from value in all.Keys
            where value.Length > 0 && Of(value, of) > 0
            group Of(value, of) by Read(value) into same
            orderby same.Key
            select (same.Key, same.Sum())];

    private double Read(string value) =>
        Shape == AnswerShape.Days ? Days.ReadIso(value)?.DayNumber ?? 0 : double.Parse(value, CultureInfo.InvariantCulture);
}
