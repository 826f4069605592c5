using ScaleSuccess.Emails.Texts;

namespace ScaleSuccess.Emails.Editing;

/// <summary>An e-mail in Markdown as its form has it: the same text as its file, without the lines of dashes.</summary>
/// <param name="Preheader">May be empty.</param>
public sealed record EmailWords(string Subject, string Preheader, string Body)
{
    /// <summary>As the file has it. A field has one line, whatever was posted.</summary>
    public string Source =>
        string.Join('\n', [MarkdownEmail.Fence, Line(MarkdownEmail.Subject, Subject), .. OneLine(Preheader).Length > 0 ? [Line(MarkdownEmail.Preheader, Preheader)] : Array.Empty<string>(), MarkdownEmail.Fence, Body.ReplaceLineEndings("\n").Trim('\n'), ""]);

    /// <summary>The line of the file in which the body begins, counted from 1.</summary>
    public int FirstLine => OneLine(Preheader).Length > 0 ? 5 : 4;

    /// <summary>Also of a text that cannot be sent: what is not understood stays in the body.</summary>
    public static EmailWords Of(string source)
    {
        var lines = source.ReplaceLineEndings("\n").Split('\n');
        var end = MarkdownEmail.EndOfHead(lines);
        return end < 0
            ? new EmailWords("", "", source)
            : new EmailWords(Field(MarkdownEmail.Subject), Field(MarkdownEmail.Preheader), string.Join('\n', lines.Skip(end + 1)).Trim('\n'));

        string Field(string name) =>
            lines[1..end].Where(line => line.StartsWith(name + ":", StringComparison.Ordinal)).Select(line => line[(name.Length + 1)..].Trim()).FirstOrDefault() ?? "";
    }

    private static string Line(string name, string text) => $"{name}: {OneLine(text)}";

    private static string OneLine(string text) => string.Join(' ', text.Split('\n', '\r').Select(line => line.Trim())).Trim();
}
