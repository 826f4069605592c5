using System.Globalization;

namespace ScaleSuccess.Plans.Merging;

/// <summary>FNV-1a of texts, each with its length, so that no two lists of texts are the same one: the same number in every process, which .NET's own is not.</summary>
internal readonly record struct Fingerprint(ulong Value)
{
    private const ulong Prime = 1099511628211;

    public Fingerprint() : this(14695981039346656037) { }

    public Fingerprint With(string? text)
    {
        var value = (Value ^ (ulong)(text?.Length ?? -1)) * Prime;
        foreach (var letter in text ?? "") value = (value ^ letter) * Prime;
        return new Fingerprint(value);
    }

    public override string ToString() => Value.ToString("x16", CultureInfo.InvariantCulture);
}
