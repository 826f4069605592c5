using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Foundation;
using ScaleSuccess.Web.Api;
using ScaleSuccess.Web.Assets;
using ScaleSuccess.Web.Requests;

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

    /// <summary>An answer that has a status of an error and nothing else: an address that does not exist, or not for this method.</summary>
    public static Task Explain(HttpContext context)
    {
        IStringLocalizer<ProblemTexts> texts = Texts(context);
        var status = context.Response.StatusCode;
        return status switch
        {
            StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => Write(context, status, texts["not_found.title"], texts["not_found.text"]),
            < 500 => Write(context, status, texts["bad.title"], texts["bad.text"]),
            _ => Write(context, status, texts["error.title"], texts["error.text"]),
        };
    }

    /// <summary>Retry-After is set.</summary>
    public static Task TooMany(HttpContext context)
    {
        var texts = Texts(context);
        return Write(context, StatusCodes.Status429TooManyRequests, texts["too_many.title"],
            texts["too_many.text", context.Response.Headers.RetryAfter.ToString()]);
    }

    private static Task Show(HttpContext context)
    {
        // Asked for by its own address: nothing is wrong, and nothing is here.
        if (context.Features.Get<IExceptionHandlerFeature>()?.Error is not { } error)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Explain(context);
        }
        var texts = Texts(context);
        if (ClientMistake.Of(error) is { } mistake)
        {
            // The pattern, not the path, which may hold a personal link.
            Log(context).LogInformation("Refused {Method} {Route}: {Status} {Reason}", context.Request.Method,
                context.Features.Get<IExceptionHandlerPathFeature>()?.Endpoint?.DisplayName ?? "", mistake.Status, mistake.Reason);
            return Write(context, mistake.Status, texts["bad.title"],
                texts[mistake.Status == StatusCodes.Status413PayloadTooLarge ? "large.text" : "bad.text"]);
        }
        return DatabaseUnavailable.Is(error)
            ? NotReady(context)
            : Write(context, StatusCodes.Status500InternalServerError, texts["error.title"], texts["error.text"]);
    }

    private static ILogger Log(HttpContext context) =>
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Problem));

    internal static IStringLocalizer<ProblemTexts> Texts(HttpContext context) =>
        context.RequestServices.GetRequiredService<IStringLocalizer<ProblemTexts>>();

    /// <param name="more">HTML below the text.</param>
    internal static async Task Write(HttpContext context, int status, string title, string text, string more = "")
    {
        context.Response.StatusCode = status;
        if (ApiProblem.Is(context))
        {
            await ApiProblem.Write(context, status);
            return;
        }
        context.Response.ContentType = "text/html; charset=utf-8";
        var files = context.RequestServices.GetRequiredService<ServedFiles>();
        // To somebody who has hung up it goes nowhere, and that is no fault of ours.
        await context.Response.WriteAsync(
            $"""
             <!DOCTYPE html>
             <html lang="{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}">
             <head>
               <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
               <title>{WebUtility.HtmlEncode(title)}</title>
               <link rel="stylesheet" href="{files[ServedFiles.Styles]}"><link rel="stylesheet" href="{files[ServedFiles.Theme]}">
             </head>
             <body>
               <main class="customer"><div class="narrow problem"><h1>{WebUtility.HtmlEncode(title)}</h1><p>{WebUtility.HtmlEncode(text)}</p>{more}</div></main>
             </body>
             </html>
             """, CancellationToken.None);
    }
}
