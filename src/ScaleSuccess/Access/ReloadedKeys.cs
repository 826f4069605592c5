using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace ScaleSuccess.Access;

/// <summary>
/// Data Protection's keys, read again every minute where the framework would keep them for a day: what another node or
/// <c>rotate-keys</c> adds or retires counts here soon.
/// </summary>
public sealed class ReloadedKeys(IKeyManager keys) : IKeyManager
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    public CancellationToken GetCacheExpirationToken()
    {
        // Not disposed: its timer ends with it, and the token is asked for as long as the keys are kept.
        var expiry = CancellationTokenSource.CreateLinkedTokenSource(keys.GetCacheExpirationToken());
        expiry.CancelAfter(Every);
        return expiry.Token;
    }

    public IKey CreateNewKey(DateTimeOffset activationDate, DateTimeOffset expirationDate) => keys.CreateNewKey(activationDate, expirationDate);
    public IReadOnlyCollection<IKey> GetAllKeys() => keys.GetAllKeys();
    public void RevokeKey(Guid keyId, string? reason = null) => keys.RevokeKey(keyId, reason);
    public void RevokeAllKeys(DateTimeOffset revocationDate, string? reason = null) => keys.RevokeAllKeys(revocationDate, reason);
}
