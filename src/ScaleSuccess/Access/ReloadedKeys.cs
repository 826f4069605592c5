using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Logging;

namespace ScaleSuccess.Access;

/// <summary>
/// Data Protection's keys, read again every minute where the framework would keep them for a day: what another node or
/// <c>rotate-keys</c> adds or retires counts here soon. If they are encrypted otherwise meanwhile, a node that runs goes
/// on with those it has.
/// </summary>
public sealed class ReloadedKeys(IKeyManager keys, ILogger<ReloadedKeys> log) : IKeyManager
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private volatile IReadOnlyCollection<IKey>? readable;

    public CancellationToken GetCacheExpirationToken()
    {
        // Not disposed: its timer ends with it, and the token is asked for as long as the keys are kept.
        var expiry = CancellationTokenSource.CreateLinkedTokenSource(keys.GetCacheExpirationToken());
        expiry.CancelAfter(Every);
        return expiry.Token;
    }

    /// <remarks>The framework would pass over a key that it cannot read, and make a new one in its place.</remarks>
    public IReadOnlyCollection<IKey> GetAllKeys()
    {
        var stored = keys.GetAllKeys();
        try
        {
            // Read now rather than when it is needed.
            foreach (var key in stored) _ = key.Descriptor;
            readable = stored;
        }
        catch (KeysRefusedException e) when (readable is not null)
        {
            log.LogError("This node goes on with the keys for cookies and forms that it has until it is restarted. {Reason}", e.Message);
        }
        return readable ?? stored;
    }

    public IKey CreateNewKey(DateTimeOffset activationDate, DateTimeOffset expirationDate) => keys.CreateNewKey(activationDate, expirationDate);
    public void RevokeKey(Guid keyId, string? reason = null) => keys.RevokeKey(keyId, reason);
    public void RevokeAllKeys(DateTimeOffset revocationDate, string? reason = null) => keys.RevokeAllKeys(revocationDate, reason);
}
