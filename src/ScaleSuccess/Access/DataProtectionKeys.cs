using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace ScaleSuccess.Access;

/// <summary>The keys behind cookies and forms: ASP.NET's Data Protection makes and uses them, all nodes share them.</summary>
/// <remarks>Not the framework's repository on EF Core, which would add a key though the others cannot be read any more.</remarks>
public sealed class DataProtectionKeys(NpgsqlDataSource source, KeyEncryption encryption) : IXmlRepository
{
    private const string Select = "select id, xml from data_protection_keys where xml is not null order by id";

    /// <summary>No other node adds one meanwhile; all read on.</summary>
    private const string Lock = "lock table data_protection_keys in share row exclusive mode";

    /// <summary>As long as the framework's own.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(90);

    private sealed record Stored(int Id, XElement Xml);

    /// <summary>A new key; the ones before still open what they closed.</summary>
    /// <param name="from">When it is used for new things: every node has to have read it by then.</param>
    /// <param name="keys">The framework's own.</param>
    public static void Add(IKeyManager keys, DateTimeOffset from) => keys.CreateNewKey(from, from + Lasts);

    /// <summary>All but the newest: what they closed stays closed.</summary>
    /// <returns>How many there were.</returns>
    public static int Retire(IKeyManager keys)
    {
        var former = keys.GetAllKeys().OrderByDescending(key => key.CreationDate).Skip(1).Where(key => !key.IsRevoked).ToList();
        foreach (var key in former) keys.RevokeKey(key.KeyId, "rotate-keys --retire");
        return former.Count;
    }

    /// <returns>How many hold a plain secret.</returns>
    /// <exception cref="KeysRefusedException">Something stored cannot be read with the key of this node.</exception>
    public async Task<int> Check(NpgsqlConnection connection, CancellationToken cancel) =>
        Plain(await All(connection, cancel));

    /// <summary>Stores all of them as <paramref name="to"/> would. In the caller's transaction.</summary>
    /// <exception cref="KeysRefusedException">Something stored cannot be read with the key of this node.</exception>
    public async Task Store(NpgsqlConnection connection, KeyEncryption to, CancellationToken cancel)
    {
        await using (var turn = new NpgsqlCommand(Lock, connection)) await turn.ExecuteNonQueryAsync(cancel);
        foreach (var (id, xml) in await All(connection, cancel))
        {
            var before = new XElement(xml);
            StoredKeyXml.Decrypt(xml, encryption);
            // What this node has encrypted already stays as it is.
            if (to == encryption && (!to.IsOn || !StoredKeyXml.HasPlainSecret(before))) continue;
            if (to.IsOn) StoredKeyXml.Encrypt(xml, to);
            await using var update = new NpgsqlCommand("update data_protection_keys set xml = $2 where id = $1", connection)
            {
                Parameters = { new() { Value = id }, new() { Value = Text(xml) } },
            };
            await update.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <summary>For the framework, which asks without waiting.</summary>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = source.OpenConnection();
        return [.. All(connection).Select(stored => stored.Xml)];
    }

    /// <exception cref="KeysRefusedException">Those that are there are encrypted otherwise: beside them this one would keep every node from starting.</exception>
    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        using (var turn = new NpgsqlCommand(Lock, connection)) turn.ExecuteNonQuery();
        if (Plain(All(connection)) > 0) encryption.RefuseBesidePlain();
        using var insert = new NpgsqlCommand("insert into data_protection_keys (friendly_name, xml) values ($1, $2)", connection)
        {
            Parameters = { new() { Value = friendlyName }, new() { Value = Text(element) } },
        };
        insert.ExecuteNonQuery();
        transaction.Commit();
    }

    private int Plain(IEnumerable<Stored> all)
    {
        var plain = 0;
        foreach (var (_, xml) in all)
        {
            if (StoredKeyXml.HasPlainSecret(xml)) plain++;
            StoredKeyXml.Decrypt(new XElement(xml), encryption);
        }
        return plain;
    }

    private static async Task<List<Stored>> All(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Select, connection);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var all = new List<Stored>();
        while (await rows.ReadAsync(cancel)) all.Add(new Stored(rows.GetInt32(0), XElement.Parse(rows.GetString(1))));
        return all;
    }

    private static List<Stored> All(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(Select, connection);
        using var rows = command.ExecuteReader();
        var all = new List<Stored>();
        while (rows.Read()) all.Add(new Stored(rows.GetInt32(0), XElement.Parse(rows.GetString(1))));
        return all;
    }

    private static string Text(XElement xml) => xml.ToString(SaveOptions.DisableFormatting);
}
