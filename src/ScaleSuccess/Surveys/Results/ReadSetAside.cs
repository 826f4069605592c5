using Npgsql;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Surveys.Results;

/// <param name="Lines">The question and the answer in words.</param>
public sealed record SetAsideAnswers(long CustomerId, string Customer, string Contact, IReadOnlyList<(string Ask, string Words)> Lines);

/// <summary>Answers that count no more, since a customer's people disagreed and decided otherwise: the newest.</summary>
public sealed class ReadSetAside(NpgsqlDataSource source, CurrentSurvey surveys)
{
    public const int Most = 20;

    public async Task<IReadOnlyList<SetAsideAnswers>> Of(string survey, CancellationToken cancel)
    {
        var rows = await source.AllAsync(
            """
            select c.id, c.name, k.name, r.definition_id, r.answers::text, r.set_aside
            from responses r join customers c on c.id = r.customer_id join contacts k on k.id = r.contact_id
            where r.survey = $1 and r.set_aside <> '{}' and r.submitted_at is not null order by r.submitted_at desc, r.id limit $2
            """,
            row => (Id: row.GetInt64(0), Customer: row.GetString(1), Contact: row.GetString(2), Definition: row.GetInt64(3), Answers: Response.ReadAnswers(row.GetString(4)), Fields: row.GetFieldValue<string[]>(5)),
            cancel, survey, Most);
        var all = new List<SetAsideAnswers>();
        foreach (var row in rows)
            all.Add(new SetAsideAnswers(row.Id, row.Customer, row.Contact, [
                .. from question in (await surveys.OutlinedVersion(row.Definition, cancel)).Value.Questions
                   where question.Kind.Fields(question).Intersect(row.Fields).Any()
                   select (question.Ask, AnswerText.Words(question, row.Answers))]));
        return all;
    }
}
