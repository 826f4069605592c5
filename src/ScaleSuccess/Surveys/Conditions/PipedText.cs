using System.Text.RegularExpressions;
using ScaleSuccess.Definitions;

namespace ScaleSuccess.Surveys.Conditions;

/// <summary>
/// A text of a survey with earlier answers and known facts in it, and perhaps with what is read instead where there is none: <c>{{answers.tool | your tool}}</c>.
/// Plain text: who shows it on a page escapes it there.
/// </summary>
public static partial class PipedText
{
    public const string AnswerPrefix = "answers.", Gap = "…";

    public static string Fill(string text, Known known) => IsPiped(text) ? Filled(text, known) : text;

    private static string Filled(string text, Known known)
    {
        var gap = false;
        var filled = Fill(text, name =>
        {
            var word = IsAnswer(name) ? known.Words(Question(name)) : known.Facts.Of(name) ?? "";
            gap |= word.Length == 0;
            return word;
        });
        // What stood around an answer that is not there closes up; the linter asks for words in its place.
        return gap ? Space().Replace(BeforeStop().Replace(filled, "$1"), " ") : filled;
    }

    /// <summary>As the console shows a question to everybody: a gap in place of what is put in, never its name.</summary>
    public static string Outline(string text) => Fill(text, _ => Gap);

    private static string Fill(string text, Func<string, string> word)
    {
        // A draft's text may still be wrong: it is shown as it was typed.
        if (!IsPiped(text) || Flaws(text).Any() || Names(text).Any(name => name.Count('.') != 1)) return text;
        text = Spelled(text);
        var words = new Dictionary<string, object?>();
        foreach (var name in Names(text))
        {
            // Every name has two parts: customer.name, answers.goals.
            var dot = name.IndexOf('.', StringComparison.Ordinal);
            if (!words.TryGetValue(name[..dot], out var part)) words[name[..dot]] = part = new Dictionary<string, object?>();
            ((Dictionary<string, object?>)part!)[name[(dot + 1)..]] = word(name);
        }
        return CompiledText.Plain(text, words).Trim();
    }

    public static bool IsPiped(string text) => text.Contains("{{", StringComparison.Ordinal);

    /// <summary>What a text names, without repeats.</summary>
    public static IEnumerable<string> Names(string text) => Placeholders.In(Spelled(text)).Names.Select(name => name.Name).Distinct();

    /// <summary>Those whose place stays empty where there is no answer: without words instead, and in no <c>{{#if}}</c> about them.</summary>
    public static IEnumerable<string> Bare(string text)
    {
        var open = new Stack<string>();
        foreach (Match tag in Tag().Matches(Spelled(text)))
            switch (tag.Groups[1].Value.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                case ["#if", var name]: open.Push(name); break;
                case ["else"] when open.TryPop(out _): open.Push(""); break;
                case [var word, ..] when word.StartsWith('#'): open.Push(""); break;
                case [var word] when word.StartsWith('/'): open.TryPop(out _); break;
                case [var name] when IsAnswer(name) && !open.Contains(name): yield return name; break;
            }
    }

    /// <summary>Without the words that are read instead.</summary>
    public static string WithoutInstead(string text) => Instead().Replace(text, "{{$1}}");

    /// <summary>Words instead, as the block that they stand for.</summary>
    private static string Spelled(string text) => Instead().Replace(text, "{{#if $1}}{{$1}}{{else}}$2{{/if}}");

    public static bool IsAnswer(string name) => name.StartsWith(AnswerPrefix, StringComparison.Ordinal);
    public static string Question(string name) => name[AnswerPrefix.Length..];

    /// <summary>What is wrong with a text; whether its questions exist is checked when the whole survey is known.</summary>
    public static IEnumerable<Flaw> Flaws(string text) => CompiledText.Flaws(Spelled(text), "a survey", Fact.InTexts, AnswerPrefix);

    [GeneratedRegex(@"\{\{\s*([A-Za-z][\w.]*)\s*\|\s*([^{}|\\]*[^{}|\\\s])\s*\}\}")]
    private static partial Regex Instead();

    [GeneratedRegex(@"\{\{([^{}]*)\}\}")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+([.,;:!?])")]
    private static partial Regex BeforeStop();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Space();
}
