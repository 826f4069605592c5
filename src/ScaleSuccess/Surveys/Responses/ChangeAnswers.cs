using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Logic;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Responses;

public abstract record ChangeAnswersOutcome
{
    private ChangeAnswersOutcome() { }

    /// <summary>Or they are what they were.</summary>
    /// <param name="Now">All of them, also what another tab has changed.</param>
    public sealed record Changed(Answers Now) : ChangeAnswersOutcome;
    public sealed record Wrong(IReadOnlyList<AnswerMistake> Mistakes) : ChangeAnswersOutcome;

    /// <summary>This person has submitted none.</summary>
    public sealed record NotSubmitted : ChangeAnswersOutcome;
}

/// <summary>
/// A person changes answers that they have submitted. What they were is kept with who changed them and when; the segment and the plan
/// follow by their own rules. Who else may get the plan is not asked again, nor by when: the plan's end is moved on the plan.
/// </summary>
public sealed class ChangeAnswers(ScaleDb db, CurrentSurvey current, FindSurvey find, SaveAnswers saved, TimeProvider clock)
{
    /// <summary>The questions that can be answered anew.</summary>
    public static IReadOnlyList<Question> Of(Survey survey) =>
        [.. survey.Pages.SelectMany(page => page.Questions).Where(question => question.Means is not (Meaning.People or Meaning.ByWhen))];

    /// <summary>The same for somebody who answers so: as it is asked of them. What they have left to colleagues who answered it is not required.</summary>
    public static IReadOnlyList<Question> Of(FoundSurvey found, Answers given)
    {
        var (survey, known) = (found.Version.Value, found.Known);
        var alone = AskSurvey.Of(survey, given, found.Facts).Survey;
        return [.. Of(AskSurvey.Of(survey, given, found.Facts, known).Survey).Select(question => known.IsOwn(question, given) && alone.Find(question.Key) is { } own ? question with { Required = own.Required } : question)];
    }

    /// <param name="typed">Their fields as they were sent, of all questions or some: what was not sent stays, and is not checked.</param>
    /// <param name="shown">As the page had shown them; a field that is as it was shown stays as it is now. Null: all are meant.</param>
    public async Task<ChangeAnswersOutcome> Run(
        Visitor visitor, string survey, IReadOnlyDictionary<string, string[]> typed, IReadOnlyDictionary<string, string[]>? shown, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteAsync(
            "select from responses where contact_id = {0} and survey = {1} and wave = present_wave({0}, {1}) for update", cancel, visitor.ContactId, survey);
        if (await saved.Find(visitor, survey, cancel) is not { SubmittedAt: not null } response) return new ChangeAnswersOutcome.NotSubmitted();
        var found = (await find.For(visitor, survey, cancel))!;
        var (before, now) = (response.Read(), clock.GetUtcNow());
        var after = before.With(typed.Where(field => shown is null || !Answers.AreSame(field.Value, shown.GetValueOrDefault(field.Key) ?? [])).ToDictionary());
        after = after.With(NotAsked(found, after));
        var questions = Of(found, after).Where(question => question.Kind.Fields(question).Any(typed.ContainsKey));
        if (CheckAnswers.Of(questions, after, visitor.Day(now)) is { Count: > 0 } mistakes) return new ChangeAnswersOutcome.Wrong(mistakes);
        if (after.Fields.Keys.All(field => Answers.AreSame(after.Many(field), before.Many(field)))) return new ChangeAnswersOutcome.Changed(after);

        await Save(response, visitor.ContactId, found.Version, after, now, cancel);
        await transaction.CommitAsync(cancel);
        return new ChangeAnswersOutcome.Changed(after);
    }

    /// <summary>One person takes a colleague's answer to a question over into the answers that they or somebody else gave, in the caller's transaction.</summary>
    /// <param name="response">Locked by the caller.</param>
    /// <returns>False: the survey takes this answer no more.</returns>
    public async Task<bool> Take(Visitor by, long response, Question question, Answers theirs, CancellationToken cancel)
    {
        var taken = await db.Responses.AsNoTracking().SingleAsync(one => one.Id == response, cancel);
        var (asked, now) = (await current.Find(taken.Survey, cancel), clock.GetUtcNow());
        var after = taken.Read().With(question.Kind.Fields(question).ToDictionary(field => field, field => theirs.Many(field).ToArray()));
        if (Of(asked.Value).FirstOrDefault(one => one.Key == question.Key) is not { } offered || CheckAnswers.Of([offered], after, by.Day(now)).Count > 0) return false;
        await Save(taken, by.ContactId, asked, after, now, cancel);
        return true;
    }

    /// <summary>This answer counts no more for the customer's segment, until who gave it answers anew; in the caller's transaction.</summary>
    public Task SetAside(long contact, Question question, CancellationToken cancel) => db.Database.ExecuteAsync(
        """
        update responses set set_aside = array(select distinct field from unnest(set_aside || {1}) field order by field)
        where contact_id = {0} and purpose = 'onboarding' and submitted_at is not null
        """, cancel, contact, question.Kind.Fields(question).ToArray());

    /// <summary>What these answers make no question any more has none.</summary>
    private static Dictionary<string, string[]> NotAsked(FoundSurvey found, Answers given)
    {
        var asked = AskSurvey.Of(found.Version.Value, given, found.Facts, found.Known).Survey;
        return found.Version.Value.Questions.Where(question => asked.Find(question.Key) is null).SelectMany(question => question.Kind.Fields(question))
            .Where(field => given.Many(field).Count > 0).ToDictionary(field => field, _ => Array.Empty<string>());
    }

    private async Task Save(Response response, long by, ParsedDefinition<Survey> asked, Answers after, DateTimeOffset now, CancellationToken cancel)
    {
        await db.Database.ExecuteAsync(
            """
            insert into answer_changes (response_id, contact_id, definition_id, before, after, submitted_before, changed_at)
            values ({0}, {1}, {2}, {3}::jsonb, {4}::jsonb, {5}, {6})
            """, cancel, response.Id, by, response.DefinitionId, response.Answers, JsonSerializer.Serialize(after.Fields), response.SubmittedAt!.Value, now);
        // Whoever assigns segments looks at what was submitted since; what is answered anew counts again.
        await db.Database.ExecuteAsync(
            """
            update responses set answers = {1}::jsonb, definition_id = {2}, purpose = {3}, saved_at = {4}, submitted_at = {4},
                set_aside = array(select field from unnest(set_aside) field where (answers -> field) is not distinct from ({1}::jsonb -> field))
            where id = {0}
            """, cancel,
            response.Id, JsonSerializer.Serialize(after.Fields), asked.Definition.Id, asked.Value.Purpose.Name(), now);
    }
}
