using Microsoft.AspNetCore.DataProtection.KeyManagement;
using ScaleSuccess.Access;
using ScaleSuccess.Customers;

namespace ScaleSuccess.App;

/// <summary>How many keys a retirement ended.</summary>
public sealed record RetiredKeys(int Links, int DataProtection);

/// <summary>The keys in the database: those that sign personal links and those behind cookies and forms.</summary>
public sealed class StoredKeys(LinkKeys links, DataProtectionKeys dataProtection, IKeyManager keys)
{
    /// <summary>Before anything uses them: encrypts what is stored plain, if this node has an encryption key.</summary>
    /// <exception cref="KeysRefusedException">Something stored cannot be read with the key of this node.</exception>
    public async Task Protect(CancellationToken cancel)
    {
        await links.Protect(cancel);
        await dataProtection.Protect(cancel);
    }

    /// <summary>A new key of each kind; the ones before still verify. Nodes that run know them within a minute.</summary>
    public async Task Rotate(CancellationToken cancel)
    {
        await links.Add(cancel);
        // By the machine's clock, as the framework reads it. Not before every node has it, or they would not know each other's cookies.
        DataProtectionKeys.Add(keys, TimeProvider.System.GetUtcNow() + 2 * ReloadedKeys.Every);
    }

    /// <summary>Ends all keys but the newest, and with them the links, sign-ins and forms made with them.</summary>
    public async Task<RetiredKeys> Retire(CancellationToken cancel) => new(await links.Retire(cancel), DataProtectionKeys.Retire(keys));
}
