using Npgsql;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Logic;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Surveys.Editing;

/// <param name="Key">Empty: the sample; else the id of a response.</param>
public sealed record SamplePerson(string Key, string Name, Answers Answers, Facts Facts);

/// <summary>As whom a survey can be looked at: a sample, and those who answered it last.</summary>
public sealed class SamplePeople(NpgsqlDataSource source, ReadFacts facts, TimeProvider clock)
{
    private const int Most = 10;

    private static readonly Facts Sample = new(new Dictionary<string, string>
    {
        [Fact.CustomerName] = "Fjord & Sons", [Fact.FirstName] = "Nora", [Fact.Tier] = "small", [Fact.Role] = Contact.Champion, [Fact.Plan] = PlanState.None,
    });

    public async Task<IReadOnlyList<SamplePerson>> Of(Survey survey, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var sampled = survey.Questions.SelectMany(question => question.Kind.Sample(question, today)).GroupBy(field => field.Field).ToDictionary(field => field.Key, field => field.First().Values);
        var people = new List<SamplePerson> { new("", $"{Sample.Of(Fact.FirstName)}, {Sample.Of(Fact.CustomerName)}", new Answers(sampled), Sample) };
        var rows = await source.AllAsync(
            """
            select r.id, r.answers::text, k.id, k.name, k.email, c.id, c.name, coalesce(k.time_zone, c.time_zone)
            from responses r join contacts k on k.id = r.contact_id join customers c on c.id = r.customer_id
            where r.survey = $1 and r.submitted_at is not null order by r.submitted_at desc, r.id limit $2
            """,
            row => (Id: row.GetInt64(0), Answers: row.GetString(1), Visitor: new Visitor(row.GetInt64(2), row.GetString(3), row.GetString(4), row.GetInt64(5), row.GetString(6), row.GetString(7))),
            cancel, survey.Key, Most);
        foreach (var row in rows)
            people.Add(new(row.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), $"{row.Visitor.ContactName}, {row.Visitor.CustomerName}",
                Response.ReadAnswers(row.Answers), await facts.For(row.Visitor, survey, cancel)));
        return people;
    }
}
