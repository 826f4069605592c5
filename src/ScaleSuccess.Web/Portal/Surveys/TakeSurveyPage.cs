using System.Diagnostics;
using System.Globalization;
using ScaleSuccess.Customers;
using ScaleSuccess.Customers.Readers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;
using ScaleSuccess.Web.Jobs;
using ScaleSuccess.Web.Parts;
using ScaleSuccess.Web.Parts.Questions;

namespace ScaleSuccess.Web.Portal.Surveys;

/// <param name="Next">Where the browser goes.</param>
public sealed record TakenPage(string Next)
{
    /// <summary>What came too late to be an answer, as (question, words); it has to be shown before the browser goes on.</summary>
    public IReadOnlyList<(string Ask, string Words)> TooLate { get; init; } = [];

    /// <summary>What was answered differently elsewhere since the page was opened; the page has to be shown again with it.</summary>
    public IReadOnlyList<(string Ask, string Words)> Elsewhere { get; init; } = [];

    /// <summary>What else was answered elsewhere since, and is kept; the page has to be shown again with it, too.</summary>
    public IReadOnlyList<(string Ask, string Words)> Meanwhile { get; init; } = [];

    /// <summary>What was changed on the page, field by field.</summary>
    public IReadOnlyDictionary<string, string[]> Changed { get; init; } = new Dictionary<string, string[]>();

    /// <summary>The survey as it is then.</summary>
    public OpenedSurvey? Now { get; init; }

    /// <summary>The browser cannot simply go on.</summary>
    public bool HasToBeShown => TooLate.Count + Elsewhere.Count + Meanwhile.Count > 0;
}

/// <summary>
/// Takes one page of a survey. It is saved before it is checked, whichever button was pressed, so that no input is
/// ever lost; it is checked only on the way forward.
/// </summary>
public sealed class TakeSurveyPage(OpenSurvey open, SaveAnswers save, SubmitAnswers submit, ChooseLanguage language, NudgeStep nudge)
{
    public const string Go = "go", Back = "back", Forward = "next";

    /// <summary>The button of the page that was sent said that it sends the answers.</summary>
    public const string Sends = "sends";

    /// <summary>The page that was sent showed its mistakes.</summary>
    public const string Checked = "checked";

    /// <param name="before">The survey as it was opened for this request.</param>
    public async Task<TakenPage> Run(
        Visitor visitor, string token, OpenedSurvey before, int page, IFormCollection form, CancellationToken cancel)
    {
        var asked = TypedFields.Questions(before.Version.Value, page, form);
        var typed = TypedFields.WithConfirmed(before, TypedFields.Of(asked, form), form);
        if (form.TryGetValue(SwitchLanguage.Field, out var chosen)) await language.Run(visitor.ContactId, chosen.ToString(), cancel);
        // Whoever only chooses another language has answered nothing.
        if (form.ContainsKey(SwitchLanguage.Field) && IsAsShown(typed, TypedFields.Shown(form))) return new(Same(token, before.Key, page, form));
        if (await save.Merge(visitor, before.Version, typed, TypedFields.Shown(form), cancel) is not { } saved)
            return new(Urls.SurveyThanks(token, before.Key)) { TooLate = await TooLate(visitor, before.Key, asked, form, cancel) };
        var now = before.With(saved.Now);
        if (saved is { Elsewhere.Count: 0, Meanwhile.Count: 0 }) return new(await Next(visitor, token, now, page, form, cancel));
        return new(Urls.SurveyPage(token, before.Key, page))
        {
            Elsewhere = Said(now, asked, saved.Elsewhere), Meanwhile = Said(now, asked, saved.Meanwhile.Except(saved.Elsewhere).ToList()),
            Changed = saved.Changed.ToDictionary(field => field, field => typed[field]), Now = now,
        };
    }

    /// <summary>The same page, in another language.</summary>
    private static string Same(string token, string survey, int page, IFormCollection form) =>
        form.ContainsKey(Checked) ? Urls.SurveyMistakes(token, survey, page) : Urls.SurveyPage(token, survey, page);

    private static bool IsAsShown(IReadOnlyDictionary<string, string[]> typed, IReadOnlyDictionary<string, string[]>? shown) =>
        typed.All(field => Answers.AreSame(field.Value, shown?.GetValueOrDefault(field.Key) ?? []));

    private static IReadOnlyList<(string Ask, string Words)> Said(OpenedSurvey now, IEnumerable<Question> asked, IReadOnlyList<string> fields) =>
        [.. TypedFields.Having(asked, fields).Select(question => (Ask(now, question), AnswerText.Words(question, now.Answers)))];

    /// <summary>With what its text names put in.</summary>
    private static string Ask(OpenedSurvey? survey, Question question) => survey?.Survey.Find(question.Key)?.Ask ?? PipedText.Outline(question.Ask);

    /// <summary>What was changed after the answers were sent from another tab, and differs from what was sent. Of a double click or an untouched tab: nothing.</summary>
    private async Task<IReadOnlyList<(string Ask, string Words)>> TooLate(
        Visitor visitor, string survey, IReadOnlyList<Question> asked, IFormCollection form, CancellationToken cancel)
    {
        var opened = await open.For(visitor, survey, cancel);
        var sent = opened?.Answers ?? Answers.None;
        var typed = new Answers(TypedFields.Of(asked, form));
        var shown = TypedFields.Shown(form) is { } before ? new Answers(before) : null;
        return [.. from question in asked
                   let words = AnswerText.Words(question, typed)
                   where words != AnswerText.Words(question, sent) && (shown is null || words != AnswerText.Words(question, shown))
                   select (Ask(opened, question), words)];
    }

    /// <summary>Where the browser goes once the page is saved.</summary>
    private async Task<string> Next(Visitor visitor, string token, OpenedSurvey now, int page, IFormCollection form, CancellationToken cancel)
    {
        var survey = now.Key;
        if (form.TryGetValue(PeopleField.AddPerson, out var people))
            return $"{Urls.SurveyPage(token, survey, page)}#{FieldIds.For(PeopleField.NextRow(people.ToString(), now.Answers))}";
        if (now.Version.Value.Find(form[TypedFields.LeaveField].ToString()) is { } left) return $"{Urls.SurveyPage(token, survey, page)}#{KnownQuestion.Id(left)}";
        if (TypedFields.Confirmed(now, form) is { } confirmed) return $"{Urls.SurveyPage(token, survey, page)}#{KnownQuestion.Id(confirmed)}";
        // The vendor thinks something else by now.
        if (form.ContainsKey(TypedFields.ConfirmField)) return Urls.SurveyPage(token, survey, page);
        if (form.ContainsKey(SwitchLanguage.Field)) return Same(token, survey, page, form);
        // It is not asked any more, by what was answered in another tab: on with what is open now.
        if (now.Survey.Page(page) is not { } sent) return Urls.SurveyPage(token, survey, now.FirstUnfinished.Number);
        if (form[Go] == Back) return now.Before(sent) is { } previous ? Urls.SurveyPage(token, survey, previous.Number) : Urls.Survey(token, survey);
        // By the road in small: a page that is done.
        if (int.TryParse(form[Go], NumberStyles.None, CultureInfo.InvariantCulture, out var done) && now.Survey.Page(done) is { } other) return Urls.SurveyPage(token, survey, other.Number);
        // What was answered leads to a question on the same page.
        var asked = TypedFields.Questions(now.Version.Value, page, form).Select(question => question.Key);
        if (sent.Questions.FirstOrDefault(question => !asked.Contains(question.Key)) is { } more)
            return $"{Urls.SurveyPage(token, survey, page)}#{FieldIds.For(more.Key)}";
        if (now.Mistakes(sent).Count > 0) return Urls.SurveyMistakes(token, survey, page);
        if (now.After(sent) is { } next) return Urls.SurveyPage(token, survey, next.Number);
        if (now.Survey.Pages.FirstOrDefault(earlier => now.Mistakes(earlier).Count > 0) is { } missing) return Urls.SurveyMistakes(token, survey, missing.Number);
        // By what was answered since, it has become the last page: nobody has pressed a button that says "send".
        return now.IsReviewed || !form.ContainsKey(Sends) ? Urls.ReviewAnswers(token, survey) : await Submit(visitor, token, survey, cancel);
    }

    /// <returns>Where the browser goes.</returns>
    public async Task<string> Submit(Visitor visitor, string token, string survey, CancellationToken cancel)
    {
        switch (await submit.Run(visitor, survey, cancel))
        {
            case SubmitOutcome.Submitted:
                nudge.Now("assign-segments");
                return Urls.SurveyThanks(token, survey);
            case SubmitOutcome.Refused refused:
                return Urls.SurveyMistakes(token, survey, refused.Page);
            case SubmitOutcome.NothingYet:
                return Urls.Survey(token, survey);
            default:
                throw new UnreachableException();
        }
    }
}
