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
    public XElement Decrypt(XElement encryptedElement) => XElement.Parse(Encoding.UTF8.GetString(
        services.GetRequiredService<KeyEncryption>().Open(Convert.FromBase64String(encryptedElement.Value))));
}
