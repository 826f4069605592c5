using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Logic;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Responses;

public abstract record SubmitOutcome
{
    private SubmitOutcome() { }

    /// <summary>The answers are submitted, now or by an earlier click.</summary>
    public sealed record Submitted : SubmitOutcome;

    /// <summary>Something is missing or wrong; the answers are kept as typed.</summary>
    /// <param name="Page">The number of the first page with a mistake.</param>
    public sealed record Refused(int Page, IReadOnlyList<AnswerMistake> Mistakes) : SubmitOutcome;

    /// <summary>Nothing has been typed yet.</summary>
    public sealed record NothingYet : SubmitOutcome;
}

/// <summary>Submits the answers, once: checks all pages, closes the response without what was not asked in the end, and adds the people named as contacts.</summary>
public sealed class SubmitAnswers(ScaleDb db, FindSurvey find, SaveAnswers saved, AddContacts contacts, TimeProvider clock)
{
    public async Task<SubmitOutcome> Run(Visitor visitor, string survey, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // What another tab saves from here on is too late; otherwise it would be submitted unchecked.
        await db.Database.ExecuteAsync(
            "select from responses where contact_id = {0} and survey = {1} and wave = present_wave({0}, {1}) for update", cancel,
            visitor.ContactId, survey);
        if (await saved.Find(visitor, survey, cancel) is not { } response) return new SubmitOutcome.NothingYet();
        if (response.SubmittedAt is not null) return new SubmitOutcome.Submitted();
        var found = (await find.For(visitor, survey, cancel))!;
        var asked = AskSurvey.Of(found.Version.Value, found.Answers, found.Facts, found.Known);
        var now = clock.GetUtcNow();
        if (FirstMistakes(asked, visitor.Day(now)) is { } refused) return refused;

        await db.Database.ExecuteAsync(
            "update responses set submitted_at = {0}, answers = {1}::jsonb where id = {2}", cancel, now, JsonSerializer.Serialize(asked.Answers.Fields), response.Id);
        await AddPeople(visitor, asked, cancel);
        await transaction.CommitAsync(cancel);
        return new SubmitOutcome.Submitted();
    }

    private static SubmitOutcome.Refused? FirstMistakes(AskedSurvey asked, DateOnly today)
    {
        foreach (var page in asked.Survey.Pages)
        {
            var mistakes = CheckAnswers.Of(page.Questions, asked.Answers, today);
            if (mistakes.Count > 0) return new SubmitOutcome.Refused(page.Number, mistakes);
        }
        return null;
    }

    private Task AddPeople(Visitor visitor, AskedSurvey asked, CancellationToken cancel) =>
        asked.Survey.About(Meaning.People) is { } people
            ? contacts.Run(visitor, [.. asked.Answers.People(people.Key).Select(person => new NamedPerson(person.Name, person.Email, person.Role))], cancel)
            : Task.CompletedTask;
}
