using ScaleSuccess.Customers;
using ScaleSuccess.Customers.Readers;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Portal.Surveys;

/// <summary>Remembers in which language somebody reads, from a page of a survey on which nothing is typed.</summary>
public static class SwitchLanguage
{
    /// <summary>Names the language, also on a page with answers: see <see cref="TakeSurveyPage"/>.</summary>
    public const string Field = "language";
    public const string BackField = "back";
    public const string Review = "review", Thanks = "thanks";

    public static async Task<IResult> Run(string token, string survey, IFormCollection form, PersonalLinks links, ChooseLanguage choose, CancellationToken cancel)
    {
        if (await links.Open(token, LinkPurpose.Pages, cancel) is not { } visitor) return Results.NotFound();
        await choose.Run(visitor.ContactId, form[Field].ToString(), cancel);
        return Results.LocalRedirect(form[BackField].ToString() switch
        {
            Review => Urls.ReviewAnswers(token, survey),
            Thanks => Urls.SurveyThanks(token, survey),
            _ => Urls.Survey(token, survey),
        });
    }
}
