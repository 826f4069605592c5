using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Web.Requests;

namespace ScaleSuccess.Web.Api;

/// <summary>Every error under /api, whatever raised it: problem details (RFC 9457), in words for developers.</summary>
public static class ApiProblem
{
    public static bool Is(HttpContext context) =>
        IsApi(context.Request.Path) || (context.Features.Get<IExceptionHandlerPathFeature>() is { } failed && IsApi(new PathString(failed.Path)));

    /// <param name="status">405 with the header Allow set, 429 and 503 with Retry-After.</param>
    public static Task Write(HttpContext context, int status)
    {
        IStringLocalizer<ApiTexts> texts = context.RequestServices.GetRequiredService<IStringLocalizer<ApiTexts>>();
        var argument = status switch
        {
            StatusCodes.Status405MethodNotAllowed => context.Response.Headers.Allow.ToString(),
            StatusCodes.Status413PayloadTooLarge => (BodyLimits.Api / 1024).ToString(CultureInfo.InvariantCulture),
            StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable => context.Response.Headers.RetryAfter.ToString(),
            _ => "",
        };
        return Results.Problem(statusCode: status, title: Text("title"), detail: Text("text")).ExecuteAsync(context);

        string Text(string part)
        {
            var own = texts[$"status.{status}.{part}", argument];
            return own.ResourceNotFound ? texts[$"status.{(status < 500 ? 400 : 500)}.{part}"] : own;
        }
    }

    private static bool IsApi(PathString path) => path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
