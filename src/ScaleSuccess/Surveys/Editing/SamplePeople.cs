using System.Globalization;
using Npgsql;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Logic;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Surveys.Editing;

/// <summary>Somebody who has answered a survey, as ops find them.</summary>
/// <param name="Key">The id of the response.</param>
public sealed record FoundPerson(string Key, string Name);

/// <summary>As whom a survey is looked at.</summary>
/// <param name="Key">The id of the response; empty: the sample.</param>
/// <param name="Known">What their colleagues and the vendor have said already.</param>
public sealed record SamplePerson(string Key, Visitor Visitor, Answers Answers, Facts Facts, KnownAnswers Known)
{
    public string Name => $"{Visitor.ContactName}, {Visitor.CustomerName}";
}

/// <summary>As whom a survey can be looked at: a sample that answers everything, or somebody who has answered it; either with other facts than their own.</summary>
public sealed class SamplePeople(NpgsqlDataSource source, ReadFacts facts, FindSurvey find, TimeProvider clock)
{
    public const int Most = 20;

    /// <summary>Whose customer no row of the database is.</summary>
    private static readonly Visitor Nora = new(0, "Nora", "nora@fjord.example", 0, "Fjord & Sons", "UTC");

    private static readonly Facts Sample = new(new Dictionary<string, string>
    {
        [Fact.CustomerName] = Nora.CustomerName, [Fact.FirstName] = Nora.FirstName, [Fact.Tier] = "small", [Fact.Role] = Contact.Champion, [Fact.Plan] = PlanState.None,
    });

    private sealed record Row(long Id, string Answers, Visitor Visitor);

    /// <param name="search">A part of their name or of their customer's; empty: anybody.</param>
    /// <returns>Who submitted last first.</returns>
    public async Task<IReadOnlyList<FoundPerson>> Find(string survey, string search, CancellationToken cancel) =>
        [.. (await source.AllAsync(
            """
            select r.id, k.name, c.name
            from responses r join contacts k on k.id = r.contact_id join customers c on c.id = r.customer_id
            where r.survey = $1 and r.submitted_at is not null
              and ($2 = '' or strpos(lower(k.name), lower($2)) > 0 or strpos(lower(c.name), lower($2)) > 0)
            order by r.submitted_at desc, r.id limit $3
            """, row => new FoundPerson(Key(row.GetInt64(0)), $"{row.GetString(1)}, {row.GetString(2)}"), cancel, survey, search.Trim(), Most))];

    /// <param name="key">Of a response; what is none is the sample.</param>
    /// <param name="others">Facts that are to be other than they are.</param>
    public async Task<SamplePerson> Of(Survey survey, string key, IReadOnlyDictionary<string, string> others, CancellationToken cancel)
    {
        var person = await Answered(survey, key, cancel) ?? Sampled(survey);
        return person with { Facts = person.Facts with { Values = new Dictionary<string, string>([.. person.Facts.Values.Where(fact => !others.ContainsKey(fact.Key)), .. others]) } };
    }

    private async Task<SamplePerson?> Answered(Survey survey, string key, CancellationToken cancel)
    {
        if (!long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var response)) return null;
        var rows = await source.AllAsync(
            """
            select r.id, r.answers::text, k.id, k.name, k.email, c.id, c.name, coalesce(k.time_zone, c.time_zone)
            from responses r join contacts k on k.id = r.contact_id join customers c on c.id = r.customer_id
            where r.id = $1 and r.survey = $2 and r.submitted_at is not null
            """,
            row => new Row(row.GetInt64(0), row.GetString(1), new Visitor(row.GetInt64(2), row.GetString(3), row.GetString(4), row.GetInt64(5), row.GetString(6), row.GetString(7))),
            cancel, response, survey.Key);
        if (rows is not [var row]) return null;
        var known = (await find.For(row.Visitor, survey.Key, cancel))?.Known ?? Nothing(row.Visitor);
        return new SamplePerson(Key(row.Id), row.Visitor, Response.ReadAnswers(row.Answers), await facts.For(row.Visitor, survey, cancel), known);
    }

    private SamplePerson Sampled(Survey survey)
    {
        var answers = survey.Questions.SelectMany(question => question.Kind.Sample(question, Nora.Day(clock.GetUtcNow()))).GroupBy(field => field.Field);
        return new SamplePerson("", Nora, new Answers(answers.ToDictionary(field => field.Key, field => field.First().Values)), Sample, Nothing(Nora));
    }

    private KnownAnswers Nothing(Visitor visitor) => KnownAnswers.None with { Today = visitor.Day(clock.GetUtcNow()) };

    private static string Key(long id) => id.ToString(CultureInfo.InvariantCulture);
}
