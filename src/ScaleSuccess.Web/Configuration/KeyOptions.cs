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

    public IReadOnlyList<string> Validate()
    {
        if (EncryptionKey.Length > 0 && EncryptionKeyFile.Length > 0)
            return [$"{Section}:EncryptionKey and {Section}:EncryptionKeyFile are both set: leave one out."];
        if (EncryptionKeyFile.Length > 0 && !TryRead(out _, out var reason))
            return [$"{Section}:EncryptionKeyFile is \"{EncryptionKeyFile}\", which cannot be read: {reason}"];
        return Text().Length > 0 && Bytes(Text()) is null
            ? [$"{Section}:{(EncryptionKey.Length > 0 ? "EncryptionKey" : "EncryptionKeyFile")} holds no key: put {KeyEncryption.KeyBytes} random bytes as base64 there, for example from openssl rand -base64 {KeyEncryption.KeyBytes}."]
            : EncryptionKeyFile.Length > 0 && Text().Length == 0 ? [$"{Section}:EncryptionKeyFile is \"{EncryptionKeyFile}\", which is empty."] : [];
    }

    /// <summary>Once <see cref="Validate"/> has found nothing.</summary>
    public KeyEncryption Encryption() => new(Bytes(Text()));

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
