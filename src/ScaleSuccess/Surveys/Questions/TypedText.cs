namespace ScaleSuccess.Surveys.Questions;

/// <summary>Typed text in a form that PostgreSQL accepts.</summary>
public static class TypedText
{
    /// <summary>Without NUL, which text columns cannot store, and cut if it is too long, never in the middle of a character.</summary>
    public static string Clean(string typed, int longest)
    {
        var text = typed.Replace("\0", "", StringComparison.Ordinal);
        if (text.Length <= longest) return text;
        return text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
    }
}
