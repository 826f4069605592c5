using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Segments.AnswerTables;

/// <summary>Turns survey answers into the table the engine reads.</summary>
public static class SegmentColumns
{
    /// <summary>One column for each question that the survey marks with <c>segment</c>.</summary>
    /// <returns>Null when the survey marks no question.</returns>
    public static AnswerTable? Of(Survey survey, IReadOnlyList<CombinedAnswers> rows)
    {
        var columns = survey.Questions.Where(q => q.SegmentWeight > 0 && q.Kind.Column is not null)
            .Select(q => Column(q.Key, q.Kind.Column!.Value, q.SegmentWeight, rows)).ToList();
        return columns.Count == 0 ? null : new AnswerTable(columns);
    }

    /// <summary>One column for each question that a model knows, whatever the active survey says about it.</summary>
    public static AnswerTable For(FeatureSpace space, IReadOnlyList<CombinedAnswers> rows) =>
        new([.. space.Features.Select(feature => Column(feature.Name, feature.Kind, feature.Weight, rows))]);

    private static AnswerColumn Column(string question, AnswerKind kind, double weight, IReadOnlyList<CombinedAnswers> rows)
    {
        AnswerColumn column = kind switch
        {
            AnswerKind.SingleChoice => new SingleColumn(question, [.. rows.Select(row => row.Answers.One(question))]),
            AnswerKind.MultipleChoice => new MultipleColumn(question, [.. rows.Select(row => Several(question, row))])
            {
                // An option added in a later version of the survey was not shown to earlier respondents.
                Shown = [.. rows.Select(row => row.Shown.GetValueOrDefault(question))],
            },
            _ => new NumberColumn(question, kind, [.. rows.Select(row => row.Numbers.GetValueOrDefault(question, double.NaN))]),
        };
        return column with { Weight = weight };
    }

    /// <summary>Nothing ticked is "not answered": the form cannot tell it from "none of these".</summary>
    private static IReadOnlyList<string>? Several(string question, CombinedAnswers row) =>
        row.Answers.Many(question) is { Count: > 0 } given ? given : null;
}
