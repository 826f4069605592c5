using Npgsql;
using ScaleSuccess.Customers;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Responses;

/// <summary>An active survey with what one person has typed so far.</summary>
public sealed record FoundSurvey(ParsedDefinition<Survey> Active, Answers Answers, DateTimeOffset? SubmittedAt);

/// <summary>Finds a survey for a person, in one question to the database: every page of it starts here.</summary>
public sealed class FindSurvey(NpgsqlDataSource source, PersonalLinks links, CurrentSurvey surveys)
{
    private const string Sql =
        """
        select a.definition_id, r.answers::text, r.submitted_at
        from active_definitions a
        left join responses r on r.contact_id = $3 and r.survey = a.key and r.wave = $4
        where a.kind = $1 and a.key = $2
        """;

    private sealed record Row(long Definition, string? Answers, DateTimeOffset? SubmittedAt);

    /// <returns>Null when the link does not open; with a survey of null when there is no such survey.</returns>
    public async Task<(Visitor Visitor, FoundSurvey? Survey)?> Behind(string token, string survey, CancellationToken cancel) =>
        await links.Open(token, LinkPurpose.Pages, (asked, contact) => asked.All(Sql, Read, Values(survey, contact)), cancel) is var (visitor, rows)
            ? (visitor, await Found(rows, cancel))
            : null;

    /// <returns>Null when there is no such survey.</returns>
    public async Task<FoundSurvey?> For(Visitor visitor, string survey, CancellationToken cancel) =>
        await Found(await source.AllAsync(Sql, Read, cancel, Values(survey, visitor.ContactId)), cancel);

    private static object[] Values(string survey, long contact) => [Definition.Survey, survey, contact, Response.FirstWave];

    private async Task<FoundSurvey?> Found(List<Row> rows, CancellationToken cancel) => rows is [var row]
        ? new FoundSurvey(await surveys.Version(row.Definition, cancel), row.Answers is null ? Answers.None : Response.ReadAnswers(row.Answers), row.SubmittedAt)
        : null;

    private static Row Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.IsDBNull(1) ? null : row.GetString(1), row.IsDBNull(2) ? null : row.GetFieldValue<DateTimeOffset>(2));
}
