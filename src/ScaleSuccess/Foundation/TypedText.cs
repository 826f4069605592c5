using System.Buffers;
using System.Globalization;
using System.Text;

namespace ScaleSuccess.Foundation;

/// <summary>
/// Text that people or other systems enter, made fit to be stored and shown to others: composed (NFC), line ends as "\n",
/// and without characters that nobody sees or that turn the text around them (control, bidirectional, invisible ones).
/// Joiners stay where a script or an emoji needs them.
/// </summary>
public static class TypedText
{
    /// <summary>What most texts are made of.</summary>
    private static readonly SearchValues<char> Visible = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code), '\t', '\n', '\r']);

    private const int ZeroWidthNonJoiner = 0x200C, ZeroWidthJoiner = 0x200D, Keycap = 0x20E3, BlackFlag = 0x1F3F4;

    /// <summary>A name, a title, a subject: one line, single spaces, none around it.</summary>
    public static string OneLine(string? typed) =>
        string.Join(' ', Lines(typed).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Free text: its lines and spaces stay as they are.</summary>
    public static string Lines(string? typed)
    {
        if (string.IsNullOrEmpty(typed)) return "";
        var text = new StringBuilder(typed.Length);
        foreach (var rune in Kept(typed.ReplaceLineEndings("\n"))) text.Append(rune.ToString());
        return text.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Whether something in it would be taken out: where that would change whom it names, it is refused instead.</summary>
    public static bool HidesSomething(string text) =>
        text.Any(char.IsControl) || !IsWhole(text) || Kept(text).Count() != text.EnumerateRunes().Count();

    /// <summary>Where the first character stands that <see cref="Lines"/> takes out; null: there is none.</summary>
    public static int? FirstHidden(string text)
    {
        if (text.AsSpan().IndexOfAnyExcept(Visible) < 0) return null;
        Rune[] runes = [.. text.EnumerateRunes()];
        var (at, before) = (0, default(Rune));
        for (var i = 0; i < runes.Length; i++)
        {
            // Of a line end.
            if (runes[i].Value != '\r')
            {
                if (!Stays(runes[i], before, i + 1 < runes.Length ? runes[i + 1] : default)) return at;
                before = runes[i];
            }
            at += runes[i].Utf16SequenceLength;
        }
        return null;
    }

    /// <summary>As browsers count for <c>maxlength</c>: UTF-16 code units, a line end once.</summary>
    public static int Length(string text) => text.Length - text.AsSpan().Count("\r\n");

    /// <summary>For looking something up: what is too long may be cut, since nothing is stored.</summary>
    public static string ToFind(string? typed, int longest)
    {
        var text = OneLine(typed);
        return text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
    }

    /// <summary>A lone half of a character becomes U+FFFD, which every database and e-mail takes.</summary>
    private static IEnumerable<Rune> Kept(string text)
    {
        Rune[] runes = [.. text.EnumerateRunes()];
        var before = default(Rune);
        for (var i = 0; i < runes.Length; i++)
        {
            if (!Stays(runes[i], before, i + 1 < runes.Length ? runes[i + 1] : default)) continue;
            yield return before = runes[i];
        }
    }

    private static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[++i])) return false;
        }
        return true;
    }

    private static bool Stays(Rune rune, Rune before, Rune after) => rune.Value switch
    {
        '\n' or '\t' => true,
        ZeroWidthNonJoiner or ZeroWidthJoiner => Joins(before) && Joins(after),
        // Hangul fillers, Khmer inherent vowels, the grapheme joiner, the empty Braille cell: letters by their class, and empty.
        0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x17B4 or 0x17B5 or 0x034F or 0x2800 => false,
        >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF or >= 0x180B and <= 0x180F => Varies(before, after),
        // The flags of England, Scotland and Wales are spelled with tags.
        >= 0xE0020 and <= 0xE007F => before.Value is BlackFlag or (>= 0xE0020 and <= 0xE007E),
        // No characters: .NET composes no text that holds them.
        >= 0xFDD0 and <= 0xFDEF => false,
        var value when (value & 0xFFFE) == 0xFFFE => false,
        _ => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format),
    };

    /// <summary>Arabic and Indic letters and marks, and emoji, whose shape a joiner between them decides.</summary>
    private static bool Joins(Rune rune) => rune.Value switch
    {
        >= 0x0600 and <= 0x08FF or >= 0x0900 and <= 0x109F or >= 0x1780 and <= 0x18AF or >= 0xFB50 and <= 0xFDFF or >= 0xFE70 and <= 0xFEFC =>
            Rune.IsLetter(rune) || IsMark(rune),
        0xFE0F or (>= 0x1F3FB and <= 0x1F3FF) => true,
        _ => Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol || rune.Value is 0x2640 or 0x2642,
    };

    /// <summary>A variation selector, once, after what has variants: symbols, keycaps, Chinese characters, Mongolian.</summary>
    private static bool Varies(Rune before, Rune after) => Rune.GetUnicodeCategory(before) switch
    {
        UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.OtherLetter => true,
        UnicodeCategory.OtherPunctuation => before.Value is 0x203C or 0x2049 || after.Value == Keycap,
        UnicodeCategory.DecimalDigitNumber => after.Value == Keycap,
        _ => false,
    };

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
