using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Web.Portal.Surveys;

/// <summary>Keeps a survey page while it is being typed. Binding the form makes the framework check its antiforgery token.</summary>
public static class SaveTyped
{
    public const string PageField = "page";

    public static async Task<IResult> Run(
        string token, string survey, IFormCollection form, OpenSurvey open, SaveAnswers save,
        IStringLocalizer<SurveyPageTexts> texts, TimeProvider clock, CancellationToken cancel)
    {
        if (await open.Behind(token, survey, form, cancel) is not ({ } visitor, { } opened)) return Results.NotFound();
        if (opened.TakesNothing) return Results.Conflict();
        if (!int.TryParse(form[PageField], NumberStyles.None, CultureInfo.InvariantCulture, out var page) || page < 1) return Results.BadRequest();
        var asked = TypedFields.Questions(opened.Version.Value, page, form);
        var (typed, shown) = (TypedFields.Of(asked, form), TypedFields.Shown(form));
        var saved = await save.Merge(visitor, opened.Version, typed, shown, cancel);
        // autosave.js says so; "saved" would be false.
        if (saved is null) return Results.Conflict();
        if (saved.Elsewhere.Count > 0) return Results.StatusCode(StatusCodes.Status412PreconditionFailed);
        var time = Days.Time(visitor.Local(clock.GetUtcNow()));
        // The page still shows what was typed on it, not what other tabs have saved: that is new to it until it is opened again.
        var (before, now) = (shown is null ? opened : opened.With(saved.Now.With(shown)), opened.With(saved.Now));
        var onPage = shown is null ? saved.Now : new Answers(shown).With(typed);
        var questions = now.Survey.Page(page)?.Questions ?? asked;
        return new RazorComponentResult<SavedNote>(new
        {
            Text = texts["saved.at", time].Value, Shown = TypedFields.Shown(questions, saved.Now.With(onPage.Fields)), Asked = questions,
            Now = now, Changed = QuestionSlots.Changed(before, now, page).ToList(),
            Meanwhile = TypedFields.Having(asked, saved.Meanwhile).Select(question => question.Ask).ToList(),
        });
    }
}
