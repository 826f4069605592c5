using ScaleSuccess.Access;

namespace ScaleSuccess.Web.Configuration;

/// <summary>
/// Encrypts the keys in the database, under <c>Keys</c>. One of the two, or neither. The key: 32 random bytes as base64, as
/// <c>openssl rand -base64 32</c> makes them.
/// </summary>
public sealed record KeyOptions
{
    public const string Section = "Keys";

    public string EncryptionKey { get; init; } = "";

    /// <summary>A file that holds the key and nothing else.</summary>
    public string EncryptionKeyFile { get; init; } = "";

    /// <param name="file">What names the file, for the operator.</param>
    public IReadOnlyList<string> Validate(string file = Section + ":EncryptionKeyFile")
    {
        if (EncryptionKey.Length > 0 && EncryptionKeyFile.Length > 0)
            return [$"{Section}:EncryptionKey and {Section}:EncryptionKeyFile are both set: leave one out."];
        if (EncryptionKeyFile.Length > 0 && !TryRead(out _, out var reason))
            return [$"{file} is \"{EncryptionKeyFile}\", which cannot be read: {reason} Put the key there, readable for the user that runs ScaleSuccess."];
        return Text().Length > 0 && Bytes(Text()) is null
            ? [$"{(EncryptionKey.Length > 0 ? $"{Section}:EncryptionKey" : file)} holds no key: put {KeyEncryption.KeyBytes} random bytes as base64 there, for example from openssl rand -base64 {KeyEncryption.KeyBytes}."]
            : EncryptionKeyFile.Length > 0 && Text().Length == 0 ? [$"{file} is \"{EncryptionKeyFile}\", which is empty."] : [];
    }

    /// <summary>Once <see cref="Validate"/> has found nothing.</summary>
    public KeyEncryption Encryption() => new(Bytes(Text()), EncryptionKey.Length > 0 ? $"{Section}__EncryptionKey" : $"{Section}__EncryptionKeyFile ({EncryptionKeyFile})");

    private string Text() => (EncryptionKey.Length > 0 ? EncryptionKey : EncryptionKeyFile.Length > 0 && TryRead(out var text, out _) ? text : "").Trim();

    private bool TryRead(out string text, out string reason)
    {
        (text, reason) = ("", "");
        try
        {
            text = File.ReadAllText(EncryptionKeyFile);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            reason = e.Message;
            return false;
        }
    }

    private static byte[]? Bytes(string text)
    {
        var bytes = new byte[KeyEncryption.KeyBytes];
        return Convert.TryFromBase64String(text, bytes, out var written) && written == bytes.Length ? bytes : null;
    }
}
