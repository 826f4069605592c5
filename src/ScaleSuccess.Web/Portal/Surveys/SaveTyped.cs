using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Web.Portal.Surveys;

/// <summary>Keeps a survey page while it is being typed. Binding the form makes the framework check its antiforgery token.</summary>
public static class SaveTyped
{
    public const string PageField = "page";

    public static async Task<IResult> Run(
        string token, string survey, IFormCollection form, PersonalLinks links, CurrentSurvey surveys, SaveAnswers save,
        IStringLocalizer<SurveyPageTexts> texts, TimeProvider clock, CancellationToken cancel)
    {
        if (await links.Open(token, LinkPurpose.Pages, cancel) is not { } visitor) return Results.NotFound();
        if (await surveys.TryFind(survey, cancel) is not { } active) return Results.NotFound();
        if (!int.TryParse(form[PageField], NumberStyles.None, CultureInfo.InvariantCulture, out var page) || page < 1) return Results.BadRequest();
        var asked = TypedFields.Questions(active.Value, page, form);
        var (typed, shown) = (TypedFields.Of(asked, form), TypedFields.Shown(form));
        var saved = await save.Merge(visitor, active, typed, shown, cancel);
        // autosave.js says so; "saved" would be false.
        if (saved is null) return Results.Conflict();
        if (saved.Elsewhere.Count > 0) return Results.StatusCode(StatusCodes.Status412PreconditionFailed);
        var time = Days.Time(visitor.Local(clock.GetUtcNow()));
        // The page still shows what was typed on it, not what other tabs have saved: that is new to it until it is opened again.
        var onPage = shown is null ? saved.Now : new Answers(shown).With(typed);
        return new RazorComponentResult<SavedNote>(new
        {
            Text = texts["saved.at", time].Value, Shown = TypedFields.Shown(asked, onPage),
            Meanwhile = TypedFields.Having(asked, saved.Meanwhile).Select(question => question.Ask).ToList(),
        });
    }
}
