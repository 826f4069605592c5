using ScaleSuccess.Surveys.Kinds;
using ScaleSuccess.Surveys.Results.Cells;
using ScaleSuccess.Surveys.Results;

namespace ScaleSuccess.Web.Console.Surveys.Results;

/// <summary>One line of a question's table.</summary>
/// <param name="People">How many answered so, by segment; null: of all.</param>
public sealed record ResultLine(string Label, Func<string?, long> People)
{
    public static IReadOnlyList<ResultLine> Of(QuestionResult result) => result.Shape switch
    {
        AnswerShape.Choices or AnswerShape.Grid => [.. result.Choices.Select(choice => new ResultLine(ResultTexts.Choice(choice), segment => result.Of(choice.Key, segment)))],
        AnswerShape.Numbers or AnswerShape.Days => [.. Bins(result).Select(bin => new ResultLine(Named(result, bin), segment => In(bin, result, segment)))],
        _ => [],
    };

    /// <summary>A scale shows every step, also one that nobody chose.</summary>
    private static IEnumerable<NumberBin> Bins(QuestionResult result) =>
        result.Question is { Kind: ScaleKind, Min: { } min, Max: { } max }
            ? Enumerable.Range((int)min, (int)(max - min) + 1).Select(step => new NumberBin(step, step, 0))
            : Distribution.Bins(result.Values());

    private static long In(NumberBin bin, QuestionResult result, string? segment) =>
        result.Values(segment).Where(value => value.Value == bin.From || (value.Value > bin.From && value.Value < bin.To)).Sum(value => value.People);

    private static string Named(QuestionResult result, NumberBin bin) => bin.From == bin.To
        ? ResultWords.Value(result, bin.From) + Words(result, bin.From)
        : result.Shape == AnswerShape.Days ? $"{ResultWords.Value(result, bin.From)} to {ResultWords.Value(result, bin.To - 1)}"
        : $"{ResultWords.Value(result, bin.From)} to below {ResultWords.Value(result, bin.To)}";

    private static string Words(QuestionResult result, double step) =>
        result.Question.Kind is ScaleKind && ScaleKind.Says(result.Question, step) is { } words ? $": {words}" : "";
}
