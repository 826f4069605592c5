using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Responses;

public abstract record SubmitOutcome
{
    private SubmitOutcome() { }

    /// <summary>The answers are submitted, now or by an earlier click.</summary>
    public sealed record Submitted : SubmitOutcome;

    /// <summary>Something is missing or wrong; the answers are kept as typed.</summary>
    /// <param name="Page">The first page with a mistake, counted from 1.</param>
    public sealed record Refused(int Page, IReadOnlyList<AnswerMistake> Mistakes) : SubmitOutcome;

    /// <summary>Nothing has been typed yet.</summary>
    public sealed record NothingYet : SubmitOutcome;
}

/// <summary>Submits the answers, once: checks all pages, closes the response, and adds the people named as contacts.</summary>
public sealed class SubmitAnswers(ScaleDb db, CurrentSurvey current, SaveAnswers saved, AddContacts contacts, TimeProvider clock)
{
    public async Task<SubmitOutcome> Run(Visitor visitor, string survey, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // What another tab saves from here on is too late; otherwise it would be submitted unchecked.
        await db.Database.ExecuteAsync(
            "select from responses where contact_id = {0} and survey = {1} and wave = {2} for update", cancel,
            visitor.ContactId, survey, Response.FirstWave);
        if (await saved.Find(visitor, survey, cancel) is not { } response) return new SubmitOutcome.NothingYet();
        if (response.SubmittedAt is not null) return new SubmitOutcome.Submitted();
        var asked = await current.Find(survey, cancel);
        var answers = response.Read();
        var now = clock.GetUtcNow();
        if (FirstMistakes(asked.Value, answers, visitor.Day(now)) is { } refused) return refused;

        await db.Database.ExecuteAsync(
            "update responses set submitted_at = {0}, definition_id = {1}, purpose = {2} where id = {3}",
            cancel, now, asked.Definition.Id, asked.Value.Purpose.Name(), response.Id);
        await AddPeople(visitor, asked.Value, answers, cancel);
        await transaction.CommitAsync(cancel);
        return new SubmitOutcome.Submitted();
    }

    private static SubmitOutcome.Refused? FirstMistakes(Survey survey, Answers answers, DateOnly today)
    {
        for (var page = 0; page < survey.Pages.Count; page++)
        {
            var mistakes = CheckAnswers.Of(survey.Pages[page].Questions, answers, today);
            if (mistakes.Count > 0) return new SubmitOutcome.Refused(page + 1, mistakes);
        }
        return null;
    }

    private Task AddPeople(Visitor visitor, Survey survey, Answers answers, CancellationToken cancel) =>
        survey.About(Meaning.People) is { } asked
            ? contacts.Run(visitor, [.. answers.People(asked.Key).Select(person => new NamedPerson(person.Name, person.Email, person.Role))], cancel)
            : Task.CompletedTask;
}
