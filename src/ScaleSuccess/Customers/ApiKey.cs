using System.Security.Cryptography;
using System.Text;

namespace ScaleSuccess.Customers;

/// <summary>Gives one of the vendor's systems access to the API. We store a hash; the key itself is shown once.</summary>
public sealed class ApiKey
{
    public long Id { get; private set; }
    public required string Name { get; init; }
    public required byte[] Hash { get; init; }
    public required string CreatedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? UsedAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    /// <summary>A new key and the text to hand over, once.</summary>
    public static (ApiKey Key, string Text) Create(string name, string by, DateTimeOffset now)
    {
        var text = "ss_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        return (new ApiKey { Name = name, Hash = HashOf(text), CreatedBy = by, CreatedAt = now }, text);
    }

    /// <summary>The key is random and long, so one fast hash is enough.</summary>
    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
