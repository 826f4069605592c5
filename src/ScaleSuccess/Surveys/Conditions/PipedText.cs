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
        // A draft's text may still be wrong: it is shown as it was typed.
        if (!IsPiped(text) || Flaws(text).Any() || Names(text).Any(name => name.Count('.') != 1)) return text;
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
    public static IEnumerable<Flaw> Flaws(string text) => CompiledText.Flaws(text, "a survey", Fact.InTexts, AnswerPrefix);
}
