using System.Globalization;
using ScaleSuccess.Customers;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Logic;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Web.Portal.Surveys;

/// <summary>A survey with what this person has typed so far.</summary>
/// <param name="Version">Whole, whoever answers.</param>
/// <param name="Answers">Also to questions that are not asked any more: asked again, they are answered as before.</param>
/// <param name="Colleagues">What others at the customer have answered.</param>
public sealed record OpenedSurvey(ParsedDefinition<Survey> Version, Answers Answers, Facts Facts, KnownAnswers Colleagues, DateTimeOffset? SubmittedAt)
{
    private AskedSurvey? asked;
    private AskedSurvey Asked => asked ??= AskSurvey.Of(Version.Value, Answers, Facts, Colleagues);

    /// <summary>As it is asked of this person.</summary>
    public Survey Survey => Asked.Survey;
    public DateOnly Today => Colleagues.Today;
    public string Key => Version.Definition.Key;

    /// <summary>Plans are made from it.</summary>
    public bool IsOnboarding => Version.Value.Purpose == Purpose.Onboarding;

    /// <summary>What a question with a meaning is answered is shown to colleagues.</summary>
    public bool IsShared => Survey.Questions.Any(question => question.Means is not null);

    /// <summary>Until when it can be answered in the wave in which they were asked; null: for good.</summary>
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>The wave in which they were asked is over; what was sent is still shown. Null: it is not.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Nor is taken what somebody has open since before.</summary>
    public bool TakesNothing { get; init; }

    /// <summary>All answers are shown once more before they are sent; of a single page they are in sight anyway.</summary>
    public bool IsReviewed => Survey.Pages.Count > 1;

    /// <summary>What its button does (the key of its words).</summary>
    public string Forward(SurveyPage page) => After(page) is not null ? "form.next" : IsReviewed ? "form.review" : Sends;

    /// <summary>The one that sends the answers.</summary>
    public const string Sends = "form.send";

    public bool IsStarted => Answers.Fields.Count > 0;

    /// <summary>What colleagues have answered to a question; empty: it is asked like any other.</summary>
    public IReadOnlyList<KnownAnswer> Known(Question question) => Asked.Known.GetValueOrDefault(question.Key) ?? [];

    /// <summary>What the vendor thinks this person would answer, as long as they say nothing; null: nothing.</summary>
    public KnownAnswer? Thought(Question question) => Colleagues.Thought(question);

    /// <summary>A colleague has answered it, and this person has not answered it differently.</summary>
    public bool IsLeft(Question question) => Known(question).Count > 0 && !Colleagues.IsOwn(question, Answers);

    /// <summary>The questions that are left to what colleagues have answered.</summary>
    public IEnumerable<Question> Left => Survey.Questions.Where(IsLeft);

    /// <summary>All that a plan could be made from is told; else it may be that something is asked once more.</summary>
    public bool TellsAll => ChangeAnswers.Of(Survey).All(question => question.Means is null || question.Kind.Gap(question, IsLeft(question) ? Known(question)[0].Answers : Answers) is null);

    public IReadOnlyList<AnswerMistake> Mistakes(SurveyPage page) => CheckAnswers.Of(page.Questions, Answers, Today);

    /// <summary>The same with these answers.</summary>
    public OpenedSurvey With(Answers now) => new(Version, now, Facts, Colleagues, SubmittedAt) { ClosesAt = ClosesAt, ClosedAt = ClosedAt, TakesNothing = TakesNothing };

    /// <summary>As it is for who has come to this page and answered nothing after it.</summary>
    public OpenedSurvey UpTo(SurveyPage page) => With(new Answers(
        Survey.Pages.Where(before => before.Number <= page.Number).SelectMany(before => before.Questions).SelectMany(TypedFields.Names).Distinct()
            .ToDictionary(field => field, field => Answers.Fields.GetValueOrDefault(field) ?? [])));

    /// <summary>Counted from 1 among the pages that are shown.</summary>
    public int PlaceOf(SurveyPage page) => Survey.Pages.Index().First(one => one.Item.Number == page.Number).Index + 1;

    /// <summary>Null: it is the last one.</summary>
    public SurveyPage? After(SurveyPage page) => Survey.Pages.FirstOrDefault(next => next.Number > page.Number);

    /// <summary>Null: it is the first one.</summary>
    public SurveyPage? Before(SurveyPage page) => Survey.Pages.LastOrDefault(previous => previous.Number < page.Number);

    /// <summary>The first page that was never sent or still has a mistake; else the last.</summary>
    public SurveyPage FirstUnfinished => Survey.Pages.FirstOrDefault(page => !IsFinished(page)) ?? Survey.Pages[^1];

    /// <summary>Nothing is kept of a page without questions: who has begun has come past it.</summary>
    public bool IsSeen(SurveyPage page) => page.Questions.Any(question => question.Kind.HasAnswer)
        ? page.Questions.SelectMany(TypedFields.Names).Any(Answers.Fields.ContainsKey) : IsStarted;

    /// <summary>It was sent, and has no mistake.</summary>
    public bool IsFinished(SurveyPage page) => IsSeen(page) && Mistakes(page).Count == 0;

    /// <summary>What the questions still take that have no answer yet, from this page on. 0: less than a minute.</summary>
    public int MinutesLeft(SurveyPage from)
    {
        var seconds = Survey.Pages.Where(page => page.Number >= from.Number).SelectMany(page => page.Questions)
            .Where(question => question.Kind.Words(question, Answers).Length == 0 && !IsLeft(question)).Sum(question => question.Kind.Seconds);
        return seconds < 60 ? 0 : (seconds + 30) / 60;
    }
}

/// <summary>Opens a survey for a person.</summary>
public sealed class OpenSurvey(FindSurvey find, TimeProvider clock)
{
    /// <summary>Whoever has the form open when its wave ends can still send it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    /// <returns>Nobody when the link does not open; null when there is no such survey.</returns>
    public Task<(Visitor? Visitor, OpenedSurvey? Survey)> Behind(string token, string survey, CancellationToken cancel) => Behind(token, survey, 0, cancel);

    /// <summary>For a page of it that was sent: a survey never changes under somebody who has it open.</summary>
    public Task<(Visitor? Visitor, OpenedSurvey? Survey)> Behind(string token, string survey, IFormCollection sent, CancellationToken cancel) =>
        Behind(token, survey, long.TryParse(sent[TypedFields.VersionField], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0, cancel);

    private async Task<(Visitor? Visitor, OpenedSurvey? Survey)> Behind(string token, string survey, long version, CancellationToken cancel) =>
        await find.Behind(token, survey, version, cancel) is var (visitor, found) ? (visitor, Opened(found)) : (null, null);

    /// <returns>Null when there is no such survey.</returns>
    public async Task<OpenedSurvey?> For(Visitor visitor, string survey, CancellationToken cancel) =>
        Opened(await find.For(visitor, survey, cancel));

    private OpenedSurvey? Opened(FoundSurvey? found)
    {
        if (found is null) return null;
        var now = clock.GetUtcNow();
        // Whole, in the language that was chosen for this page.
        var version = found.Version with { Value = found.Version.Value.In(CultureInfo.CurrentUICulture.Name) };
        return new OpenedSurvey(version, found.Answers, found.Facts, found.Known, found.SubmittedAt)
        {
            ClosesAt = found.ClosesAt,
            ClosedAt = found.SubmittedAt is null && found.ClosesAt <= now ? found.ClosesAt : null,
            TakesNothing = found.SubmittedAt is null && found.ClosesAt + Grace <= now,
        };
    }
}
