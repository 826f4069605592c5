using System.Globalization;

namespace ScaleSuccess.SegmentCli.WrittenNumbers;

/// <summary>The mark before the decimals of a number.</summary>
internal enum DecimalMark
{
    Point,
    Comma,
}

/// <summary>What one number says about the marks of its column.</summary>
internal enum MarkEvidence
{
    /// <summary>Not one number.</summary>
    NoNumber,

    /// <summary>Digits only, fewer than four: nothing, yet thousands marks would not show.</summary>
    Short,

    /// <summary>Digits only, four or more: they have no thousands marks.</summary>
    Long,

    /// <summary>The point is before decimals, as in 1.5 and 1,234.5.</summary>
    Point,

    /// <summary>The comma is before decimals, as in 1,5 and 1.234,5.</summary>
    Comma,

    /// <summary>1.234: either way.</summary>
    PointOrThousands,

    /// <summary>1,234: either way.</summary>
    CommaOrThousands,
}

/// <summary>Reads digits with marks between them: 1,234.5 and 1.234,5 and 1 234,5 and 1'234.5, and 12,34,567 as in India.</summary>
internal static class DigitGroups
{
    private const int LongestPlain = 20;

    /// <summary>The same as <see cref="Evidence"/> for a number as programs write it, which most are, at no cost; null for any other text.</summary>
    public static MarkEvidence? PlainEvidence(ReadOnlySpan<char> text)
    {
        if (text is ['-', ..])
            text = text[1..];
        var whole = text.IndexOfAnyExceptInRange('0', '9') is var at && at < 0 ? text.Length : at;
        if (whole == 0 || text.Length > LongestPlain)
            return null;
        if (whole == text.Length)
            return whole < 4 ? MarkEvidence.Short : MarkEvidence.Long;
        var decimals = text[(whole + 1)..];
        return text[whole] != '.' || decimals.IsEmpty || decimals.ContainsAnyExceptInRange('0', '9') ? null
            : decimals.Length == 3 && whole <= 3 && text[0] != '0' ? MarkEvidence.PointOrThousands : MarkEvidence.Point;
    }

    /// <summary>What the digits say about marks.</summary>
    public static MarkEvidence Evidence(string digits)
    {
        var (body, _) = Exponent(digits);
        if (double.IsNaN(Value(body, DecimalMark.Point)))
            return MarkEvidence.NoNumber;
        var (points, commas) = (body.AsSpan().Count('.'), body.AsSpan().Count(','));
        if (points + commas == 0)
            return body.Length < 4 ? MarkEvidence.Short : body.AsSpan().ContainsAnyExceptInRange('0', '9') ? MarkEvidence.Short : MarkEvidence.Long;
        if (points > 0 && commas > 0)
            return body.LastIndexOf('.') > body.LastIndexOf(',') ? MarkEvidence.Point : MarkEvidence.Comma;
        var mark = points > 0 ? '.' : ',';
        // Twice: it parts thousands, so the other one is before decimals.
        if (points + commas > 1)
            return mark == '.' ? MarkEvidence.Comma : MarkEvidence.Point;
        return AreGroups(body, mark) ? mark == '.' ? MarkEvidence.PointOrThousands : MarkEvidence.CommaOrThousands
            : mark == '.' ? MarkEvidence.Point : MarkEvidence.Comma;
    }

    /// <summary>The number; NaN where the digits are none. Which it is, NaN or not, does not depend on the mark.</summary>
    public static double Value(string digits, DecimalMark mark)
    {
        var (body, exponent) = Exponent(digits);
        var (point, comma) = (body.LastIndexOf('.'), body.LastIndexOf(','));
        var last = Math.Max(point, comma);
        var isDecimal = last >= 0 && body.AsSpan().Count(body[last]) == 1
            && (point >= 0 && comma >= 0 || body[last] == (mark == DecimalMark.Point ? '.' : ',') || !AreGroups(body, body[last]));
        var (whole, decimals) = isDecimal ? (body[..last], body[(last + 1)..]) : (body, "");
        if (decimals.AsSpan().ContainsAnyExceptInRange('0', '9') || whole.Length + decimals.Length == 0)
            return double.NaN;
        if (whole.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            if (whole.AsSpan().IndexOfAnyExceptInRange('0', '9') is var at && !AreGroups(whole, whole[at]))
                return double.NaN;
            whole = string.Concat(whole.Where(char.IsAsciiDigit));
        }
        return double.TryParse($"{whole}.{decimals}0{exponent}", NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number : double.NaN;
    }

    /// <summary>Groups of three after one to three digits, the first no zero; with commas also India's groups of two before the last three.</summary>
    private static bool AreGroups(string text, char mark)
    {
        if (!(mark is '.' or ',' or '\'' or '’' || char.IsWhiteSpace(mark)))
            return false;
        var groups = text.Split(mark);
        if (groups.Length < 2 || groups[0].Length is 0 or > 3 || groups[0][0] == '0' || groups[^1].Length != 3
            || groups.Any(group => group.AsSpan().ContainsAnyExceptInRange('0', '9')))
            return false;
        var middle = groups.AsSpan()[1..^1].ToArray();
        return middle.All(group => group.Length == 3) || mark == ',' && groups[0].Length < 3 && middle.All(group => group.Length == 2);
    }

    private static (string Body, string Exponent) Exponent(string digits)
    {
        var at = digits.AsSpan().IndexOfAny('e', 'E');
        if (at <= 0 || !char.IsAsciiDigit(digits[^1]))
            return (digits, "");
        var power = digits[(at + 1)..].TrimStart('+', '-');
        return power.Length is > 0 and < 4 && !power.AsSpan().ContainsAnyExceptInRange('0', '9') ? (digits[..at], digits[at..]) : (digits, "");
    }
}
