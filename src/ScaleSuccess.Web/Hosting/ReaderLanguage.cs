using System.Globalization;
using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Editing;
using ScaleSuccess.Surveys.Responses;
using ScaleSuccess.Web.Requests;

namespace ScaleSuccess.Web.Hosting;

/// <summary>
/// The one place that chooses the language of a page, an e-mail preview or an API answer. The pages of a survey are in a language that the survey
/// has and the product speaks: the one that its reader has chosen or their vendor knows of, else their browser's, else the survey's own. All else is English.
/// </summary>
public sealed class ReaderLanguage(RequestDelegate next)
{
    /// <summary>Before anything is said.</summary>
    public static void UseDefault(IApplicationBuilder app) => app.Use((context, next) =>
    {
        Speak(Languages.Default);
        return next(context);
    });

    /// <summary>Once the database can be asked.</summary>
    public static void Use(IApplicationBuilder app) => app.UseMiddleware<ReaderLanguage>();

    public async Task InvokeAsync(HttpContext context)
    {
        switch (context.Request.Path.Value?.Split('/'))
        {
            case ["", "s", { Length: > 0 } token, { Length: > 0 } survey, ..] when context.GetEndpoint() is not null: Speak(await Of(token, survey, context)); break;
            case ["", "ops", "surveys", { Length: > 0 } survey, "preview", "page"]: Speak(await OfPreview(survey, context)); break;
            default: break;
        }
        await next(context);
    }

    private static async Task<CultureInfo> Of(string token, string survey, HttpContext context)
    {
        var found = await context.RequestServices.GetRequiredService<FindSurvey>().Ahead(token, survey, context.RequestAborted);
        if (found is not ({ } visitor, { } opened)) return Languages.Default;
        return Spoken(opened.Version.Value.LanguageFor([visitor.Language, .. Accepted(context.Request)]));
    }

    /// <summary>Of the person as whom ops look at a draft, whose browser nobody knows; or the one that ops have chosen.</summary>
    private static async Task<CultureInfo> OfPreview(string survey, HttpContext context)
    {
        var (services, query) = (context.RequestServices, context.Request.Query);
        if (PreviewAddress.LanguageOf(query) is { } chosen) return Spoken(chosen);
        if (await services.GetRequiredService<DefinitionDrafts>().Find(Definition.Survey, survey, context.RequestAborted) is not { } draft) return Languages.Default;
        var person = await services.GetRequiredService<SamplePeople>().Visitor(PreviewAddress.Person(query), context.RequestAborted);
        return Spoken(DraftSurvey.Of(draft).LanguageFor(person?.Language));
    }

    /// <summary>Of a survey in a language that the product does not speak, its own words around the questions are English.</summary>
    private static CultureInfo Spoken(string language) => Languages.IsSpoken(language) ? CultureInfo.GetCultureInfo(language) : Languages.Default;

    private static IEnumerable<string> Accepted(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(language => language.Quality is not 0 && language.Value.Value != "*").OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value.Value ?? "");

    private static void Speak(CultureInfo language) => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language, language);
}
