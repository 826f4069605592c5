using ScaleSuccess.Segmentation;
using ScaleSuccess.Surveys;

namespace ScaleSuccess.Segments;

/// <summary>Turns survey answers into the table the engine reads: one column for each question that the survey marks with <c>segment</c>.</summary>
public static class SegmentColumns
{
    /// <returns>Null when the survey marks no question.</returns>
    public static AnswerTable? Of(Survey survey, IReadOnlyList<Answers> rows)
    {
        var columns = survey.Questions.Where(q => q.SegmentWeight > 0).Select(q => Column(q, rows)).OfType<AnswerColumn>().ToList();
        return columns.Count == 0 ? null : new AnswerTable(columns);
    }

    private static AnswerColumn? Column(Question question, IReadOnlyList<Answers> rows)
    {
        AnswerColumn? column = question.Kind switch
        {
            QuestionKind.Choice => new SingleColumn(question.Key, [.. rows.Select(row => row.One(question.Key))]),
            QuestionKind.Choices => new MultipleColumn(question.Key, [.. rows.Select(row => Several(question, row))]),
            QuestionKind.Scale => Numbers(question, AnswerKind.Scale, rows),
            QuestionKind.Number => Numbers(question, AnswerKind.Number, rows),
            // Words, people and measures do not say what kind of customer somebody is; a date alone does not either.
            _ => null,
        };
        return column is null ? null : column with { Weight = question.SegmentWeight };
    }

    private static NumberColumn Numbers(Question question, AnswerKind kind, IReadOnlyList<Answers> rows) =>
        new(question.Key, kind, [.. rows.Select(row => row.Number(question.Key) ?? double.NaN)]);

    /// <summary>Nothing ticked is "not answered": the form cannot tell it from "none of these".</summary>
    private static IReadOnlyList<string>? Several(Question question, Answers row) =>
        row.Many(question.Key) is { Count: > 0 } given ? given : null;
}
