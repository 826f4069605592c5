using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Npgsql;

namespace ScaleSuccess.Access;

/// <summary>The keys behind cookies and forms: ASP.NET's Data Protection makes and uses them, all nodes share them.</summary>
public sealed class DataProtectionKeys(NpgsqlDataSource source, KeyEncryption encryption, IServiceProvider services)
{
    private static readonly XNamespace Space = "http://schemas.asp.net/2015/03/dataProtection";

    /// <summary>As long as the framework's own.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(90);

    /// <summary>Encrypts what is stored plain, once there is a key for that.</summary>
    /// <exception cref="KeysRefusedException">Something stored cannot be read with the key of this node.</exception>
    public async Task Protect(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        foreach (var (id, text) in await Stored(connection, cancel))
        {
            var xml = XElement.Parse(text);
            foreach (var secret in xml.Descendants(Space + "encryptedSecret").Where(secret => IsOurs(secret)))
                new KeyXmlDecryptor(services).Decrypt(secret.Elements().Single());
            if (!encryption.IsOn || !Encrypt(xml)) continue;
            await using var update = new NpgsqlCommand("update data_protection_keys set xml = $2 where id = $1", connection)
            {
                Parameters = { new() { Value = id }, new() { Value = xml.ToString(SaveOptions.DisableFormatting) } },
            };
            await update.ExecuteNonQueryAsync(cancel);
        }
        await transaction.CommitAsync(cancel);
    }

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

    private static async Task<List<(int Id, string Xml)>> Stored(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select id, xml from data_protection_keys where xml is not null for update", connection);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var stored = new List<(int, string)>();
        while (await rows.ReadAsync(cancel)) stored.Add((rows.GetInt32(0), rows.GetString(1)));
        return stored;
    }

    /// <summary>The same as the framework does when it stores a new key.</summary>
    private bool Encrypt(XElement xml)
    {
        var secrets = xml.Descendants().Where(element => (bool?)element.Attribute(Space + "requiresEncryption") == true).ToList();
        foreach (var secret in secrets)
        {
            var encrypted = new KeyXmlEncryptor(encryption).Encrypt(secret);
            secret.ReplaceWith(new XElement(Space + "encryptedSecret",
                new XAttribute("decryptorType", encrypted.DecryptorType.AssemblyQualifiedName!), encrypted.EncryptedElement));
        }
        return secrets.Count > 0;
    }

    private static bool IsOurs(XElement secret) =>
        ((string?)secret.Attribute("decryptorType"))?.StartsWith(typeof(KeyXmlDecryptor).FullName!, StringComparison.Ordinal) == true;
}
