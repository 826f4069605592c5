using System.Globalization;

namespace ScaleSuccess.SegmentCli.WrittenNumbers;

/// <summary>How currencies are written beside a number: a sign ($, €, R$), a code (EUR) or an abbreviation (kr, Fr.).</summary>
internal static class CurrencyWords
{
    private const int LongestSign = 4;

    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "USD", "EUR", "GBP", "JPY", "CHF", "CNY", "RMB", "INR", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD", "KRW", "THB", "IDR", "MYR", "PHP", "VND",
        "SEK", "NOK", "DKK", "ISK", "PLN", "CZK", "HUF", "RON", "BGN", "RSD", "UAH", "RUB", "TRY", "ILS", "AED", "SAR", "QAR", "KWD", "EGP", "MAD",
        "ZAR", "NGN", "KES", "GHS", "BRL", "MXN", "ARS", "CLP", "COP", "PEN", "PKR", "BDT", "LKR",
        "kr", "Fr", "SFr", "Rs", "Kč", "zł", "Ft", "lei", "лв", "руб", "р", "TL", "DM", "Euro",
    };

    /// <summary>The currency that the text begins with; empty where it begins with none.</summary>
    public static ReadOnlySpan<char> AtStart(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && IsPart(text[end]))
            end++;
        var word = text[..end];
        return !IsCurrency(word) ? [] : end < text.Length && text[end] == '.' ? text[..(end + 1)] : word;
    }

    /// <summary>The currency that the text ends with; empty where it ends with none.</summary>
    public static ReadOnlySpan<char> AtEnd(ReadOnlySpan<char> text)
    {
        var last = text[^1] == '.' ? text.Length - 1 : text.Length;
        var start = last;
        while (start > 0 && IsPart(text[start - 1]))
            start--;
        return IsCurrency(text[start..last]) ? text[start..] : [];
    }

    private static bool IsPart(char c) => char.IsLetter(c) || IsSign(c);

    private static bool IsSign(char c) => char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol;

    private static bool IsCurrency(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty || word.Length > LongestSign)
            return false;
        foreach (var c in word)
            if (IsSign(c))
                return true;
        return Known.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
    }
}
