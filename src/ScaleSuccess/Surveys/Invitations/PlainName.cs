using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ScaleSuccess.Surveys.Invitations;

/// <summary>
/// A name as a stranger may read it in our e-mail: short, and nothing in it that a mail program makes a link of. Somebody
/// may have typed it to have us send their advertisement.
/// </summary>
public static partial class PlainName
{
    private const int Longest = 50, MostDigits = 4;
    private const string Marks = "-'’&,+().·";

    public static string Of(string name)
    {
        var visible = new StringBuilder();
        foreach (var rune in name.EnumerateRunes().Take(1000)) visible.Append(IsOfNames(rune) ? rune.ToString() : " ");
        var plain = LinkWord().Replace(visible.ToString(), " ");
        // "evil.example" is linked, "evil. example" is not.
        plain = DotWithin().Replace(plain, ". ");
        if (plain.Count(char.IsDigit) > MostDigits) plain = string.Concat(plain.Where(c => !char.IsDigit(c)));
        return Shortened(string.Join(' ', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    private static bool IsOfNames(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
        or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark
        or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber || (rune.IsBmp && Marks.Contains((char)rune.Value));

    private static string Shortened(string plain)
    {
        if (plain.Length <= Longest) return plain;
        return plain[..(char.IsHighSurrogate(plain[Longest - 1]) ? Longest - 1 : Longest)].TrimEnd() + "…";
    }

    [GeneratedRegex(@"\b(https?|ftp|mailto|www|tel)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LinkWord();

    [GeneratedRegex(@"\.+(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex DotWithin();
}
