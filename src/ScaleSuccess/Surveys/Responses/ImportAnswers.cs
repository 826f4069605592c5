using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;

namespace ScaleSuccess.Surveys.Responses;

/// <param name="Given">Field → values.</param>
public sealed record ImportedAnswers(long CustomerId, long ContactId, IReadOnlyDictionary<string, string[]> Given);

/// <summary>Takes in whole answers in bulk, as given and submitted now. Who has begun the survey already keeps what they typed.</summary>
public sealed class ImportAnswers(ScaleDb db, TimeProvider clock)
{
    /// <returns>How many are new.</returns>
    public Task<int> Run(ParsedDefinition<Survey> survey, IReadOnlyList<ImportedAnswers> answers, CancellationToken cancel) =>
        db.Database.ExecuteAsync(
            """
            insert into responses (customer_id, contact_id, survey, purpose, wave, definition_id, answers, started_at, saved_at, submitted_at)
            select customer_id, contact_id, {3}, {4}, {5}, {6}, answers::jsonb, {7}, {7}, {7}
            from unnest({0}, {1}, {2}) given (customer_id, contact_id, answers)
            on conflict (contact_id, survey, wave) do nothing
            """, cancel, answers.Select(one => one.CustomerId).ToArray(), answers.Select(one => one.ContactId).ToArray(),
            answers.Select(one => SaveAnswers.Json(survey.Value, one.Given)).ToArray(),
            survey.Definition.Key, survey.Value.Purpose.Name(), Response.FirstWave, survey.Definition.Id, clock.GetUtcNow());
}
