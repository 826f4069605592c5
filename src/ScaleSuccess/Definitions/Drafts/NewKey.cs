using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Definitions.Drafts;

/// <summary>Makes the key of what ops add from its words, so that they never type one: "How do you feel?" → <c>how_do_you_feel</c>.</summary>
public static partial class NewKey
{
    private const int Longest = 30;

    /// <param name="otherwise">When the words have no letter of use.</param>
    public static string Of(string words, IEnumerable<string> taken, string otherwise)
    {
        var plain = new StringBuilder();
        foreach (var letter in Placeholder().Replace(TypedText.Lines(words), " ").Normalize(NormalizationForm.FormD).ToLowerInvariant().Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark))
        {
            if (plain.Length > Longest) break;
            if (char.IsAsciiLetterOrDigit(letter)) plain.Append(letter);
            else if (plain.Length > 0 && plain[^1] != '_' && letter is not ('\'' or '’')) plain.Append('_');
        }
        var key = Cut(plain.ToString()).Trim('_').TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '_');
        if (key.Length == 0) key = otherwise;
        var known = taken.ToHashSet();
        return Enumerable.Range(1, known.Count + 2).Select(number => number == 1 ? key : $"{key}_{number.ToString(CultureInfo.InvariantCulture)}").First(one => !known.Contains(one));
    }

    /// <summary>At a word's end; only a word that fills most of it is cut itself.</summary>
    private static string Cut(string plain) => plain.Length <= Longest ? plain : plain.LastIndexOf('_') is var end and >= Longest / 3 ? plain[..end] : plain[..Longest];

    [GeneratedRegex(@"\{\{[^}]*\}\}")]
    private static partial Regex Placeholder();
}
