using System.Globalization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Responses;

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
            // Whoever edits a survey chooses in which language they look at it.
            case ["", "ops", "surveys", _, "preview", "page"]: Speak(Spoken(Languages.Written(context.Request.Query["language"]) ?? Languages.Default.Name)); break;
            default: break;
        }
        await next(context);
    }

    /// <param name="known">That somebody has chosen, or the vendor knows of; null: none.</param>
    /// <param name="accepted">What the browser asks for, the dearest first.</param>
    public static string Choose(Survey survey, string? known, IEnumerable<string> accepted)
    {
        var offered = survey.InLanguages.Where(Languages.IsSpoken).ToList();
        var wanted = known is null ? accepted : accepted.Prepend(known);
        return wanted.Select(language => Languages.Match(language, offered)).FirstOrDefault(best => best is not null) ?? survey.Language;
    }

    private static async Task<CultureInfo> Of(string token, string survey, HttpContext context)
    {
        var found = await context.RequestServices.GetRequiredService<FindSurvey>().Ahead(token, survey, context.RequestAborted);
        if (found is not ({ } visitor, { } opened)) return Languages.Default;
        return Spoken(Choose(opened.Version.Value, visitor.Language, Accepted(context.Request)));
    }

    /// <summary>Of a survey in a language that the product does not speak, its own words around the questions are English.</summary>
    private static CultureInfo Spoken(string language) => Languages.IsSpoken(language) ? CultureInfo.GetCultureInfo(language) : Languages.Default;

    private static IEnumerable<string> Accepted(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(language => language.Quality is not 0 && language.Value.Value != "*").OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value.Value ?? "");

    private static void Speak(CultureInfo language) => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language, language);
}
