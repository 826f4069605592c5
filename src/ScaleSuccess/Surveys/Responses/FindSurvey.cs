using System.Text.Json;
using Npgsql;
using ScaleSuccess.Customers;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Logic;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Responses;

/// <summary>A survey with what one person has typed so far.</summary>
/// <param name="Version">The active one; who has begun keeps theirs until they have submitted.</param>
public sealed record FoundSurvey(ParsedDefinition<Survey> Version, Answers Answers, Facts Facts, DateTimeOffset? SubmittedAt)
{
    /// <summary>What their colleagues have submitted to it.</summary>
    public required KnownAnswers Known { get; init; }

    /// <summary>Until when it can be answered in the wave in which they were asked last, or could be begun before it was retired; null: for good.</summary>
    public DateTimeOffset? ClosesAt { get; init; }
}

/// <summary>Finds a survey for a person, in one question to the database unless its conditions name facts: every page of it starts here.</summary>
public sealed class FindSurvey(ScaleDb db, NpgsqlDataSource source, PersonalLinks links, CurrentSurvey surveys, ReadFacts facts, TimeProvider clock)
{
    private const string Sql =
        """
        select case when r.submitted_at is null then coalesce(r.definition_id, v.id, a.definition_id) else a.definition_id end, r.answers::text, r.submitted_at,
               (select json_agg(json_build_object('by', k.name, 'at', o.submitted_at, 'version', o.definition_id, 'answers', o.answers - o.set_aside) order by o.submitted_at, o.id)::text
                from responses o
                join contacts k on k.id = o.contact_id and k.consent = 'given'
                where o.customer_id = me.customer_id and o.survey = a.key and o.wave = coalesce(i.wave, 'first') and o.submitted_at is not null and k.id <> me.id),
               (select json_agg(json_build_object('name', w.name, 'at', w.known_at, 'given', w.given))::text from vendor_answers w where w.customer_id = me.customer_id),
               -- Who has begun a survey before it was retired can finish it.
               case when r.id is null and a.retired_at is not null then a.retired_at else i.closes_at end
        from active_definitions a
        join contacts me on me.id = $3
        left join definitions v on v.id = $4 and v.kind = a.kind and v.key = a.key
        left join present_invitations i on i.contact_id = $3 and i.survey = a.key
        left join responses r on r.contact_id = $3 and r.survey = a.key and r.wave = coalesce(i.wave, 'first')
        where a.kind = $1 and a.key = $2
        """;

    private sealed record Row(long Definition, string? Answers, DateTimeOffset? SubmittedAt, string? Colleagues, string? Vendor, DateTimeOffset? ClosesAt);

    private sealed record Thought(string Name, DateTimeOffset At, string[] Given);

    private sealed record Colleague(string By, DateTimeOffset At, long Version, Dictionary<string, string[]> Answers);

    /// <param name="opened">The version of the page that was sent, for who has begun nothing yet; 0: none was.</param>
    /// <returns>Null when the link does not open; with a survey of null when there is no such survey.</returns>
    public async Task<(Visitor Visitor, FoundSurvey? Survey)?> Behind(string token, string survey, long opened, CancellationToken cancel)
    {
        var (before, ahead) = (foundAhead, (Token: token, Survey: survey));
        foundAhead = null;
        // Whoever comes with another version than the one that would be shown is looked for with it.
        if (before is { } found && found.Asked == ahead && (opened == 0 || found.Result.Survey?.Version.Definition.Id == opened)) return found.Result;
        return await Look(token, survey, opened, cancel);
    }

    /// <summary>For who has to know something of it before the page does: the page's own question is answered with the same, once.</summary>
    public async Task<(Visitor Visitor, FoundSurvey? Survey)?> Ahead(string token, string survey, CancellationToken cancel)
    {
        var found = await Look(token, survey, 0, cancel);
        if (found is { } result) foundAhead = ((token, survey), result);
        return found;
    }

    private ((string Token, string Survey) Asked, (Visitor Visitor, FoundSurvey? Survey) Result)? foundAhead;

    private async Task<(Visitor Visitor, FoundSurvey? Survey)?> Look(string token, string survey, long opened, CancellationToken cancel) =>
        await links.Open(token, LinkPurpose.Pages, (asked, contact) => asked.All(Sql, Read, Values(survey, contact, opened)), cancel) is var (visitor, rows)
            ? (visitor, await Found(visitor, rows, cancel))
            : null;

    /// <returns>Null when there is no such survey.</returns>
    public async Task<FoundSurvey?> For(Visitor visitor, string survey, CancellationToken cancel) =>
        await Found(visitor, await db.AllAsync(source, Sql, Read, cancel, Values(survey, visitor.ContactId, 0)), cancel);

    private static object[] Values(string survey, long contact, long opened) => [Definition.Survey, survey, contact, opened];

    private async Task<FoundSurvey?> Found(Visitor visitor, List<Row> rows, CancellationToken cancel)
    {
        if (rows is not [var row]) return null;
        var version = await surveys.Version(row.Definition, cancel);
        return new FoundSurvey(version, row.Answers is null ? Answers.None : Response.ReadAnswers(row.Answers), await facts.For(visitor, version.Value, cancel), row.SubmittedAt)
        {
            ClosesAt = row.ClosesAt,
            Known = new KnownAnswers(await Told(visitor, row.Colleagues, cancel), visitor.Day(clock.GetUtcNow())) { Vendor = version.Value.Purpose == Purpose.Onboarding ? Thoughts(visitor, row.Vendor) : [] },
        };
    }

    private async Task<IReadOnlyList<ColleagueAnswers>> Told(Visitor visitor, string? colleagues, CancellationToken cancel)
    {
        var all = new List<ColleagueAnswers>();
        foreach (var one in colleagues is null ? [] : JsonSerializer.Deserialize<List<Colleague>>(colleagues, JsonSerializerOptions.Web)!)
            all.Add(new ColleagueAnswers(one.By, visitor.Day(one.At), (await surveys.Version(one.Version, cancel)).Value, new Answers(one.Answers)));
        return all;
    }

    private static IReadOnlyList<VendorAnswer> Thoughts(Visitor visitor, string? vendor) => vendor is null ? []
        : [.. JsonSerializer.Deserialize<List<Thought>>(vendor, JsonSerializerOptions.Web)!.Select(one => new VendorAnswer(one.Name, visitor.Day(one.At), one.Given))];

    private static Row Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.IsDBNull(1) ? null : row.GetString(1), row.IsDBNull(2) ? null : row.GetFieldValue<DateTimeOffset>(2), row.IsDBNull(3) ? null : row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4), row.Optional<DateTimeOffset>(5));
}
