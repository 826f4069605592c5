using System.Globalization;

namespace ScaleSuccess.Surveys;

/// <summary>Numbers as people type them: 1,200 or 1.200 or 1 200,5 or 12 %.</summary>
public static class Numbers
{
    /// <summary>
    /// A lone separator followed by exactly three digits groups thousands; any other lone separator is a decimal
    /// one; of two kinds the last is the decimal one.
    /// </summary>
    public static bool TryRead(string text, out double number)
    {
        var digits = new string([.. text.Where(c => !char.IsWhiteSpace(c) && c is not ('\'' or '%' or '\u00a0' or '\u202f'))]);
        var last = digits.LastIndexOfAny(['.', ',']);
        if (last >= 0)
        {
            var separator = digits[last];
            var other = separator == '.' ? ',' : '.';
            var several = digits.Count(c => c == separator) > 1;
            var groups = several || (digits.Length - last == 4 && !digits.Contains(other) && digits[..last].Trim('-') != "0");
            digits = digits.Replace(other.ToString(), "", StringComparison.Ordinal);
            digits = groups
                ? digits.Replace(separator.ToString(), "", StringComparison.Ordinal)
                : digits.Replace(separator, '.');
        }
        return double.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
    }
}
