using Npgsql;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Kinds;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Results.Cells;

namespace ScaleSuccess.Surveys.Results;

/// <summary>Two questions together.</summary>
/// <param name="Counts">By the value of the row and that of the column.</param>
/// <param name="People">By the value of the row: how many of them answered the column's question.</param>
public sealed record CrossTab(
    QuestionResult Rows, QuestionResult Columns, IReadOnlyDictionary<(string Row, string Column), long> Counts, IReadOnlyDictionary<string, long> People);

/// <summary>Counts how the answers to one question go with those to another.</summary>
public sealed class ReadCrossTab(NpgsqlDataSource source, ReadVersions versions)
{
    /// <summary>Questions with few answers to choose from, all in one field.</summary>
    public static bool Suits(Question question) =>
        question.Kind is ChosenKind or ScaleKind;

    /// <returns>Null when one of the questions does not suit, or both are the same.</returns>
    public async Task<CrossTab?> Of(SurveyResults results, string? rows, string? columns, CancellationToken cancel)
    {
        if (Find(results, rows) is not { } row || Find(results, columns) is not { } column || row == column) return null;
        var filter = results.Filter;
        var asking = (await versions.Of(results.Survey.Key, cancel)).Where(version => (filter.Version is null || version.Definition.Version == filter.Version)
            && version.Value.Find(row.Question.Key)?.Kind == row.Question.Kind && version.Value.Find(column.Question.Key)?.Kind == column.Question.Kind);
        var counts = await source.AllAsync(Sql.Text("Surveys/Results/CrossTab.sql"), read => (Values: (read.GetString(0), read.GetString(1)), People: read.GetInt64(2)), cancel,
            results.Survey.Key, row.Question.Key, column.Question.Key, filter.Segment ?? "*", filter.Tier ?? "*", asking.Select(version => version.Definition.Id).ToArray(),
            filter.Wave ?? "*", filter.Begin, filter.End);
        return new CrossTab(row, column, counts.Where(count => count.Values.Item2.Length > 0).ToDictionary(count => count.Values, count => count.People),
            counts.Where(count => count.Values.Item2.Length == 0).ToDictionary(count => count.Values.Item1, count => count.People));
    }

    private static QuestionResult? Find(SurveyResults results, string? key) => results.Questions.FirstOrDefault(question => question.Question.Key == key && Suits(question.Question));
}
