using System.Globalization;
using System.Text.RegularExpressions;
using ScaleSuccess.Definitions;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Surveys.Warnings;

namespace ScaleSuccess.Plans.Warnings;

/// <summary>Texts with more words in a sentence than people take in at a glance, or with longer words than they read with ease. In the languages that are known alone: others have other words.</summary>
internal static partial class HardToRead
{
    /// <summary>In a sentence that is read, and in the name of a thing, which stands in lists and mails.</summary>
    private const int MostInSentence = 20, MostInName = 14;

    /// <summary>Of fewer words a formula says nothing.</summary>
    private const int FewestForEase = 8;

    /// <summary>A word that is worth naming.</summary>
    private const int LongWord = 4, MostNamed = 3;

    public static IEnumerable<Warning> Of(YamlNode file, PlanFiles files)
    {
        var texts = Texts(file, files).ToList();
        if (TextLanguage.Of([.. texts.SelectMany(text => Words(text.Text))]) is not { } language) yield break;
        foreach (var (path, about, text, most) in texts)
        {
            if (Sentences().Split(Spoken(text)).Max(sentence => Words(sentence).Count()) is var longest && longest > most)
                yield return new Warning(path, about, string.Create(CultureInfo.InvariantCulture,
                    $"A sentence has {longest} words; people take in up to {most}: {(most == MostInName ? "say it shorter" : "make two of it, or say it shorter")}."));
            if (Words(text).ToList() is { Count: >= FewestForEase } words && language.Ease(words, Sentences().Split(Spoken(text)).Length) < TextLanguage.Contract)
                yield return new Warning(path, about, Longest(words, language) is { } such ? $"It reads like a contract: say it in shorter words, not {such}." : "It reads like a contract: say it in shorter words.");
        }
        if (texts is [var first, ..] && Ease(texts.Select(text => text.Text), language) is < TextLanguage.Plain - 10)
            yield return new Warning(first.Path, first.About, $"Taken together, all its texts are hard to read: most people give up on texts like these. Use shorter sentences, and shorter words than {Longest(texts.SelectMany(text => Words(text.Text)), language) ?? "these"}.");
    }

    /// <summary>Whether its texts are in a language that is known, so that silence says that they are easy to read.</summary>
    public static bool CanTell(YamlNode file, PlanFiles files) => TextLanguage.Of([.. Texts(file, files).SelectMany(text => Words(text.Text))]) is not null;

    private static IEnumerable<(IReadOnlyList<object> Path, string About, string Text, int Most)> Texts(YamlNode file, PlanFiles files)
    {
        foreach (var key in new[] { "title", "objective" })
            if (file.TextAt(key) is { } text) yield return ([key], $"`{key}`", text, MostInName);
        var parts = file.TextAt("goal") is { } goal ? files.Goals.Where(one => one.Goal == goal).SelectMany(PlanParts.Of) : files.Templates.Where(one => one.Key == file.TextAt("segment")).SelectMany(PlanParts.Of);
        foreach (var part in parts) yield return (part.Path, part.About, part.Text, part.Of is TemplateLine ? MostInSentence : MostInName);
    }

    /// <summary>Of all texts together; null: they say too little.</summary>
    private static double? Ease(IEnumerable<string> texts, TextLanguage language)
    {
        var all = texts.ToList();
        return all.SelectMany(Words).ToList() is { Count: >= 5 * FewestForEase } words ? language.Ease(words, all.Sum(text => Sentences().Split(Spoken(text)).Length)) : null;
    }

    /// <summary>The longest ones, quoted; null: none is long.</summary>
    private static string? Longest(IEnumerable<string> words, TextLanguage language) => words.Select(word => (Word: word, Count: language.Syllables(word))).Where(word => word.Count >= LongWord).DistinctBy(word => word.Word.ToLowerInvariant())
        .OrderByDescending(word => word.Count).Take(MostNamed).Select(word => $"“{word.Word}”").ToList() is { Count: > 0 } longest ? string.Join(", ", longest) : null;

    /// <summary>A name counts as one word, whatever a customer has written there.</summary>
    private static string Spoken(string text) => Name().Replace(Block().Replace(text, ""), "x");

    private static IEnumerable<string> Words(string text) => Spoken(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(char.IsLetterOrDigit)).Select(word => word.Trim('.', ',', ':', ';', '!', '?', '“', '”'));

    [GeneratedRegex(@"\{\{[#/!][^}]*\}\}|\{\{else\}\}")]
    private static partial Regex Block();

    [GeneratedRegex(@"\{\{[^}]*\}\}")]
    private static partial Regex Name();

    [GeneratedRegex(@"(?<=[.!?;:])\s+")]
    private static partial Regex Sentences();
}
