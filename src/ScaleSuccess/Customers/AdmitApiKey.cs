using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Customers;

public enum ApiKeyVerdict { Good, Unknown, Expired, LacksScope }

/// <summary>Whether a key lets its bearer do something now.</summary>
public sealed class AdmitApiKey(ScaleDb db, TimeProvider clock)
{
    /// <summary>Often enough to see a key that nobody needs any more, seldom enough to cost nothing.</summary>
    private static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(1);

    public async Task<ApiKeyVerdict> Run(string text, string scope, CancellationToken cancel)
    {
        var (hash, now) = (ApiKey.HashOf(text), clock.GetUtcNow());
        var key = await db.ApiKeys.AsNoTracking().FirstOrDefaultAsync(key => key.Hash == hash && key.RevokedAt == null, cancel);
        if (key is null) return ApiKeyVerdict.Unknown;
        if (key.HasExpired(now)) return ApiKeyVerdict.Expired;
        if (!key.Scopes.Contains(scope)) return ApiKeyVerdict.LacksScope;
        if (key.UsedAt is null || now - key.UsedAt >= NotedEvery)
            await db.ApiKeys.Where(used => used.Id == key.Id).ExecuteUpdateAsync(set => set.SetProperty(used => used.UsedAt, now), cancel);
        return ApiKeyVerdict.Good;
    }
}
