using ScaleSuccess.Foundation;

namespace ScaleSuccess.Definitions;

/// <summary>
/// What every definition's text must be before anything reads it: of bounded length, and without characters that nobody sees
/// or that turn the text around them (<see cref="TypedText"/>).
/// </summary>
public static class PlainCharacters
{
    /// <summary>The first thing wrong; null: nothing.</summary>
    public static Flaw? Flaw(string text, int most)
    {
        if (text.Length > most) return new Flaw(0, $"It has {text.Length:N0} characters; at most {most:N0} are allowed.");
        if (TypedText.FirstHidden(text) is not { } at) return null;
        var place = at - text.LastIndexOf('\n', at);
        return new Flaw(text.AsSpan(0, at).Count('\n'), $"The {Name(text, at)} at position {place} of this line is not allowed: remove it.");
    }

    /// <summary>A text that an escape has made, such as "\u202E" in YAML.</summary>
    /// <returns>What is wrong; null: nothing.</returns>
    public static string? Wrong(string escaped) =>
        TypedText.FirstHidden(escaped) is { } at ? $"An escape makes the {Name(escaped, at)}, which is not allowed: remove it." : null;

    /// <summary>For what was stored before this was asked: as it is, unless something is wrong.</summary>
    public static string Clean(string stored) => TypedText.FirstHidden(stored) is null ? stored : TypedText.Lines(stored);

    private static string Name(string text, int at)
    {
        var code = at + 1 < text.Length && char.IsSurrogatePair(text, at) ? char.ConvertToUtf32(text, at) : text[at];
        return $"{(code < 0xA0 ? "control" : "invisible")} character U+{code:X4}";
    }
}
