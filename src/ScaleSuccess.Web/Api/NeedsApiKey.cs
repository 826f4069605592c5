using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Data;

namespace ScaleSuccess.Web.Api;

/// <summary>Lets a request in that carries <c>Authorization: Bearer ss_…</c> with a key that ops made and did not revoke.</summary>
public sealed class NeedsApiKey(ScaleDb db, TimeProvider clock) : IEndpointFilter
{
    private const string Scheme = "Bearer ";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var header = context.HttpContext.Request.Headers.Authorization.ToString();
        var cancel = context.HttpContext.RequestAborted;
        if (header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && await IsGood(header[Scheme.Length..].Trim(), cancel))
            return await next(context);
        context.HttpContext.Response.Headers.WWWAuthenticate = "Bearer";
        return Results.Problem(statusCode: StatusCodes.Status401Unauthorized, title: "An API key is needed.",
            detail: "Send the header `Authorization: Bearer KEY` with a key from Settings in the console.");
    }

    /// <summary>Notes the use to the hour: often enough to see a dead key, seldom enough to cost nothing.</summary>
    private async Task<bool> IsGood(string text, CancellationToken cancel)
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
