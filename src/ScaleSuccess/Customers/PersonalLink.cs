using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace ScaleSuccess.Customers;

/// <summary>What a link gives access to.</summary>
public enum LinkPurpose : byte
{
    Pages = 1,
    Unsubscribe = 2,

    /// <summary>To agree to be a contact, or not.</summary>
    Invitation = 3,
}

/// <summary>Who a link was made for, and until when it works.</summary>
public sealed record PersonalLink(LinkPurpose Purpose, long ContactId, short LinkVersion, DateOnly LastDay);

/// <summary>
/// Makes and reads the token in a personal link: 16 bytes that say who, for what and until when, and the first 16 of
/// their HMAC-SHA256. It needs no row, so every reminder contains the same link and a million of them cost nothing.
/// </summary>
public static class LinkToken
{
    private const int Said = 16, Signature = 16;
    private static readonly int Characters = Base64Url.GetEncodedLength(Said + Signature);

    public static string Write(PersonalLink link, short keyId, byte[] secret)
    {
        Span<byte> token = stackalloc byte[Said + Signature];
        BinaryPrimitives.WriteInt16BigEndian(token, keyId);
        token[2] = (byte)link.Purpose;
        BinaryPrimitives.WriteInt64BigEndian(token[3..], link.ContactId);
        BinaryPrimitives.WriteInt16BigEndian(token[11..], link.LinkVersion);
        // Days fit three bytes until the year 45,000.
        var day = link.LastDay.DayNumber;
        token[13] = (byte)(day >> 16);
        token[14] = (byte)(day >> 8);
        token[15] = (byte)day;
        Sign(token[..Said], secret, token[Said..]);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>The id of the key that the token claims as its signer; null when this is not a token.</summary>
    public static short? KeyId(string token) =>
        Bytes(token) is { } bytes ? BinaryPrimitives.ReadInt16BigEndian(bytes) : null;

    /// <summary>Null when the token is altered, or not one of ours. The caller checks whether it has expired.</summary>
    public static PersonalLink? Read(string token, byte[] secret)
    {
        if (Bytes(token) is not { } bytes) return null;
        Span<byte> expected = stackalloc byte[Signature];
        Sign(bytes.AsSpan(0, Said), secret, expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, bytes.AsSpan(Said))) return null;
        var day = (bytes[13] << 16) | (bytes[14] << 8) | bytes[15];
        return new PersonalLink((LinkPurpose)bytes[2], BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(3)),
            BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(11)), DateOnly.FromDayNumber(day));
    }

    private static byte[]? Bytes(string token)
    {
        if (token.Length != Characters || !Base64Url.IsValid(token)) return null;
        var bytes = Base64Url.DecodeFromChars(token);
        return bytes.Length == Said + Signature ? bytes : null;
    }

    private static void Sign(ReadOnlySpan<byte> said, byte[] secret, Span<byte> signature)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, said, whole);
        whole[..Signature].CopyTo(signature);
    }
}
