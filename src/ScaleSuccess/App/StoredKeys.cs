using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Npgsql;
using ScaleSuccess.Access;
using ScaleSuccess.Customers;

namespace ScaleSuccess.App;

/// <summary>How many keys a retirement ended.</summary>
public sealed record RetiredKeys(int Links, int DataProtection);

/// <summary>The keys in the database: those that sign personal links and those behind cookies and forms.</summary>
public sealed class StoredKeys(NpgsqlDataSource source, KeyEncryption encryption, LinkKeys links, DataProtectionKeys dataProtection, IKeyManager keys)
{
    /// <summary>Before anything uses them: encrypts what is stored plain, if this node has an encryption key.</summary>
    /// <exception cref="KeysRefusedException">Something stored cannot be read with the key of this node.</exception>
    public Task Protect(CancellationToken cancel) => Store(encryption, cancel);

    /// <summary>Changes nothing.</summary>
    /// <returns>How many are stored plain.</returns>
    /// <exception cref="KeysRefusedException">Something stored cannot be read with the key of this node.</exception>
    public async Task<int> Check(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await links.Check(connection, cancel) + await dataProtection.Check(connection, cancel);
    }

    /// <summary>
    /// Encrypts them with another key, or stores them plain; all or none. Nodes that run go on with those they have, and add
    /// none; the next start needs <paramref name="to"/>.
    /// </summary>
    /// <exception cref="KeysRefusedException">Something stored cannot be read with the key of this node.</exception>
    public async Task EncryptWith(KeyEncryption to, CancellationToken cancel)
    {
        // There is one from now on: otherwise a node that runs could still make the first, with the former key.
        await links.Newest(cancel);
        await Store(to, cancel);
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

    /// <summary>One transaction: a crash leaves all of them as they were.</summary>
    private async Task Store(KeyEncryption to, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await links.Store(connection, to, cancel);
        await dataProtection.Store(connection, to, cancel);
        await transaction.CommitAsync(cancel);
    }
}
