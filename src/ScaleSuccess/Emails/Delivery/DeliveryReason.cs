using System.Text.Json;

namespace ScaleSuccess.Emails.Delivery;

/// <summary>
/// Why a message was not delivered, or may not have been: a code, and its arguments in the order of its sentence in
/// DeliveryTexts.resx. A mail server's reply is an argument, verbatim.
/// </summary>
/// <param name="Code">One of <see cref="DeliveryCode"/>.</param>
public sealed record DeliveryReason(string Code, IReadOnlyList<string> Args)
{
    public static DeliveryReason Of(string code, params string[] args) => new(code, args);

    /// <summary>After the last try, with that try's reason.</summary>
    public DeliveryReason GivenUp(int tries) =>
        new(DeliveryCode.GivenUp, [tries.ToString(System.Globalization.CultureInfo.InvariantCulture), Code, .. Args]);

    /// <summary>As the tables keep the arguments.</summary>
    internal string ArgsAsJson => JsonSerializer.Serialize(Args);

    internal static DeliveryReason? Stored(string? code, string args) =>
        code is null ? null : new DeliveryReason(code, JsonSerializer.Deserialize<string[]>(args) ?? []);

    public bool Equals(DeliveryReason? other) => other is not null && Code == other.Code && Args.SequenceEqual(other.Args);
    public override int GetHashCode() => HashCode.Combine(Code, Args.Count);
}
