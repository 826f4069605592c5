using System.Globalization;
using System.Text;

namespace ScaleSuccess.SegmentCli.Files;

/// <summary>Numbers and foreign texts in the sentences that a command says.</summary>
internal static class Wording
{
    private const int Longest = 60;

    /// <summary>"1 row", "2 rows".</summary>
    public static string Count(int count, string one) => FormattableString.Invariant($"{count} {one}{(count == 1 ? "" : "s")}");

    /// <summary>To three decimals, and never the -0.000 that a hair below 0 would show as.</summary>
    public static double Rounded(double number) => Math.Round(number, 3) + 0.0;

    /// <summary>A file's own text within a sentence: on one line, not long, and without characters that would steer a terminal.</summary>
    public static string Shown(string text)
    {
        var shown = new StringBuilder(text.Length <= Longest ? text : text[..(Longest - 1)] + "…");
        for (var i = 0; i < shown.Length; i++)
            if (char.GetUnicodeCategory(shown[i]) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate && !IsPair(shown, i))
                shown[i] = '\uFFFD';
        return shown.ToString();
    }

    private static bool IsPair(StringBuilder text, int i) =>
        i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]) || i > 0 && char.IsSurrogatePair(text[i - 1], text[i]);
}
