namespace ScaleSuccess.Surveys.Questions;

/// <summary>What somebody typed, as PostgreSQL takes it.</summary>
public static class TypedText
{
    /// <summary>Without NUL, which no text column holds, and cut where it is too long, never in the middle of a character.</summary>
    public static string Clean(string typed, int longest)
    {
        var text = typed.Replace("\0", "", StringComparison.Ordinal);
        if (text.Length <= longest) return text;
        return text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
    }
}
