using ScaleSuccess.Customers;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Web.Portal.Surveys;

/// <summary>A survey with what this person has typed so far.</summary>
public sealed record OpenedSurvey(ParsedDefinition<Survey> Active, Answers Answers, DateTimeOffset? SubmittedAt, DateOnly Today)
{
    public string Key => Active.Definition.Key;
    public Survey Survey => Active.Value;
    public bool IsStarted => Answers.Fields.Count > 0;

    /// <summary>All that a plan could be made from is told; else it may be that something is asked once more.</summary>
    public bool TellsAll => ChangeAnswers.Of(Survey).All(question => question.Means is null || question.Kind.Gap(question, Answers) is null);

    public IReadOnlyList<AnswerMistake> Mistakes(int page) => CheckAnswers.Of(Survey.Pages[page - 1].Questions, Answers, Today);

    /// <summary>The first page that was never sent or still has a mistake, counted from 1; else the last.</summary>
    public int FirstUnfinished =>
        Enumerable.Range(1, Survey.Pages.Count).FirstOrDefault(page => !IsSeen(page) || Mistakes(page).Count > 0, Survey.Pages.Count);

    private bool IsSeen(int page) =>
        Survey.Pages[page - 1].Questions.SelectMany(TypedFields.Names).Any(Answers.Fields.ContainsKey);
}

/// <summary>Opens a survey for a person.</summary>
public sealed class OpenSurvey(FindSurvey find, TimeProvider clock)
{
    /// <returns>Nobody when the link does not open; null when there is no such survey.</returns>
    public async Task<(Visitor? Visitor, OpenedSurvey? Survey)> Behind(string token, string survey, CancellationToken cancel) =>
        await find.Behind(token, survey, cancel) is var (visitor, found) ? (visitor, Opened(visitor, found)) : (null, null);

    /// <returns>Null when there is no such survey.</returns>
    public async Task<OpenedSurvey?> For(Visitor visitor, string survey, CancellationToken cancel) =>
        Opened(visitor, await find.For(visitor, survey, cancel));

    private OpenedSurvey? Opened(Visitor visitor, FoundSurvey? found) => found is null
        ? null : new OpenedSurvey(found.Active, found.Answers, found.SubmittedAt, visitor.Day(clock.GetUtcNow()));
}
