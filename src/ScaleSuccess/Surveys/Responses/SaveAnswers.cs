using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScaleSuccess.Customers;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Responses;

/// <param name="Now">All answers, with what was just saved.</param>
/// <param name="Changed">Fields that the sender changed.</param>
/// <param name="Elsewhere">Those of them that were answered differently elsewhere since the page was opened: they are not overwritten.</param>
/// <param name="Meanwhile">Other fields of the page that were answered elsewhere since: its sender has not seen that yet.</param>
public sealed record SavedAnswers(
    Answers Now, IReadOnlyList<string> Changed, IReadOnlyList<string> Elsewhere, IReadOnlyList<string> Meanwhile);

/// <summary>
/// Saves input as typed, answer by answer: two tabs never overwrite each other's unseen, and mistakes are kept
/// too until they are fixed.
/// </summary>
public sealed class SaveAnswers(ScaleDb db, NpgsqlDataSource source, CurrentSurvey current, TimeProvider clock)
{
    /// <summary>As many as the host takes of one form: nothing that it took is cut.</summary>
    private const int MostValues = 1024;

    /// <returns>False when the answers were already submitted: nothing is changed then.</returns>
    public async Task<bool> Run(
        Visitor visitor, string survey, IReadOnlyDictionary<string, string[]> typed, CancellationToken cancel) =>
        await Run(visitor, await current.Find(survey, cancel), typed, cancel);

    /// <summary>For who has the survey already.</summary>
    public async Task<bool> Run(
        Visitor visitor, ParsedDefinition<Survey> survey, IReadOnlyDictionary<string, string[]> typed, CancellationToken cancel) =>
        await Merge(visitor, survey, typed, null, cancel) is not null;

    /// <param name="shown">The same fields as the page showed them when it was opened: of these, only what differs is new. Null: all is.</param>
    /// <returns>Null when the answers were already submitted: nothing is changed then.</returns>
    public async Task<SavedAnswers?> Merge(
        Visitor visitor, ParsedDefinition<Survey> survey, IReadOnlyDictionary<string, string[]> typed,
        IReadOnlyDictionary<string, string[]>? shown, CancellationToken cancel)
    {
        var json = Json(survey.Value, typed);
        var answers = await source.FirstAsync(
            Sql.Text("Surveys/Responses/SaveAnswers.sql"), row => row.GetString(0), cancel, visitor.CustomerId, visitor.ContactId, survey.Definition.Key,
            survey.Definition.Id, json, clock.GetUtcNow(), survey.Value.Purpose.Name(), shown is null ? "" : Json(survey.Value, shown),
            JsonSerializer.Serialize(Known(survey.Value, typed).ToDictionary(one => one.Field, one => one.Kind.AnswerOf(one.Field))));
        if (answers is null) return null;
        var (now, meant) = (Response.ReadAnswers(answers), Response.ReadAnswers(json));
        if (shown is null) return new SavedAnswers(now, [.. meant.Fields.Keys], [], []);
        var before = Response.ReadAnswers(Json(survey.Value, shown));
        var changed = meant.Fields.Keys.Where(field => !Same(meant, before, field)).ToList();
        return new SavedAnswers(now, changed, [.. changed.Where(field => !Same(meant, now, field))],
            [.. before.Fields.Keys.Except(changed).Where(field => !Same(now, before, field))]);
    }

    private static bool Same(Answers one, Answers other, string field) => Answers.AreSame(one.Many(field), other.Many(field));

    /// <summary>Of what was typed, the fields of the survey.</summary>
    private static IEnumerable<(string Field, QuestionKind Kind, string[] Values)> Known(Survey survey, IReadOnlyDictionary<string, string[]> typed) =>
        from question in survey.Questions
        from field in question.Kind.Fields(question)
        where typed.ContainsKey(field)
        select (field, question.Kind, typed[field]);

    /// <summary>Whether any contact of the customer has submitted answers.</summary>
    public Task<bool> AreIn(long customer, Purpose purpose, CancellationToken cancel) =>
        db.Responses.AnyAsync(r => r.CustomerId == customer && r.Purpose == purpose && r.SubmittedAt != null, cancel);

    /// <summary>In the wave in which this person was asked last.</summary>
    public Task<Response?> Find(Visitor visitor, string survey, CancellationToken cancel) =>
        db.Responses.FromSqlRaw("select * from responses where contact_id = {0} and survey = {1} and wave = present_wave({0}, {1})", visitor.ContactId, survey)
            .AsNoTracking().FirstOrDefaultAsync(cancel);

    /// <summary>Only fields of the survey. Several inputs without anything in them are one empty field. What is too long is kept whole until its owner shortens it: the host limits what one request brings.</summary>
    internal static string Json(Survey survey, IReadOnlyDictionary<string, string[]> typed) => JsonSerializer.Serialize(Known(survey, typed)
        .Select(one => (one.Field, Values: one.Values.Take(MostValues).Select(one.Kind.Clean).ToArray()))
        .ToDictionary(one => one.Field, one => one.Values.Length > 1 && one.Values.All(value => value.Length == 0) ? [""] : one.Values));
}
