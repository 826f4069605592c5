using System.Globalization;
using System.Text;

namespace ScaleSuccess.Foundation;

/// <summary>
/// Text without letter case, to compare and to search: Unicode's full case folding, the same in every language and on every
/// database. PostgreSQL's lower() knows only a to z on a cluster of locale C, and what it makes of the Turkish i differs.
/// </summary>
public static class FoldedText
{
    /// <summary>Letters whose folding is several letters and which upper and lower case do not show (CaseFolding.txt, status F).</summary>
    private static readonly Dictionary<char, string> Several = new()
    {
        ['ß'] = "ss", ['ẞ'] = "ss", ['İ'] = "i̇", ['ŉ'] = "ʼn", ['ẚ'] = "aʾ", ['և'] = "եւ", ['\u0345'] = "ι",
        ['ﬀ'] = "ff", ['ﬁ'] = "fi", ['ﬂ'] = "fl", ['ﬃ'] = "ffi", ['ﬄ'] = "ffl", ['ﬅ'] = "st", ['ﬆ'] = "st",
        ['ﬓ'] = "մն", ['ﬔ'] = "մե", ['ﬕ'] = "մի", ['ﬖ'] = "վն", ['ﬗ'] = "մխ",
    };

    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        // Taken apart, so that accents do not hide a letter; upper case first, so that ς and ſ become σ and s.
        foreach (var letter in TypedText.Lines(text).Normalize(NormalizationForm.FormD))
            folded.Append(Several.TryGetValue(letter, out var letters) ? letters : char.ToLowerInvariant(char.ToUpperInvariant(letter)).ToString());
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    public static bool Same(string one, string other) => Of(one) == Of(other);
}
