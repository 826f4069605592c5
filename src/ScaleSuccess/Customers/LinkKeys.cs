using System.Security.Cryptography;
using Npgsql;

namespace ScaleSuccess.Customers;

/// <summary>The secrets that sign personal links, shared by all nodes through the database. Read once and cached.</summary>
public sealed class LinkKeys(NpgsqlDataSource source, TimeProvider clock)
{
    private volatile IReadOnlyDictionary<short, byte[]>? keys;

    /// <summary>The key that signs now: the newest.</summary>
    public async ValueTask<(short Id, byte[] Secret)> Newest(CancellationToken cancel)
    {
        var all = keys ??= await Load(cancel);
        var id = all.Keys.Max();
        return (id, all[id]);
    }

    /// <summary>Null when no key has this id. An unknown id is looked up again: another node may have added one.</summary>
    public async ValueTask<byte[]?> Find(short id, CancellationToken cancel)
    {
        var all = keys ??= await Load(cancel);
        if (!all.ContainsKey(id) && id == all.Keys.Max() + 1) all = keys = await Load(cancel);
        return all.GetValueOrDefault(id);
    }

    private async Task<IReadOnlyDictionary<short, byte[]>> Load(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        // Two nodes that start together must agree on the first key, hence the table lock.
        await using var create = new NpgsqlCommand(
            """
            begin;
            lock table link_keys in exclusive mode;
            insert into link_keys (secret, created_at) select @secret, @now where not exists (select from link_keys);
            commit;
            """, connection);
        create.Parameters.AddWithValue("secret", RandomNumberGenerator.GetBytes(32));
        create.Parameters.AddWithValue("now", clock.GetUtcNow());
        await create.ExecuteNonQueryAsync(cancel);
        await using var read = new NpgsqlCommand("select id, secret from link_keys", connection);
        await using var rows = await read.ExecuteReaderAsync(cancel);
        var all = new Dictionary<short, byte[]>();
        while (await rows.ReadAsync(cancel)) all[rows.GetInt16(0)] = rows.GetFieldValue<byte[]>(1);
        return all;
    }
}
