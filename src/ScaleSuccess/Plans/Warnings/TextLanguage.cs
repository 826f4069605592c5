using System.Text.RegularExpressions;

namespace ScaleSuccess.Plans.Warnings;

/// <summary>
/// A language of which it is known how easily its texts are read. English by Rudolf Flesch ("A new readability yardstick", 1948), German by Toni Amstad ("Wie
/// verständlich sind unsere Zeitungen?", 1978). From 60 on a text is plain, below 30 it reads like a contract.
/// </summary>
internal sealed partial class TextLanguage
{
    public const double Plain = 60, Contract = 30;

    private readonly double most, perWord, perSyllable;
    private readonly Func<string, string> heard;

    /// <param name="heard">A word in small letters without the vowels in it that are not heard.</param>
    private TextLanguage(double most, double perWord, double perSyllable, Func<string, string> heard) =>
        (this.most, this.perWord, this.perSyllable, this.heard) = (most, perWord, perSyllable, heard);

    public static TextLanguage English { get; } = new(206.835, 1.015, 84.6, word => Silent().Replace(word, ""));

    public static TextLanguage German { get; } = new(180, 1, 58.5, word => word.Replace("qu", "q", StringComparison.Ordinal));

    /// <summary>Words that every text of a language is full of; of those that several have, none.</summary>
    private static readonly (TextLanguage? Language, HashSet<string> Words)[] Known =
    [
        (English, ["the", "an", "to", "of", "and", "you", "your", "it", "is", "by", "for", "with", "what", "that", "this", "we", "one", "on", "at", "be", "are", "all", "from", "who", "they"]),
        (German, ["der", "die", "das", "dem", "den", "des", "ein", "eine", "einen", "einem", "einer", "und", "zu", "zum", "zur", "von", "vom", "im", "ist", "sind", "sie", "ihr", "ihre", "wir", "nicht", "mit", "für", "auf", "aus", "bei", "bis", "jede", "jeder", "jedes", "wer", "wird", "weniger", "mehr"]),
        (null, ["le", "la", "les", "des", "du", "et", "une", "pour", "dans", "vous", "est", "avec"]),
        (null, ["el", "la", "los", "las", "del", "y", "que", "para", "con", "una", "su"]),
        (null, ["il", "lo", "gli", "della", "del", "di", "e", "che", "per", "una", "con"]),
        (null, ["het", "een", "van", "en", "voor", "dat", "met", "niet", "zijn", "op", "te"]),
        (null, ["och", "att", "det", "den", "som", "på", "är", "för", "av", "og", "til", "af", "er", "ikke"]),
        (null, ["o", "os", "as", "da", "do", "dos", "e", "para", "uma", "com", "não"]),
    ];

    /// <summary>Null: it is one that cannot be measured. Jargon has few of the words that every text is full of, so one that has none is English unless its letters say otherwise.</summary>
    public static TextLanguage? Of(IReadOnlyCollection<string> words)
    {
        var small = words.Select(word => word.ToLowerInvariant()).ToList();
        var (language, count) = Known.Select(known => (known.Language, Count: small.Count(known.Words.Contains))).MaxBy(known => known.Count);
        var foreign = small.SelectMany(word => word).Where(letter => char.IsLetter(letter) && !char.IsAscii(letter)).Distinct().ToList();
        var isGerman = foreign.TrueForAll("äöüß".Contains);
        if (count == 0) return foreign.Count == 0 ? English : isGerman ? German : null;
        return language == German && !isGerman ? null : language;
    }

    /// <param name="words">At least one.</param>
    public double Ease(IReadOnlyCollection<string> words, int sentences) =>
        most - (perWord * words.Count / sentences) - (perSyllable * words.Sum(Syllables) / words.Count);

    /// <summary>As many as there are groups of vowels that are heard. What has none, such as a number, counts as one.</summary>
    public int Syllables(string word) => Math.Max(1, Vowels().Count(heard(word.ToLowerInvariant())));

    // The e of "use" and "used", not those of "table", "wanted" and "needed"; the es of "times", not that of "boxes".
    [GeneratedRegex("(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouyscxzhg])es$")]
    private static partial Regex Silent();

    [GeneratedRegex("[aeiouyäöü]+")]
    private static partial Regex Vowels();
}
