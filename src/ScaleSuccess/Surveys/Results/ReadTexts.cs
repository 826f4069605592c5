using Npgsql;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Results.Cells;

namespace ScaleSuccess.Surveys.Results;

public sealed record WrittenText(long CustomerId, string Customer, string Contact, string Segment, string Text, DateTimeOffset At);

/// <param name="Segment">Empty: none yet.</param>
/// <param name="All">How many there are; <paramref name="Newest"/> has at most <see cref="ReadTexts.MostOfSegment"/>.</param>
public sealed record TextsOfSegment(string Segment, long All, IReadOnlyList<WrittenText> Newest);

/// <summary>What people wrote in answer to a question, or as "other".</summary>
public sealed class ReadTexts(NpgsqlDataSource source, ReadVersions versions)
{
    /// <summary>Of one segment alone, and of each where there are several.</summary>
    public const int MostOfSegment = 200, MostOfEach = 20;

    public static bool HasTexts(Question question) => CountedAnswers.Shape(question) == AnswerShape.Texts || question.Other;

    /// <returns>The segment with the most texts first.</returns>
    public async Task<IReadOnlyList<TextsOfSegment>> Of(string survey, Question question, ResultFilter filter, string search, CancellationToken cancel)
    {
        var version = filter.Version is null ? 0 : (await versions.Of(survey, cancel)).FirstOrDefault(known => known.Definition.Version == filter.Version)?.Definition.Id ?? -1;
        var texts = await source.AllAsync(Sql.Text("Surveys/Results/ReadTexts.sql"),
            row => (Text: new WrittenText(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetFieldValue<DateTimeOffset>(5)), All: row.GetInt64(6)),
            cancel, survey, CountedAnswers.Shape(question) == AnswerShape.Texts ? question.Key : question.Key + ".other", search.Trim(), filter.Segment ?? "*", filter.Tier ?? "*",
            version, filter.Wave ?? "*", filter.Begin, filter.End, filter.Segment is null ? MostOfEach : MostOfSegment);
        return [.. texts.GroupBy(text => text.Text.Segment).Select(of => new TextsOfSegment(of.Key, of.First().All, [.. of.Select(text => text.Text)]))];
    }
}
