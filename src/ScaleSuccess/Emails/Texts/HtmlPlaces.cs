namespace ScaleSuccess.Emails.Texts;

/// <summary>Where in HTML something is.</summary>
/// <param name="InStyle">In a style sheet.</param>
/// <param name="InTag">Between the brackets of a tag.</param>
/// <param name="Attribute">Inside the quotes of this attribute's value; null: of none.</param>
internal readonly record struct HtmlPlace(bool InStyle, bool InTag, string? Attribute);

/// <summary>
/// Goes through HTML once, from the start to the end, and tells for growing positions what encloses them. Braces are skipped as they are:
/// what fills them is not known yet.
/// </summary>
internal sealed class HtmlPlaces(string html)
{
    private int at;
    private bool inStyle;
    private bool opensStyle;
    private bool inTag;
    private char quote;
    private int nameFrom;
    private int nameTo;

    /// <param name="position">Not before the last one asked for.</param>
    public HtmlPlace At(int position)
    {
        while (at < position) at = Step();
        return new HtmlPlace(inStyle || opensStyle, inTag, quote == default ? null : html[nameFrom..nameTo]);
    }

    private int Step()
    {
        if (quote != default) return InQuotes();
        if (inTag) return InTag();
        if (Begins("<style")) (inTag, opensStyle, inStyle) = (true, true, false);
        else if (Begins("</style")) (inTag, inStyle) = (true, false);
        else if (!inStyle && html[at] == '<' && at + 1 < html.Length && char.IsAsciiLetter(html[at + 1])) inTag = true;
        return at + 1;
    }

    private int InQuotes()
    {
        if (html[at] == quote) quote = default;
        return at + 1;
    }

    private int InTag()
    {
        switch (html[at])
        {
            case '>':
                (inTag, inStyle, opensStyle) = (false, opensStyle, false);
                break;
            case '<':
                // The tag before it was never closed.
                inTag = opensStyle = false;
                return at;
            case '"' or '\'':
                quote = html[at];
                FindName();
                break;
        }
        return at + 1;
    }

    /// <summary>The attribute whose quotes open here: the name before the equals sign.</summary>
    private void FindName()
    {
        var to = at;
        while (to > 0 && char.IsWhiteSpace(html[to - 1])) to--;
        if (to > 0 && html[to - 1] == '=') to--;
        while (to > 0 && char.IsWhiteSpace(html[to - 1])) to--;
        var from = to;
        while (from > 0 && IsOfName(html[from - 1])) from--;
        (nameFrom, nameTo) = (from, to);
    }

    private static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or ':' or '.' or '@';

    private bool Begins(string word) => html.AsSpan(at).StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
