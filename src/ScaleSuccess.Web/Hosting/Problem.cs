using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Hosting;

/// <summary>What a user sees when something is wrong on our side. Plain HTML: it must work when nothing else does.</summary>
public static class Problem
{
    public const string Path = "/problem";

    public static void Map(IEndpointRouteBuilder app) => app.Map(Path, Show).DisableAntiforgery();

    public static Task NotReady(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "5";
        var texts = Texts(context);
        return Write(context, StatusCodes.Status503ServiceUnavailable, texts["away.title"], texts["away.text"]);
    }

    /// <summary>An address that does not exist.</summary>
    public static Task NotFound(HttpContext context)
    {
        var texts = Texts(context);
        return Write(context, StatusCodes.Status404NotFound, texts["not_found.title"], texts["not_found.text"]);
    }

    private static Task Show(HttpContext context)
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var texts = Texts(context);
        return error is BadHttpRequestException bad
            ? Write(context, bad.StatusCode, texts["bad.title"], IsApi(context) ? Reason(bad, texts) : texts["bad.text"])
            : error is not null && DatabaseUnavailable.Is(error)
            ? NotReady(context)
            : Write(context, StatusCodes.Status500InternalServerError, texts["error.title"], texts["error.text"]);
    }

    /// <summary>API callers are developers: the parser's own message helps most.</summary>
    private static string Reason(BadHttpRequestException bad, IStringLocalizer<ProblemTexts> texts) =>
        bad.InnerException is JsonException json ? texts["bad.json", json.Message] : bad.Message;

    private static IStringLocalizer<ProblemTexts> Texts(HttpContext context) =>
        context.RequestServices.GetRequiredService<IStringLocalizer<ProblemTexts>>();

    private static bool IsApi(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || context.Features.Get<IExceptionHandlerPathFeature>()?.Path.StartsWith("/api", StringComparison.OrdinalIgnoreCase) == true;

    private static async Task Write(HttpContext context, int status, string title, string text)
    {
        context.Response.StatusCode = status;
        if (IsApi(context))
        {
            await Results.Problem(title: title, detail: text, statusCode: status).ExecuteAsync(context);
            return;
        }
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(
            $"""
             <!DOCTYPE html>
             <html lang="{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}">
             <head>
               <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
               <title>{WebUtility.HtmlEncode(title)}</title>
               <link rel="stylesheet" href="/css/app.css"><link rel="stylesheet" href="/theme.css">
             </head>
             <body>
               <main class="customer"><div class="narrow problem"><h1>{WebUtility.HtmlEncode(title)}</h1><p>{WebUtility.HtmlEncode(text)}</p></div></main>
             </body>
             </html>
             """, context.RequestAborted);
    }
}
