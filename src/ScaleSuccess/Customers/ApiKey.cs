using System.Security.Cryptography;
using System.Text;

namespace ScaleSuccess.Customers;

/// <summary>What an API key lets its bearer do. Stored; a new one needs a migration.</summary>
public static class ApiScopes
{
    public const string ReadCustomers = "customers:read", WriteCustomers = "customers:write";

    public static IReadOnlyList<string> All { get; } = [ReadCustomers, WriteCustomers];
}

/// <summary>Lets one of the vendor's systems in. We keep a hash; the key itself is shown once.</summary>
public sealed class ApiKey
{
    public long Id { get; private set; }
    public required string Name { get; init; }
    public required byte[] Hash { get; init; }

    /// <summary>Of <see cref="ApiScopes.All"/>.</summary>
    public required string[] Scopes { get; init; }
    public required string CreatedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null: it works until it is revoked.</summary>
    public required DateTimeOffset? ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }

    public bool HasExpired(DateTimeOffset now) => ExpiresAt <= now;

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    /// <summary>A new key and the text to hand over, once.</summary>
    public static (ApiKey Key, string Text) Create(string name, IEnumerable<string> scopes, string by, DateTimeOffset now, DateTimeOffset? expiresAt)
    {
        var text = "ss_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        return (new ApiKey { Name = name, Hash = HashOf(text), Scopes = [.. scopes], CreatedBy = by, CreatedAt = now, ExpiresAt = expiresAt }, text);
    }

    /// <summary>The key is random and long, so one fast hash is enough.</summary>
    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
