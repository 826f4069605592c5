using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Responses;

/// <summary>
/// Saves input as typed, field by field: two tabs never overwrite each other's fields, and mistakes are kept
/// too until they are fixed.
/// </summary>
public sealed class SaveAnswers(ScaleDb db, CurrentSurvey current, TimeProvider clock)
{
    /// <returns>False when the answers were already submitted: nothing is changed then.</returns>
    public async Task<bool> Run(
        Visitor visitor, string survey, IReadOnlyDictionary<string, string[]> typed, CancellationToken cancel) =>
        await Run(visitor, await current.Find(survey, cancel), typed, cancel);

    /// <summary>For who has the survey already.</summary>
    public async Task<bool> Run(
        Visitor visitor, ParsedDefinition<Survey> survey, IReadOnlyDictionary<string, string[]> typed, CancellationToken cancel)
    {
        // {0} merges by field; the first save starts the response, and none submits it.
        var saved = await db.Database.ExecuteAsync(
            """
            insert into responses (customer_id, contact_id, survey, purpose, wave, definition_id, answers, started_at, saved_at)
            values ({0}, {1}, {2}, {7}, {3}, {4}, {5}::jsonb, {6}, {6})
            on conflict (contact_id, survey, wave) do update
               set answers = responses.answers || excluded.answers, saved_at = excluded.saved_at
             where responses.submitted_at is null
            """, cancel, visitor.CustomerId, visitor.ContactId, survey.Definition.Key, Response.FirstWave, survey.Definition.Id,
            Json(survey.Value, typed), clock.GetUtcNow(), survey.Value.Purpose.Name());
        return saved > 0;
    }

    /// <summary>Whether any contact of the customer has submitted answers.</summary>
    public Task<bool> AreIn(long customer, Purpose purpose, CancellationToken cancel) =>
        db.Responses.AnyAsync(r => r.CustomerId == customer && r.Purpose == purpose && r.SubmittedAt != null, cancel);

    public Task<Response?> Find(Visitor visitor, string survey, CancellationToken cancel) =>
        db.Responses.AsNoTracking().FirstOrDefaultAsync(
            r => r.ContactId == visitor.ContactId && r.Survey == survey && r.Wave == Response.FirstWave, cancel);

    /// <summary>Only fields of the survey. What is too long is kept whole until its owner shortens it: the host limits what one request brings.</summary>
    internal static string Json(Survey survey, IReadOnlyDictionary<string, string[]> typed) => JsonSerializer.Serialize((
        from pair in typed
        let question = survey.Find(pair.Key.Split('.')[0])
        where question is not null
        select (pair.Key, Values: pair.Value.Take(50).Select(question.Kind.Clean)))
        .Take(200).ToDictionary(field => field.Key, field => field.Values.ToArray()));
}
