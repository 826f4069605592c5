using System.Security.Cryptography;

namespace ScaleSuccess.Access;

/// <summary>The keys in the database cannot be used as this node is set up, and only the operator can change that.</summary>
public sealed class KeysRefusedException : Exception
{
    private KeysRefusedException(string sentence, Exception? inner = null) : base(sentence, inner) { }

    internal static KeysRefusedException NoKey() => new(
        "The keys in the database are encrypted, and no encryption key is set: set Keys__EncryptionKeyFile or Keys__EncryptionKey to the key "
        + $"they were encrypted with. {IfLost}");

    internal static KeysRefusedException WrongKey(string setting, Exception? inner = null) => new(
        $"{setting} is not the key that the keys in the database were encrypted with: set Keys__EncryptionKeyFile or Keys__EncryptionKey to that one. {IfLost}", inner);

    internal static KeysRefusedException NotEncrypted(string setting) => new(
        $"The keys in the database are not encrypted any more, and {setting} still is set: take it out and restart this node.");

    private const string IfLost = "If it is lost, see Keys in docs/operations.md.";
}

/// <summary>
/// Encrypts the keys that stand in the database, link keys and Data Protection's, with a key that does not: AES-256-GCM, a
/// random nonce each. Whoever can read a backup can then forge neither links nor sign-ins.
/// </summary>
/// <param name="key">32 bytes; null: keys are stored as they are.</param>
/// <param name="setting">Where it comes from, for the operator.</param>
public sealed class KeyEncryption(byte[]? key, string setting = "")
{
    public const int KeyBytes = 32;

    /// <summary>How much longer it gets: nonce and tag.</summary>
    public const int Overhead = Nonce + Tag;

    private const int Nonce = 12, Tag = 16;

    public bool IsOn => key is not null;

    /// <summary>Where the key comes from, for the operator.</summary>
    public string Setting => setting;

    /// <summary>Before another key is stored: beside a plain one, an encrypted one would keep nodes without a key from starting.</summary>
    /// <exception cref="KeysRefusedException">Encryption was turned off after this node started.</exception>
    public void RefuseBesidePlain()
    {
        if (IsOn) throw KeysRefusedException.NotEncrypted(setting);
    }

    /// <returns>Nonce, ciphertext, tag; without a key the same as came in.</returns>
    public byte[] Seal(byte[] secret)
    {
        if (key is null) return secret;
        var whole = new byte[secret.Length + Overhead];
        RandomNumberGenerator.Fill(whole.AsSpan(0, Nonce));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(whole.AsSpan(0, Nonce), secret, whole.AsSpan(Nonce, secret.Length), whole.AsSpan(Nonce + secret.Length));
        return whole;
    }

    /// <exception cref="KeysRefusedException">There is no key, or it is another one.</exception>
    public byte[] Open(byte[] whole)
    {
        if (key is null) throw KeysRefusedException.NoKey();
        if (whole.Length < Overhead) throw KeysRefusedException.WrongKey(setting);
        try
        {
            var secret = new byte[whole.Length - Overhead];
            using var aes = new AesGcm(key, Tag);
            aes.Decrypt(whole.AsSpan(0, Nonce), whole.AsSpan(Nonce, secret.Length), whole.AsSpan(Nonce + secret.Length), secret);
            return secret;
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw KeysRefusedException.WrongKey(setting, e);
        }
    }
}
