using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Hosting;

/// <summary>What a reader sees when something is wrong on our side. Plain HTML: it must work when nothing else does.</summary>
public static class Problem
{
    public const string Path = "/problem";

    public static void Map(IEndpointRouteBuilder app) => app.Map(Path, Show).DisableAntiforgery();

    public static Task NotReady(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "5";
        return Write(context, StatusCodes.Status503ServiceUnavailable, "We'll be right back",
            "Something we depend on is not answering at the moment. Nothing is lost: please try again in a minute.");
    }

    /// <summary>An address that nothing answers to.</summary>
    public static Task NotFound(HttpContext context) =>
        Write(context, StatusCodes.Status404NotFound, "There is no such page",
            "Please check the address. If a link in one of our e-mails led here, just answer that e-mail.");

    private static Task Show(HttpContext context)
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        return error is BadHttpRequestException bad
            ? Write(context, bad.StatusCode, "That did not arrive whole", IsApi(context)
                ? bad.InnerException is JsonException json ? $"The body is no JSON that fits: {json.Message}" : bad.Message
                : "Please go back, reload the page and try again.")
            : error is not null && DatabaseAway.Is(error)
            ? NotReady(context)
            : Write(context, StatusCodes.Status500InternalServerError, "Something went wrong on our side",
                "It has been written down for us to mend. What was saved before is safe; please try again.");
    }

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
             <html lang="en">
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
