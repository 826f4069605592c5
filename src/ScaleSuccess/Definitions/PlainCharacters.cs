namespace ScaleSuccess.Definitions;

/// <summary>What every definition's text must be before anything reads it: of bounded length and without control characters.</summary>
public static class PlainCharacters
{
    /// <summary>The first thing wrong; null: nothing.</summary>
    public static Flaw? Flaw(string text, int most)
    {
        if (text.Length > most) return new Flaw(0, $"It has {text.Length:N0} characters; at most {most:N0} are allowed.");
        var at = text.AsSpan().IndexOfAny(Forbidden);
        return at < 0 ? null : new Flaw(text.AsSpan(0, at).Count('\n'), $"The control character U+{(int)text[at]:X4} is not allowed: remove it.");
    }

    private static readonly System.Buffers.SearchValues<char> Forbidden = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r'))]);
}
