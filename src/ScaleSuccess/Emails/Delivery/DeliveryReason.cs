using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ScaleSuccess.Emails.Delivery;

/// <summary>
/// Why a message was not delivered, or may not have been: a code, and its arguments in the order of its sentence in
/// DeliveryTexts.resx. A mail server's reply is an argument: what a stranger says, so it is bounded and has no
/// control or invisible characters.
/// </summary>
/// <param name="Code">One of <see cref="DeliveryCode"/>.</param>
public sealed record DeliveryReason(string Code, IReadOnlyList<string> Args)
{
    public const int LongestArgument = 500;

    public static DeliveryReason Of(string code, params string[] args) => new(code, [.. args.Select(Bounded)]);

    /// <summary>After the last try, with that try's reason.</summary>
    public DeliveryReason GivenUp(int tries) =>
        new(DeliveryCode.GivenUp, [tries.ToString(CultureInfo.InvariantCulture), Code, .. Args]);

    /// <summary>As the tables keep the arguments.</summary>
    internal string ArgsAsJson => JsonSerializer.Serialize(Args);

    internal static DeliveryReason? Stored(string? code, string args) =>
        code is null ? null : new DeliveryReason(code, JsonSerializer.Deserialize<string[]>(args) ?? []);

    public bool Equals(DeliveryReason? other) => other is not null && Code == other.Code && Args.SequenceEqual(other.Args);
    public override int GetHashCode() => HashCode.Combine(Code, Args.Count);

    private static string Bounded(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, LongestArgument));
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= LongestArgument) return line.Append('…').ToString();
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse) continue;
            if (!Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune)) line.Append(rune.ToString());
            else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
        }
        return line.ToString().TrimEnd();
    }
}
