namespace ScaleSuccess.SegmentCli.WrittenNumbers;

/// <summary>
/// A number as a spreadsheet writes it, without what stands around its digits: a currency, a percent sign, a sign before or after
/// (-5, 5-, +5), parentheses for a negative one. The marks between its digits are still there.
/// </summary>
/// <param name="IsNegative">Below 0.</param>
/// <param name="Digits">Digits with marks between them, and perhaps an exponent.</param>
/// <param name="Currency">As written; empty where there is none.</param>
/// <param name="IsPercent">Whether a percent sign stands beside it; the number is the one before the sign.</param>
internal sealed record Amount(bool IsNegative, string Digits, string Currency, bool IsPercent)
{
    /// <returns>Null where the text is something else than one number.</returns>
    public static Amount? Of(string text)
    {
        var rest = text.AsSpan().Trim();
        if (rest.IsEmpty || rest.Length > Longest)
            return null;
        var around = new Around();
        while (!rest.IsEmpty && !StartsWithDigits(rest))
            if (around.Take(rest, CurrencyWords.AtStart(rest), rest[0]) is > 0 and var taken)
                rest = rest[taken..];
            else
                return null;
        while (!rest.IsEmpty && !EndsWithDigits(rest))
            if (IsWhole(rest))
                rest = rest[..^2];
            else if (around.Take(rest, CurrencyWords.AtEnd(rest), rest[^1]) is > 0 and var taken)
                rest = rest[..^taken];
            else
                return null;
        // Accounting formats show zero as a dash beside the currency.
        if (rest.IsEmpty)
            return around is { Signed: true, Currency.Length: > 0, Opened: false } ? new Amount(false, "0", around.Currency, around.Percent) : null;
        return around.Opened == around.Closed ? new Amount(around.Negative, rest.ToString(), around.Currency, around.Percent) : null;
    }

    // No number has so many digits; free text is not looked through.
    private const int Longest = 60;

    private static bool StartsWithDigits(ReadOnlySpan<char> text) =>
        char.IsAsciiDigit(text[0]) || text[0] is '.' or ',' && text.Length > 1 && char.IsAsciiDigit(text[1]);

    private static bool EndsWithDigits(ReadOnlySpan<char> text) =>
        char.IsAsciiDigit(text[^1]) || text[^1] is '.' or ',' && text.Length > 1 && char.IsAsciiDigit(text[^2]);

    /// <summary>12,- and 12.– are whole amounts, not negative ones.</summary>
    private static bool IsWhole(ReadOnlySpan<char> text) => text.Length > 2 && IsMinus(text[^1]) && (text[^2] is ',' or '.') && char.IsAsciiDigit(text[^3]);

    private static bool IsMinus(char c) => c is '-' or '−' or '–' or '—';

    /// <summary>What was found around the digits: each at most once.</summary>
    private struct Around()
    {
        public bool Negative;
        public bool Signed;
        public bool Percent;
        public bool Opened;
        public bool Closed;
        public string Currency = "";

        /// <returns>How many characters are accounted for; 0: this is no number.</returns>
        public int Take(ReadOnlySpan<char> rest, ReadOnlySpan<char> currency, char next)
        {
            if (char.IsWhiteSpace(next))
                return 1;
            if (!Signed && (IsMinus(next) || next == '+'))
            {
                (Signed, Negative) = (true, next != '+');
                return 1;
            }
            if (!Signed && next == '(' && !Opened)
            {
                (Opened, Signed, Negative) = (true, true, true);
                return 1;
            }
            if (next == ')' && Opened && !Closed)
            {
                Closed = true;
                return 1;
            }
            if (!Percent && next == '%')
            {
                Percent = true;
                return 1;
            }
            if (currency.IsEmpty || Currency.Length > 0 || currency.Length == rest.Length)
                return 0;
            Currency = currency.ToString();
            return currency.Length;
        }
    }
}
