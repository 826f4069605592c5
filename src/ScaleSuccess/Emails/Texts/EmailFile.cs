using System.Text.RegularExpressions;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Texts;

/// <summary>
/// Reads one e-mail from emails/KEY.md (see <see cref="MarkdownEmail"/>), or from a pair of files: KEY.txt, which begins with its subject, and KEY.html. A pair
/// is what the frame is, and what e-mails were before they were Markdown.
/// </summary>
public static partial class EmailFile
{
    private const string SubjectStart = "Subject:";
    internal const int MostSubject = 150;

    /// <summary>Reads what is about to become active: what was stored before a rule is still sent, what is written now has to keep it.</summary>
    /// <param name="html">Null: the text is Markdown.</param>
    public static Read<EmailTemplate> ReadNew(EmailTypes types, string key, string text, string? html)
    {
        if (html is null) return MarkdownEmail.Read(types, key, text);
        var read = Read(types, key, text, html);
        if (types.VariablesOf(key) is not { } known) return read;
        var missing = MissingLinks(key, text, html, known).ToList();
        return (read, missing) switch
        {
            (_, []) => read,
            (Read<EmailTemplate>.Bad(var mistakes), _) => new Read<EmailTemplate>.Bad([.. mistakes, .. missing]),
            _ => new Read<EmailTemplate>.Bad(missing),
        };
    }

    /// <inheritdoc cref="ReadNew"/>
    public static Read<EmailTemplate> Read(EmailTypes types, string key, string text, string? html)
    {
        if (html is null) return MarkdownEmail.Read(types, key, text);
        var mistakes = new List<Mistake>();
        var (textFile, htmlFile) = ($"emails/{key}.txt", $"emails/{key}.html");
        var about = $"e-mail `{key}`";
        text = text.ReplaceLineEndings("\n");
        html = html.ReplaceLineEndings("\n");
        if (types.VariablesOf(key) is not { } known)
        {
            mistakes.Add(new Mistake(textFile, 0, about, $"No e-mail has this name.{ClosestName.Hint(key, types.Keys)}"));
            return new Read<EmailTemplate>.Bad(mistakes);
        }
        var (subject, body) = key == EmailTypes.Frame ? ("", text) : Split(text, textFile, about, mistakes);
        mistakes.AddRange(CheckEmailText.Flaws(text, known, isHtml: false).Select(flaw => Mistake(textFile, about, flaw)));
        mistakes.AddRange(CheckEmailText.Flaws(html, known, isHtml: true).Select(flaw => Mistake(htmlFile, about, flaw)));
        if (body.Trim().Length == 0) mistakes.Add(new Mistake(textFile, 1, about, "The text is empty: some people read only the text version."));
        if (html.Trim().Length == 0) mistakes.Add(new Mistake(htmlFile, 1, about, "The file is empty."));
        return mistakes.Count > 0
            ? new Read<EmailTemplate>.Bad(mistakes)
            : new Read<EmailTemplate>.Good(new EmailTemplate { Key = key, Subject = subject, Text = body, Html = html });
    }

    private static IEnumerable<Mistake> MissingLinks(string key, string text, string html, IReadOnlyDictionary<string, VariableKind> known)
    {
        foreach (var link in CheckEmailText.LinksOnlyIn(html, text, known))
            yield return new Mistake($"emails/{key}.txt", 0, $"e-mail `{key}`", $"The text lacks `{{{{{link}}}}}`, which the HTML has: some people read only the text.");
        if (key != EmailTypes.Frame) yield break;
        foreach (var (part, content) in new[] { ("txt", text), ("html", html) })
            if (!content.Contains("links.unsubscribe", StringComparison.Ordinal))
                yield return new Mistake($"emails/{key}.{part}", 0, $"e-mail `{key}`", "`{{links.unsubscribe}}` is missing: every e-mail needs it.");
    }

    private static (string Subject, string Body) Split(string text, string file, string about, List<Mistake> mistakes)
    {
        var lines = text.Split('\n');
        if (!lines[0].StartsWith(SubjectStart, StringComparison.Ordinal))
        {
            mistakes.Add(new Mistake(file, 1, about, "The first line should be `Subject: …`, then an empty line."));
            return ("", text);
        }
        var subject = lines[0][SubjectStart.Length..].Trim();
        if (subject.Length == 0) mistakes.Add(new Mistake(file, 1, about, "The subject is empty."));
        if (LengthOf(subject) is var length and > MostSubject) mistakes.Add(new Mistake(file, 1, about, $"The subject has {length} characters, {MostSubject} fit."));
        if (lines.Length > 1 && lines[1].Trim().Length > 0) mistakes.Add(new Mistake(file, 2, about, "An empty line should follow the subject."));
        // Blocks may not begin in the subject and end in the text: each is filled in by itself.
        mistakes.AddRange(Placeholders.In(subject).Flaws.Select(flaw => Mistake(file, about, flaw)));
        return (subject, string.Join('\n', lines.Skip(1)).TrimStart('\n'));
    }

    /// <summary>What only chooses between words is not sent.</summary>
    internal static int LengthOf(string text) => Block().Replace(text, "").Length;

    [GeneratedRegex(@"\{\{([#/][^}]*|else)\}\}")]
    private static partial Regex Block();

    private static Mistake Mistake(string file, string about, Flaw flaw) => new(file, flaw.Line + 1, about, flaw.Sentence);
}
