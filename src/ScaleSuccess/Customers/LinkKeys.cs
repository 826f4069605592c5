using System.Security.Cryptography;
using Npgsql;
using ScaleSuccess.Access;

namespace ScaleSuccess.Customers;

/// <summary>
/// The secrets that sign personal links, shared by all nodes through the database. Kept for a minute: what another node or
/// <c>rotate-keys</c> adds or retires counts here by then.
/// </summary>
public sealed class LinkKeys(NpgsqlDataSource source, KeyEncryption encryption, TimeProvider clock)
{
    public const int SecretBytes = 32;

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    /// <summary>Ids further ahead than this are made up, and ask the database for nothing.</summary>
    private const int MostNew = 16;

    private volatile Loaded? loaded;

    private sealed record Loaded(IReadOnlyDictionary<short, byte[]> Keys, DateTimeOffset At);

    /// <summary>The key that signs now: the newest.</summary>
    public async ValueTask<(short Id, byte[] Secret)> Newest(CancellationToken cancel)
    {
        var all = await Current(KeptFor, cancel);
        var id = all.Keys.Max();
        return (id, all[id]);
    }

    /// <summary>Null when no key has this id, or has it no more. A newer one is looked up again: another node may have added it.</summary>
    public async ValueTask<byte[]?> Find(short id, CancellationToken cancel)
    {
        var all = await Current(KeptFor, cancel);
        if (id > all.Keys.Max() && id <= all.Keys.Max() + MostNew) all = await Current(TimeSpan.Zero, cancel);
        return all.GetValueOrDefault(id);
    }

    /// <summary>A new key, which signs from now on; the ones before still verify.</summary>
    public async Task Add(CancellationToken cancel)
    {
        await using var command = source.CreateCommand("insert into link_keys (secret, created_at) values ($1, $2)");
        command.Parameters.Add(new() { Value = NewSecret() });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        await command.ExecuteNonQueryAsync(cancel);
        loaded = null;
    }

    /// <summary>Ends every link that was signed by a key but the newest.</summary>
    /// <returns>How many keys there were.</returns>
    public async Task<int> Retire(CancellationToken cancel)
    {
        await using var command = source.CreateCommand("delete from link_keys where id < (select max(id) from link_keys)");
        var retired = await command.ExecuteNonQueryAsync(cancel);
        loaded = null;
        return retired;
    }

    /// <summary>Encrypts what is stored plain, once there is a key for that.</summary>
    /// <exception cref="KeysRefusedException">Something stored cannot be read with the key of this node.</exception>
    public async Task Protect(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        foreach (var (id, secret) in await Stored(connection, "select id, secret from link_keys for update", cancel))
        {
            if (IsSealed(secret)) encryption.Open(secret);
            else if (encryption.IsOn)
            {
                await using var update = new NpgsqlCommand("update link_keys set secret = $2 where id = $1", connection)
                {
                    Parameters = { new() { Value = id }, new() { Value = encryption.Seal(secret) } },
                };
                await update.ExecuteNonQueryAsync(cancel);
            }
        }
        await transaction.CommitAsync(cancel);
    }

    private async ValueTask<IReadOnlyDictionary<short, byte[]>> Current(TimeSpan notOlderThan, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (loaded is not { } kept || now - kept.At >= notOlderThan) loaded = kept = new Loaded(await Load(cancel), now);
        return kept.Keys;
    }

    private async Task<IReadOnlyDictionary<short, byte[]>> Load(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var stored = await Stored(connection, "select id, secret from link_keys", cancel);
        if (stored.Count == 0)
        {
            await CreateFirst(connection, cancel);
            stored = await Stored(connection, "select id, secret from link_keys", cancel);
        }
        return stored.ToDictionary(key => key.Id, key => IsSealed(key.Secret) ? encryption.Open(key.Secret) : key.Secret);
    }

    private async Task CreateFirst(NpgsqlConnection connection, CancellationToken cancel)
    {
        // Two nodes that start together must agree on the first key, hence the table lock.
        await using var create = new NpgsqlCommand(
            """
            begin;
            lock table link_keys in exclusive mode;
            insert into link_keys (secret, created_at) select @secret, @now where not exists (select from link_keys);
            commit;
            """, connection);
        create.Parameters.AddWithValue("secret", NewSecret());
        create.Parameters.AddWithValue("now", clock.GetUtcNow());
        await create.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<List<(short Id, byte[] Secret)>> Stored(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var read = new NpgsqlCommand(sql, connection);
        await using var rows = await read.ExecuteReaderAsync(cancel);
        var stored = new List<(short, byte[])>();
        while (await rows.ReadAsync(cancel)) stored.Add((rows.GetInt16(0), rows.GetFieldValue<byte[]>(1)));
        return stored;
    }

    private byte[] NewSecret() => encryption.Seal(RandomNumberGenerator.GetBytes(SecretBytes));

    private static bool IsSealed(byte[] secret) => secret.Length == SecretBytes + KeyEncryption.Overhead;
}
