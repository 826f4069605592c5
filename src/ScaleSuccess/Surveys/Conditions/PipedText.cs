using ScaleSuccess.Definitions;

namespace ScaleSuccess.Surveys.Conditions;

/// <summary>A text of a survey with earlier answers and known facts in it. Plain text: who shows it on a page escapes it there.</summary>
public static class PipedText
{
    public const string AnswerPrefix = "answers.";

    public static string Fill(string text, Known known) => Fill(text, name => IsAnswer(name) ? known.Words(Question(name)) : known.Facts.Of(name) ?? "");

    /// <summary>As the console shows a question to everybody: with names in place of what is put in.</summary>
    public static string Outline(string text) => Fill(text, name => $"[{(IsAnswer(name) ? Question(name) : name)}]");

    private static string Fill(string text, Func<string, string> word)
    {
        if (!IsPiped(text)) return text;
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
    public static IEnumerable<string> Names(string text) => Placeholders.In(text).Names.Select(name => name.Name).Distinct();

    public static bool IsAnswer(string name) => name.StartsWith(AnswerPrefix, StringComparison.Ordinal);
    public static string Question(string name) => name[AnswerPrefix.Length..];

    /// <summary>What is wrong with a text; whether its questions exist is checked when the whole survey is known.</summary>
    public static IEnumerable<Flaw> Flaws(string text)
    {
        foreach (var flaw in CompiledText.Flaws(text)) yield return flaw;
        foreach (var name in Placeholders.In(text).Names)
        {
            if (name.IsList) yield return new Flaw(name.Line, $"`{name.Name}` is a text, not a list for `{{{{#each}}}}`.");
            if (name.Raw) yield return new Flaw(name.Line, $"Write `{{{{{name.Name}}}}}` with two braces.");
            if (Fact.InTexts.Contains(name.Name) || IsAnswer(name.Name)) continue;
            yield return new Flaw(name.Line, $"`{name.Name}` is not known: a survey knows {string.Join(", ", Fact.InTexts)} and {AnswerPrefix}QUESTION."
                + ClosestName.Hint(name.Name, Fact.InTexts));
        }
    }
}
