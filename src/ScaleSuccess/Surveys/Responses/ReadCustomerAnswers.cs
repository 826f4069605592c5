using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Responses;

/// <summary>One response in words.</summary>
/// <param name="Survey">Its title.</param>
/// <param name="SubmittedAt">Null while it is still being filled in.</param>
/// <param name="Lines">The question asked and the answer in words; questions without an answer are left out.</param>
public sealed record AnswersInWords(
    string Survey, string By, DateTimeOffset SavedAt, DateTimeOffset? SubmittedAt, IReadOnlyList<(string Ask, string Words)> Lines);

/// <summary>What a customer's people answered: the submitted responses first, newest first.</summary>
public sealed class ReadCustomerAnswers(ScaleDb db, CurrentSurvey surveys)
{
    public async Task<IReadOnlyList<AnswersInWords>> Of(long customer, CancellationToken cancel)
    {
        var rows = await (
            from response in db.Responses.AsNoTracking()
            join contact in db.Contacts on response.ContactId equals contact.Id
            where response.CustomerId == customer
            orderby response.SubmittedAt == null, response.SubmittedAt descending, response.SavedAt descending
            select new { Response = response, contact.Name }).ToListAsync(cancel);
        var all = new List<AnswersInWords>(rows.Count);
        foreach (var row in rows)
        {
            var survey = (await surveys.OutlinedVersion(row.Response.DefinitionId, cancel)).Value;
            var answers = row.Response.Read();
            all.Add(new AnswersInWords(survey.Title, row.Name, row.Response.SavedAt, row.Response.SubmittedAt,
                [.. survey.Questions.Select(asked => (asked.Ask, Words: AnswerText.Words(asked, answers))).Where(line => line.Words.Length > 0)]));
        }
        return all;
    }
}
