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

/// <summary>Somebody at a customer, as ops find them.</summary>
/// <param name="Key">The id of the contact.</param>
public sealed record FoundPerson(string Key, string Name);

/// <summary>As whom a survey is looked at.</summary>
/// <param name="Key">The id of the contact; empty: the sample.</param>
/// <param name="Known">What their colleagues and the vendor have said already.</param>
public sealed record SamplePerson(string Key, Visitor Visitor, Answers Answers, Facts Facts, KnownAnswers Known)
{
    public bool IsSample => Key.Length == 0;
    public string Name => $"{Visitor.ContactName}, {Visitor.CustomerName}";
}

/// <summary>
/// As whom a survey can be looked at: a sample that answers everything, or anybody at a customer, with what they have answered last;
/// either with other facts than their own.
/// </summary>
public sealed class SamplePeople(NpgsqlDataSource source, ReadFacts facts, FindSurvey find, TimeProvider clock)
{
    public const int Most = 20;

    /// <summary>Whose customer no row of the database is.</summary>
    private static readonly Visitor Nora = new(0, "Nora", "nora@fjord.example", 0, "Fjord & Sons", "UTC");

    private static readonly Facts Sample = new(new Dictionary<string, string>
    {
        [Fact.CustomerName] = Nora.CustomerName, [Fact.FirstName] = Nora.FirstName, [Fact.Tier] = "small", [Fact.Role] = Contact.Champion, [Fact.Plan] = PlanState.None,
    });

    /// <param name="search">A part of their name, their address or their customer's name; empty: anybody.</param>
    /// <returns>Who submitted last first, then who has not answered it.</returns>
    public async Task<IReadOnlyList<FoundPerson>> Find(string survey, string search, CancellationToken cancel) =>
        [.. (await source.AllAsync(
            Sql.Text("Surveys/Editing/FindPeople.sql"), row => new FoundPerson(Key(row.GetInt64(0)), $"{row.GetString(1)}, {row.GetString(2)}"), cancel, survey, search.Trim(), Most))];

    /// <param name="key">Of a contact; what is none is the sample.</param>
    /// <param name="others">Facts that are to be other than they are.</param>
    public async Task<SamplePerson> Of(Survey survey, string key, IReadOnlyDictionary<string, string> others, CancellationToken cancel)
    {
        var person = await Known(survey, key, cancel) ?? Sampled(survey);
        return person with { Facts = person.Facts with { Values = new Dictionary<string, string>([.. person.Facts.Values.Where(fact => !others.ContainsKey(fact.Key)), .. others]) } };
    }

    /// <returns>Null: nobody has this key.</returns>
    public async Task<Visitor?> Visitor(string key, CancellationToken cancel) => !long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var contact) ? null
        : (await source.AllAsync(
            """
            select k.id, k.name, k.email, c.id, c.name, coalesce(k.time_zone, c.time_zone), coalesce(k.own_language, k.language)
            from contacts k join customers c on c.id = k.customer_id
            where k.id = $1
            """,
            row => new Visitor(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetString(4), row.GetString(5)) { Language = row.IsDBNull(6) ? null : row.GetString(6) },
            cancel, contact)).FirstOrDefault();

    private async Task<SamplePerson?> Known(Survey survey, string key, CancellationToken cancel)
    {
        if (await Visitor(key, cancel) is not { } visitor) return null;
        var answers = await source.AllAsync("select answers::text from responses where contact_id = $1 and survey = $2 order by id desc limit 1", row => Response.ReadAnswers(row.GetString(0)),
            cancel, visitor.ContactId, survey.Key);
        var known = (await find.For(visitor, survey.Key, cancel))?.Known ?? Nothing(visitor);
        return new SamplePerson(Key(visitor.ContactId), visitor, answers.FirstOrDefault(Answers.None), await facts.For(visitor, survey, cancel), known);
    }

    private SamplePerson Sampled(Survey survey)
    {
        var answers = survey.Questions.SelectMany(question => question.Kind.Sample(question, Nora.Day(clock.GetUtcNow()))).GroupBy(field => field.Field);
        return new SamplePerson("", Nora, new Answers(answers.ToDictionary(field => field.Key, field => field.First().Values)), Sample, Nothing(Nora));
    }

    private KnownAnswers Nothing(Visitor visitor) => KnownAnswers.None with { Today = visitor.Day(clock.GetUtcNow()) };

    private static string Key(long id) => id.ToString(CultureInfo.InvariantCulture);
}
