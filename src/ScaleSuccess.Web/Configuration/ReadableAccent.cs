using System.Globalization;

namespace ScaleSuccess.Web.Configuration;

/// <summary>
/// E-mail programs know neither oklch nor color-mix, so the accent behind white button text is darkened here
/// until WCAG's 4.5:1 holds. Relative luminance as defined by WCAG 2.2.
/// </summary>
public static class ReadableAccent
{
    private const double LeastContrast = 4.5;

    /// <param name="hex">#rgb or #rrggbb.</param>
    public static string OnWhite(string hex)
    {
        var colour = Parse(hex);
        while (1.05 / (Luminance(colour) + 0.05) < LeastContrast)
            colour = Array.ConvertAll(colour, channel => channel * 0.96);
        return "#" + string.Concat(colour.Select(channel => ((int)channel).ToString("x2", CultureInfo.InvariantCulture)));
    }

    private static double[] Parse(string hex)
    {
        var digits = hex.Length == 4 ? string.Concat(hex[1..].Select(digit => $"{digit}{digit}")) : hex[1..];
        return [.. Enumerable.Range(0, 3).Select(i => (double)int.Parse(digits.AsSpan(i * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
    }

    private static double Luminance(double[] colour)
    {
        var linear = Array.ConvertAll(colour, channel =>
            channel / 255 <= 0.04045 ? channel / 255 / 12.92 : Math.Pow((channel / 255 + 0.055) / 1.055, 2.4));
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }
}
