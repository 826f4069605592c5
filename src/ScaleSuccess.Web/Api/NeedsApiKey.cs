using Microsoft.Extensions.Localization;
using ScaleSuccess.Access;
using ScaleSuccess.Customers;

namespace ScaleSuccess.Web.Api;

/// <summary>
/// Lets a request in that carries <c>Authorization: Bearer ss_…</c> with a key that ops made, did not revoke and gave the
/// scope for it. A middleware and no endpoint filter: a stranger's body must not even be read.
/// </summary>
public sealed class NeedsApiKey(RequestDelegate next)
{
    private const string Scheme = "Bearer ";

    /// <summary>On an endpoint: only with a key of this scope.</summary>
    public sealed record Mark(string Scope);

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Mark>() is not { Scope: var scope })
        {
            await next(context);
            return;
        }
        IStringLocalizer<ApiTexts> texts = context.RequestServices.GetRequiredService<IStringLocalizer<ApiTexts>>();
        var header = context.Request.Headers.Authorization.ToString();
        var verdict = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? await context.RequestServices.GetRequiredService<AdmitApiKey>().Run(header[Scheme.Length..].Trim(), scope, context.RequestAborted)
            : ApiKeyVerdict.Unknown;
        switch (verdict)
        {
            case ApiKeyVerdict.Good:
                await next(context);
                break;
            case ApiKeyVerdict.Unknown:
                await Refuse(context, StatusCodes.Status401Unauthorized, null, texts["key.title"], texts["key.text"]);
                break;
            case ApiKeyVerdict.Expired:
                await Refuse(context, StatusCodes.Status401Unauthorized, "invalid_token", texts["expired.title"], texts["expired.text"]);
                break;
            case ApiKeyVerdict.LacksScope:
                await Refuse(context, StatusCodes.Status403Forbidden, "insufficient_scope",
                    texts["scope.title", scope], texts["scope.text", scope], scope);
                break;
        }
    }

    /// <param name="error">As RFC 6750 names it; null: no key was sent that we know.</param>
    /// <param name="missing">The scope that the key lacks, for machines.</param>
    private static Task Refuse(HttpContext context, int status, string? error, string title, string text, string? missing = null)
    {
        context.Response.Headers.WWWAuthenticate = Scheme.TrimEnd()
            + (error is null ? "" : $" error=\"{error}\"") + (missing is null ? "" : $", scope=\"{missing}\"");
        return Results.Problem(statusCode: status, title: title, detail: text,
            extensions: missing is null ? null : new Dictionary<string, object?> { ["missingScope"] = missing }).ExecuteAsync(context);
    }
}
