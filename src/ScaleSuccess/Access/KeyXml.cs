using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace ScaleSuccess.Access;

/// <summary>Encrypts what is secret in Data Protection's keys before they are stored.</summary>
public sealed class KeyXmlEncryptor(KeyEncryption encryption) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var sealedText = encryption.Seal(Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)));
        return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String(sealedText)), typeof(KeyXmlDecryptor));
    }
}

/// <remarks>Stored keys hold this type's name: renamed, they could not be read any more.</remarks>
public sealed class KeyXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => StoredKeyXml.Open(encryptedElement, services.GetRequiredService<KeyEncryption>());
}

/// <summary>One of Data Protection's keys as it is stored: its secret plain, or encrypted by us.</summary>
public static class StoredKeyXml
{
    private static readonly XNamespace Space = "http://schemas.asp.net/2015/03/dataProtection";

    /// <summary>A revocation holds no secret, plain or other.</summary>
    public static bool HasPlainSecret(XElement xml) => Plain(xml).Any();

    /// <exception cref="KeysRefusedException">It cannot be read with this.</exception>
    public static void Decrypt(XElement xml, KeyEncryption encryption)
    {
        foreach (var secret in xml.Descendants(Space + "encryptedSecret").Where(IsOurs).ToList())
            secret.ReplaceWith(Open(secret.Elements().Single(), encryption));
    }

    /// <summary>The same as the framework does when it stores a new key.</summary>
    public static void Encrypt(XElement xml, KeyEncryption encryption)
    {
        foreach (var secret in Plain(xml).ToList())
        {
            var encrypted = new KeyXmlEncryptor(encryption).Encrypt(secret);
            secret.ReplaceWith(new XElement(Space + "encryptedSecret",
                new XAttribute("decryptorType", encrypted.DecryptorType.AssemblyQualifiedName!), encrypted.EncryptedElement));
        }
    }

    internal static XElement Open(XElement sealedElement, KeyEncryption encryption) =>
        XElement.Parse(Encoding.UTF8.GetString(encryption.Open(Convert.FromBase64String(sealedElement.Value))));

    private static IEnumerable<XElement> Plain(XElement xml) =>
        xml.Descendants().Where(element => (bool?)element.Attribute(Space + "requiresEncryption") == true);

    private static bool IsOurs(XElement secret) =>
        ((string?)secret.Attribute("decryptorType"))?.StartsWith(typeof(KeyXmlDecryptor).FullName!, StringComparison.Ordinal) == true;
}
