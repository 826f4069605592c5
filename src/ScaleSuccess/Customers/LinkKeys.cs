using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Npgsql;
using ScaleSuccess.Access;

namespace ScaleSuccess.Customers;

/// <summary>
/// The secrets that sign personal links, shared by all nodes through the database. Kept for a minute: what another node or
/// <c>rotate-keys</c> adds or retires counts here by then. If they are encrypted otherwise meanwhile, a node that runs goes
/// on with those it has.
/// </summary>
public sealed class LinkKeys(NpgsqlDataSource source, KeyEncryption encryption, TimeProvider clock, ILogger<LinkKeys> log)
{
    public const int SecretBytes = 32;

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    /// <summary>Ids further ahead than this are made up, and ask the database for nothing.</summary>
    private const int MostNew = 16;

    private volatile Loaded? loaded;

    private const string Select = "select id, secret from link_keys";

    /// <summary>No other node adds one meanwhile; all read on.</summary>
    private const string Lock = "lock table link_keys in share row exclusive mode";

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
    /// <exception cref="KeysRefusedException">Those that are there are encrypted otherwise: beside them this one would keep every node from starting.</exception>
    public async Task Add(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await Add(connection, onlyFirst: false, cancel);
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

    /// <returns>How many are stored plain.</returns>
    /// <exception cref="KeysRefusedException">Something stored cannot be read with the key of this node.</exception>
    public async Task<int> Check(NpgsqlConnection connection, CancellationToken cancel) =>
        Plain(await Stored(connection, cancel));

    /// <summary>Stores all of them as <paramref name="to"/> would. In the caller's transaction.</summary>
    /// <exception cref="KeysRefusedException">Something stored cannot be read with the key of this node.</exception>
    public async Task Store(NpgsqlConnection connection, KeyEncryption to, CancellationToken cancel)
    {
        await Execute(connection, Lock, cancel);
        foreach (var (id, secret) in await Stored(connection, cancel))
        {
            var open = Open(secret);
            // What this node has encrypted already stays as it is.
            if (to != encryption || IsSealed(secret) != to.IsOn)
                await Execute(connection, "update link_keys set secret = $2 where id = $1", cancel, id, to.Seal(open));
        }
    }

    private async ValueTask<IReadOnlyDictionary<short, byte[]>> Current(TimeSpan notOlderThan, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (loaded is { } kept && now - kept.At < notOlderThan) return kept.Keys;
        kept = loaded;
        try
        {
            kept = new Loaded(await Load(cancel), now);
        }
        catch (KeysRefusedException e) when (kept is not null)
        {
            if (now - kept.At >= KeptFor) log.LogError("This node goes on with the link keys that it has until it is restarted. {Reason}", e.Message);
            kept = kept with { At = now };
        }
        loaded = kept;
        return kept.Keys;
    }

    private async Task<IReadOnlyDictionary<short, byte[]>> Load(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var stored = await Stored(connection, cancel);
        if (stored.Count == 0)
        {
            // Two nodes that start together must agree on the first key.
            await Add(connection, onlyFirst: true, cancel);
            stored = await Stored(connection, cancel);
        }
        return stored.ToDictionary(key => key.Id, key => Open(key.Secret));
    }

    private async Task Add(NpgsqlConnection connection, bool onlyFirst, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await Execute(connection, Lock, cancel);
        var stored = await Stored(connection, cancel);
        if (onlyFirst && stored.Count > 0) return;
        if (Plain(stored) > 0) encryption.RefuseBesidePlain();
        await Execute(connection, "insert into link_keys (secret, created_at) values ($1, $2)", cancel, NewSecret(), clock.GetUtcNow());
        await transaction.CommitAsync(cancel);
    }

    private int Plain(List<(short Id, byte[] Secret)> stored)
    {
        foreach (var (_, secret) in stored) Open(secret);
        return stored.Count(key => !IsSealed(key.Secret));
    }

    private static async Task<List<(short Id, byte[] Secret)>> Stored(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var read = new NpgsqlCommand(Select, connection);
        await using var rows = await read.ExecuteReaderAsync(cancel);
        var stored = new List<(short, byte[])>();
        while (await rows.ReadAsync(cancel)) stored.Add((rows.GetInt16(0), rows.GetFieldValue<byte[]>(1)));
        return stored;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(cancel);
    }

    private byte[] Open(byte[] secret) => IsSealed(secret) ? encryption.Open(secret) : secret;

    private byte[] NewSecret() => encryption.Seal(RandomNumberGenerator.GetBytes(SecretBytes));

    private static bool IsSealed(byte[] secret) => secret.Length == SecretBytes + KeyEncryption.Overhead;
}
