using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Customers;

/// <summary>Which of the vendor's systems may use the API.</summary>
public sealed class EditApiKeys(ScaleDb db, TimeProvider clock)
{
    public const int LongestName = 80;

    public Task<List<ApiKey>> All(CancellationToken cancel) =>
        db.ApiKeys.AsNoTracking().OrderBy(key => key.RevokedAt != null).ThenByDescending(key => key.CreatedAt).ToListAsync(cancel);

    /// <returns>The key's text, which cannot be shown again.</returns>
    public async Task<string> Create(string name, string by, CancellationToken cancel)
    {
        var (key, text) = ApiKey.Create(name, by, clock.GetUtcNow());
        db.ApiKeys.Add(key);
        await db.SaveChangesAsync(cancel);
        return text;
    }

    public async Task Revoke(long id, CancellationToken cancel)
    {
        if (await db.ApiKeys.SingleOrDefaultAsync(key => key.Id == id, cancel) is not { } key) return;
        key.Revoke(clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
    }
}
