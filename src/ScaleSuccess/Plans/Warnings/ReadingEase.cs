using System.Text.RegularExpressions;

namespace ScaleSuccess.Plans.Warnings;

/// <summary>
/// How easily an English text is read, by Rudolf Flesch ("A new readability yardstick", 1948): 206.835 − 1.015 × words in a sentence − 84.6 × syllables in a
/// word. From 60 on it is plain English, below 30 it reads like a contract.
/// </summary>
internal static partial class ReadingEase
{
    public const double Plain = 60, Contract = 30;

    /// <param name="words">At least one.</param>
    public static double Of(IReadOnlyCollection<string> words, int sentences) =>
        206.835 - (1.015 * words.Count / sentences) - (84.6 * words.Sum(Syllables) / words.Count);

    /// <summary>As many as there are groups of vowels, but for an e that is not heard. What has none, such as a number, counts as one.</summary>
    public static int Syllables(string word)
    {
        var heard = Silent().Replace(word.ToLowerInvariant(), "");
        return Math.Max(1, Vowels().Count(heard));
    }

    // The e of "use" and "used", not those of "table", "wanted" and "needed"; the es of "times", not that of "boxes".
    [GeneratedRegex("(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouyscxzhg])es$")]
    private static partial Regex Silent();

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex Vowels();
}
