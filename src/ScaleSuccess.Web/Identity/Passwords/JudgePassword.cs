using System.Text;

namespace ScaleSuccess.Web.Identity.Passwords;

/// <summary>What is wrong with a chosen password.</summary>
public enum PasswordWeakness { TooShort, TooLong, Repeats, Pattern, HoldsAName, Common }

/// <summary>
/// Which passwords are refused: short ones, and those that a guesser tries first. As NIST SP 800-63B has it, with no rule about
/// which kinds of characters it needs.
/// </summary>
public static class JudgePassword
{
    /// <summary>In characters, however many bytes each takes.</summary>
    public const int Shortest = 12, Longest = 128;

    /// <summary>So many different characters, and so many that the one before does not foretell, at least.</summary>
    private const int LeastDifferent = 5, LeastUnforeseen = 6;

    /// <summary>So many characters have to be there besides names and common passwords.</summary>
    private const int LeastOwn = 6;

    private const int ShortestName = 3, ShortestPart = 4, MostCommonParts = 2, MostOwnBetween = 2, MostAdded = 3;

    /// <param name="names">Of the user, the vendor and the product: what a stranger would try.</param>
    /// <returns>Null when it may be used.</returns>
    public static PasswordWeakness? Of(string password, IEnumerable<string> names)
    {
        var length = password.EnumerateRunes().Count();
        if (length < Shortest) return PasswordWeakness.TooShort;
        if (length > Longest) return PasswordWeakness.TooLong;
        var small = password.ToLowerInvariant();
        if (Repeats(small)) return PasswordWeakness.Repeats;
        if (Unforeseen(small) < LeastUnforeseen) return PasswordWeakness.Pattern;
        var core = Plain(WithoutFrame(small));
        var rest = WithoutNames(core, names);
        if (rest.Length < core.Length && (rest.Count(char.IsLetter) < LeastOwn || IsCommon(rest))) return PasswordWeakness.HoldsAName;
        return IsCommon(small) || IsCommon(core) ? PasswordWeakness.Common : null;
    }

    /// <summary>The same part over and over, even cut off at the end, or hardly any different characters.</summary>
    private static bool Repeats(string text) =>
        text.Distinct().Count() < LeastDifferent
        || Enumerable.Range(1, text.Length / 2).Any(part => text.AsSpan(part).SequenceEqual(text.AsSpan(0, text.Length - part)));

    /// <summary>How many characters are neither next to the one before in the alphabet or on a keyboard, nor the same again.</summary>
    private static int Unforeseen(string text)
    {
        var count = 1;
        for (var i = 1; i < text.Length; i++)
            if (Math.Abs(text[i] - text[i - 1]) > 1 && !Keyboard.AreNeighbours(text[i], text[i - 1])) count++;
        return count;
    }

    /// <summary>A year, a number or an exclamation mark around it makes it no other password.</summary>
    private static string WithoutFrame(string small)
    {
        var letters = small.Index().Where(at => char.IsLetter(at.Item)).Select(at => at.Index).ToList();
        return letters.Count == 0 ? "" : small[letters[0]..(letters[^1] + 1)];
    }

    /// <summary>Letters and digits only, and letters for what looks like them: p@ssw0rd is password.</summary>
    private static string Plain(string small)
    {
        var plain = new StringBuilder(small.Length);
        foreach (var character in small)
            plain.Append(character switch
            {
                '0' => 'o',
                '1' or '!' or '|' => 'i',
                '3' => 'e',
                '4' or '@' => 'a',
                '5' or '$' => 's',
                '7' => 't',
                _ => character,
            });
        return string.Concat(plain.ToString().Where(char.IsLetterOrDigit));
    }

    private static string WithoutNames(string core, IEnumerable<string> names) =>
        names.Select(name => Plain(name.ToLowerInvariant())).Where(name => name.Length >= ShortestName).OrderByDescending(name => name.Length)
            .Aggregate(core, (rest, name) => rest.Replace(name, "", StringComparison.Ordinal));

    /// <summary>It is in the list, with little behind it, or is put together of one or two entries with digits and signs between them.</summary>
    private static bool IsCommon(string text)
    {
        for (var added = 0; added <= MostAdded && added < text.Length; added++)
            if (CommonPasswords.Contains(text.AsSpan(0, text.Length - added))) return true;
        var letters = string.Concat(text.Where(char.IsLetter));
        var (parts, own) = (0, 0);
        for (var at = 0; at < letters.Length;)
        {
            var part = LongestEntry(letters, at);
            if (part == 0) own++;
            else parts++;
            at += Math.Max(part, 1);
        }
        return parts > 0 && parts <= MostCommonParts && own <= MostOwnBetween;
    }

    private static int LongestEntry(string text, int at)
    {
        for (var length = Math.Min(text.Length - at, Shortest - 1); length >= ShortestPart; length--)
            if (CommonPasswords.Contains(text.AsSpan(at, length))) return length;
        return 0;
    }
}
