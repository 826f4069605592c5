using System.Globalization;
using System.Text.RegularExpressions;

namespace ScaleSuccess.Surveys.Questions;

/// <summary>Numbers as people type them: 1,200 or 1.200 or 1 200,5 or 12 %.</summary>
public static partial class Numbers
{
    /// <summary>
    /// Separators that leave groups of three digits group thousands, also a lone one ("1,200"; not after 0, as in
    /// "0,125"). A lone one elsewhere is the decimal one. Anything else is not a number: better to ask again than to guess.
    /// </summary>
    public static bool TryRead(string text, out double number)
    {
        var digits = new string([.. text.Where(c => !char.IsWhiteSpace(c) && c is not ('\'' or '’' or '%'))]);
        if (CommaGroups().IsMatch(digits)) digits = digits.Replace(",", "", StringComparison.Ordinal);
        else if (PointGroups().IsMatch(digits)) digits = digits.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        else digits = digits.Replace(',', '.');
        return double.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
    }

    /// <summary>As it stands in a field, to be read again as the same number: three decimals would be taken for thousands.</summary>
    public static string Write(double number)
    {
        var text = number.ToString("0.###############", CultureInfo.CurrentCulture);
        return ThreeDecimals().IsMatch(text) ? text + "0" : text;
    }

    [GeneratedRegex(@"[.,]\d{3}$")]
    private static partial Regex ThreeDecimals();

    [GeneratedRegex(@"^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$")]
    private static partial Regex CommaGroups();

    [GeneratedRegex(@"^[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d*)?$")]
    private static partial Regex PointGroups();
}
