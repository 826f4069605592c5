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

    /// <summary>The answers are in, now or since an earlier click.</summary>
    public sealed record Submitted : SubmitOutcome;

    /// <summary>Something is missing or wrong; the answers are kept as typed.</summary>
    /// <param name="Page">The first page with a mistake, counted from 1.</param>
    public sealed record Refused(int Page, IReadOnlyList<AnswerMistake> Mistakes) : SubmitOutcome;

    /// <summary>Nothing has been typed yet.</summary>
    public sealed record NothingYet : SubmitOutcome;
}

/// <summary>Takes the answers in, once: checks all pages, closes the response, and makes the people named known.</summary>
public sealed class SubmitAnswers(ScaleDb db, CurrentSurvey current, SaveAnswers saved, TimeProvider clock)
{
    public async Task<SubmitOutcome> Run(Visitor visitor, string survey, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // What another tab saves from here on comes too late; without this it would be submitted unchecked.
        await db.Database.ExecuteAsync(
            "select from responses where contact_id = {0} and survey = {1} and wave = {2} for update", cancel,
            visitor.ContactId, survey, Response.FirstWave);
        if (await saved.Find(visitor, survey, cancel) is not { } response) return new SubmitOutcome.NothingYet();
        if (response.SubmittedAt is not null) return new SubmitOutcome.Submitted();
        var meant = await current.Find(survey, cancel);
        var answers = response.Read();
        var now = clock.GetUtcNow();
        if (FirstMistakes(meant.Value, answers, visitor.Day(now)) is { } refused) return refused;

        await db.Database.ExecuteAsync(
            "update responses set submitted_at = {0}, definition_id = {1} where id = {2}",
            cancel, now, meant.Definition.Id, response.Id);
        await MakeKnown(visitor, meant.Value, answers, now, cancel);
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

    private async Task MakeKnown(Visitor visitor, Survey survey, Answers answers, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var question in survey.Questions.Where(q => q.Kind == QuestionKind.People))
            foreach (var person in answers.People(question.Key))
                await db.Database.ExecuteAsync(
                    """
                    insert into contacts (customer_id, name, email, role, created_at) values ({0}, {1}, {2}, {3}, {4})
                    on conflict do nothing
                    """, cancel, visitor.CustomerId, OneLine(person.Name), person.Email, person.Role, now);
    }

    /// <summary>A name goes into the head of e-mails, where a line break would begin something else.</summary>
    private static string OneLine(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
