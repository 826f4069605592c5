using System.Diagnostics;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;
using ScaleSuccess.Web.Jobs;
using ScaleSuccess.Web.Parts;
using ScaleSuccess.Web.Portal.Surveys.Fields;

namespace ScaleSuccess.Web.Portal.Surveys;

/// <summary>
/// Takes one page of a survey. It is saved before it is checked, whichever button was pressed, so that no input is
/// ever lost; it is checked only on the way forward.
/// </summary>
public sealed class TakeSurveyPage(SaveAnswers save, SubmitAnswers submit, NudgeStep nudge)
{
    public const string Go = "go", Back = "back", Next = "next";

    /// <param name="before">The survey as it was opened for this request.</param>
    /// <returns>Where the browser goes next.</returns>
    public async Task<string> Run(
        Visitor visitor, string token, OpenedSurvey before, int page, IFormCollection form, CancellationToken cancel)
    {
        var survey = before.Key;
        var asked = TypedFields.Questions(before.Survey, page, form);
        var typed = TypedFields.Of(asked, form);
        if (!await save.Run(visitor, before.Active, typed, cancel)) return Urls.SurveyThanks(token, survey);

        var now = before with { Answers = before.Answers.With(typed) };
        if (form.TryGetValue(PeopleField.AddPerson, out var people))
            return $"{Urls.SurveyPage(token, survey, page)}#{FieldIds.For(people.ToString())}";
        // The survey has changed since the form was opened: on with what is open now.
        if (page > now.Survey.Pages.Count || !asked.SequenceEqual(now.Survey.Pages[page - 1].Questions))
            return Urls.SurveyPage(token, survey, now.FirstUnfinished);
        if (form[Go] == Back) return page > 1 ? Urls.SurveyPage(token, survey, page - 1) : Urls.Survey(token, survey);
        if (now.Mistakes(page).Count > 0) return Urls.SurveyMistakes(token, survey, page);
        if (page < now.Survey.Pages.Count) return Urls.SurveyPage(token, survey, page + 1);
        return await Submit(visitor, token, survey, cancel);
    }

    private async Task<string> Submit(Visitor visitor, string token, string survey, CancellationToken cancel)
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
