using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Customers;

/// <summary>A key as somebody asks for it.</summary>
/// <param name="Days">One of <see cref="EditApiKeys.Lifetimes"/>; null: it does not expire.</param>
public sealed record ApiKeyRequest(string Name, IReadOnlyList<string> Scopes, int? Days = EditApiKeys.DefaultDays);

public enum ApiKeyRefusal { NoName, LongName, NoScope, NoLifetime }

public abstract record CreateApiKeyOutcome
{
    private CreateApiKeyOutcome() { }

    /// <param name="Text">The key, which nobody can show again.</param>
    public sealed record Created(string Text) : CreateApiKeyOutcome;
    public sealed record Refused(ApiKeyRefusal Reason) : CreateApiKeyOutcome;
}

/// <summary>Which of the vendor's systems may come in.</summary>
public sealed class EditApiKeys(ScaleDb db, TimeProvider clock)
{
    public const int LongestName = 80, DefaultDays = 365;

    /// <summary>In days.</summary>
    public static IReadOnlyList<int?> Lifetimes { get; } = [30, 90, DefaultDays, null];

    public Task<List<ApiKey>> All(CancellationToken cancel) =>
        db.ApiKeys.AsNoTracking().OrderBy(key => key.RevokedAt != null).ThenByDescending(key => key.CreatedAt).ToListAsync(cancel);

    public async Task<CreateApiKeyOutcome> Create(ApiKeyRequest request, string by, CancellationToken cancel)
    {
        var name = TypedText.OneLine(request.Name);
        if (Wrong(request, name) is { } refusal) return new CreateApiKeyOutcome.Refused(refusal);
        var now = clock.GetUtcNow();
        var (key, text) = ApiKey.Create(name, ApiScopes.All.Where(request.Scopes.Contains), by, now, now + (request.Days is { } days ? TimeSpan.FromDays(days) : null));
        db.ApiKeys.Add(key);
        await db.SaveChangesAsync(cancel);
        return new CreateApiKeyOutcome.Created(text);
    }

    public async Task Revoke(long id, CancellationToken cancel)
    {
        if (await db.ApiKeys.SingleOrDefaultAsync(key => key.Id == id, cancel) is not { } key) return;
        key.Revoke(clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
    }

    private static ApiKeyRefusal? Wrong(ApiKeyRequest request, string name) =>
        name.Length == 0 ? ApiKeyRefusal.NoName
        : name.Length > LongestName ? ApiKeyRefusal.LongName
        : request.Scopes.Count == 0 || request.Scopes.Any(scope => !ApiScopes.All.Contains(scope)) ? ApiKeyRefusal.NoScope
        : !Lifetimes.Contains(request.Days) ? ApiKeyRefusal.NoLifetime
        : null;
}
