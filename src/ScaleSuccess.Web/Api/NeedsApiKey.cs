using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Web.Api;

/// <summary>
/// Accepts a request with <c>Authorization: Bearer ss_…</c> and a key that ops created and did not revoke. A
/// middleware, not an endpoint filter: the body of an unauthorised request must not even be read.
/// </summary>
public sealed class NeedsApiKey(RequestDelegate next, TimeProvider clock)
{
    private const string Scheme = "Bearer ";

    /// <summary>On an endpoint: only with a key.</summary>
    public sealed record Mark;

    public async Task InvokeAsync(HttpContext context, ScaleDb db, IStringLocalizer<ApiTexts> texts)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var cancel = context.RequestAborted;
        if (context.GetEndpoint()?.Metadata.GetMetadata<Mark>() is null
            || (header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && await IsGood(db, header[Scheme.Length..].Trim(), cancel)))
        {
            await next(context);
            return;
        }
        context.Response.Headers.WWWAuthenticate = "Bearer";
        await Results.Problem(statusCode: StatusCodes.Status401Unauthorized, title: texts["key.title"],
            detail: texts["key.text"]).ExecuteAsync(context);
    }

    /// <summary>Records the last use to the hour: enough to find unused keys, at almost no cost.</summary>
    private async Task<bool> IsGood(ScaleDb db, string text, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var key = await db.ApiKeys.AsNoTracking()
            .FirstOrDefaultAsync(k => k.Hash == ApiKey.HashOf(text) && k.RevokedAt == null, cancel);
        if (key is null) return false;
        if (key.UsedAt is null || now - key.UsedAt > TimeSpan.FromHours(1))
            await db.ApiKeys.Where(k => k.Id == key.Id).ExecuteUpdateAsync(set => set.SetProperty(k => k.UsedAt, now), cancel);
        return true;
    }
}
