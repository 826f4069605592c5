using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;

namespace ScaleSuccess.Plans.Colleagues;

/// <summary>Everybody at a customer who has agreed to be a contact, with the answers that they have submitted, and what was settled of them.</summary>
public sealed class ColleagueRows
{
    private ColleagueRows(List<Person> people, List<Settled> settled) => (People, Settlements) = (people, settled);

    /// <param name="Survey">Null: they have submitted no answers.</param>
    public sealed record Person(long Id, string Name, string Role, long? Survey, string? Answers);

    /// <param name="Theirs">The answer that was settled, as its fields.</param>
    /// <param name="SettledBy">Null: they are gone.</param>
    public sealed record Settled(long ContactId, string Question, string Theirs, string Decision, long? SettledBy, DateTimeOffset SettledAt);

    public IReadOnlyList<Person> People { get; }
    public IReadOnlyList<Settled> Settlements { get; }

    public static ColleagueRows Ask(AskedTogether asked, WhosePlan whose) => new(
        asked.All(OfPeople(whose.Customer), row => new Person(row.GetInt64(0), row.GetString(1), row.GetString(2), row.Optional<long>(3), row.OptionalText(4)), whose.Key),
        asked.All(OfSettled(whose.Customer), row => new Settled(
            row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.Optional<long>(4), row.GetFieldValue<DateTimeOffset>(5)), whose.Key));

    /// <summary>In the caller's transaction.</summary>
    public static async Task<ColleagueRows> Of(ScaleDb db, long customer, CancellationToken cancel) => new(
        await db.Database.QueryAsync<Person>(OfPeople("{0}"), cancel, customer), await db.Database.QueryAsync<Settled>(OfSettled("{0}"), cancel, customer));

    private static string OfPeople(string customer) =>
        $"""
        select k.id, k.name, k.role, r.definition_id as survey, r.answers::text as answers
        from contacts k
        left join responses r on r.contact_id = k.id and r.purpose = 'onboarding' and r.submitted_at is not null
        where k.customer_id = ({customer}) and k.consent = 'given'
        order by r.submitted_at, k.id
        """;

    private static string OfSettled(string customer) =>
        $"""
        select contact_id, question, theirs::text as theirs, decision, settled_by, settled_at from settled_disagreements
        where plan_id = (select id from plans where customer_id = ({customer})) order by id
        """;
}
