using System.Text.RegularExpressions;
using ScaleSuccess.Definitions;
using ScaleSuccess.Emails.Composing;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Texts;

/// <summary>Reads one e-mail from emails/KEY.md: its subject and preheader between two lines of dashes, then its body in Markdown.</summary>
internal sealed class MarkdownEmail
{
    internal const string Fence = "---", Subject = "subject", Preheader = "preheader";
    private const int MostPreheader = 200;
    private static readonly string[] Fields = [Subject, Preheader];

    private readonly List<Mistake> mistakes = [];
    private readonly string key;

    private MarkdownEmail(string key) => this.key = key;

    public static string FileOf(string key) => $"emails/{key}.md";

    public static Read<EmailTemplate> Read(EmailTypes types, string key, string source)
    {
        var reader = new MarkdownEmail(key);
        return reader.Read(types, source.ReplaceLineEndings("\n")) is { } email && reader.mistakes.Count == 0
            ? new Read<EmailTemplate>.Good(email)
            : new Read<EmailTemplate>.Bad(reader.mistakes);
    }

    private EmailTemplate? Read(EmailTypes types, string source)
    {
        if (types.VariablesOf(key) is not { } known) return Wrong(0, $"No e-mail has this name.{ClosestName.Hint(key, types.Keys)}");
        foreach (var flaw in CheckEmailText.Flaws(source, known, isHtml: false)) Wrong(flaw.Line, flaw.Sentence);
        foreach (var name in Placeholders.In(source).Names.Where(name => name.Raw)) Wrong(name.Line, $"`{name.Name}` takes two braces.");
        if (source.Contains(Guarded.Open, StringComparison.Ordinal)) Wrong(0, "There is a sign in it that stands for nothing (U+E000).");
        if (Split(source) is not var (fields, body, first) || mistakes.Count > 0) return null;
        // A block may not begin in one part and end in another: each is filled in by itself.
        foreach (var (name, (line, text)) in fields)
            foreach (var flaw in Placeholders.In(text).Flaws) Wrong(line, $"In the {name}: {flaw.Sentence}");
        foreach (var flaw in Placeholders.In(body).Flaws) Wrong(first + flaw.Line, flaw.Sentence);
        if (mistakes.Count > 0) return null;
        var markdown = MarkdownBody.Read(body);
        foreach (var flaw in CheckMarkdown.Flaws(markdown, name => known.GetValueOrDefault(name, VariableKind.Link) is VariableKind.Link or VariableKind.Setting)) Wrong(first + flaw.Line, flaw.Sentence);
        if (mistakes.Count > 0) return null;
        return Made(types, fields, markdown);
    }

    private EmailTemplate? Made(EmailTypes types, Dictionary<string, (int Line, string Text)> fields, MarkdownBody markdown)
    {
        if (WithBodies(types, HtmlBody.Of(markdown)) is not { } html) return null;
        if (html.Length > CheckEmailText.MostCharacters) return Wrong(0, "It gets larger than 100 KB, and mail programs cut longer e-mails: shorten it.");
        return new EmailTemplate
        {
            Key = key, Subject = fields[Subject].Text, Preheader = fields.GetValueOrDefault(Preheader).Text ?? "", Text = TextBody.Of(markdown),
            Html = key != EmailTypes.Frame && types.Find(key).IsToOps ? EmailPieces.Html("plain", ("body", html)) : html,
            Actions = [.. BodyActions.Of(markdown).Select(action => new EmailAction(action.Words, action.Address))],
        };
    }

    /// <summary>What is markup already stands in place of a paragraph.</summary>
    private string? WithBodies(EmailTypes types, string html)
    {
        foreach (var (name, _) in (types.VariablesOf(key) ?? new Dictionary<string, VariableKind>()).Where(one => one.Value == VariableKind.Body && key != EmailTypes.Frame))
        {
            var without = Regex.Replace(html, $$"""<p[^>]*>\{\{{{Regex.Escape(name)}}\}\}</p>""", $"{{{{{{{name}}}}}}}");
            if (without == html)
            {
                Wrong(0, $"`{{{{{name}}}}}` stands in a paragraph of its own, with an empty line before and after it.");
                return null;
            }
            html = without;
        }
        return html;
    }

    /// <summary>What stands between the dashes, and what comes after them, with the number of its first line.</summary>
    private (Dictionary<string, (int Line, string Text)> Fields, string Body, int First)? Split(string source)
    {
        var lines = source.Split('\n');
        var end = EndOfHead(lines);
        if (end < 0)
        {
            Wrong(0, "It should begin with a line `---`, the line `subject: …`, and another line `---`.");
            return null;
        }
        var fields = new Dictionary<string, (int Line, string Text)>();
        for (var at = 1; at < end; at++) Field(lines[at], at, fields);
        if (!fields.ContainsKey(Subject)) Wrong(0, "The subject is missing: a line `subject: …` between the two lines `---`.");
        var body = string.Join('\n', lines.Skip(end + 1));
        if (body.Trim().Length == 0) Wrong(end, "The text is empty.");
        return (fields, body, end + 1);
    }

    /// <summary>The second line of dashes; -1: the text does not begin with a head.</summary>
    internal static int EndOfHead(string[] lines) => lines[0].TrimEnd() == Fence ? Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence) : -1;

    private void Field(string line, int at, Dictionary<string, (int Line, string Text)> fields)
    {
        if (line.Trim().Length == 0) return;
        var (name, text) = line.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 ? (line[..colon].Trim(), line[(colon + 1)..].Trim()) : ("", "");
        var most = name == Subject ? EmailFile.MostSubject : MostPreheader;
        if (!Fields.Contains(name)) Wrong(at, $"Between the two lines `---` is a line `subject: …` and maybe a line `preheader: …`, and nothing else.{ClosestName.Hint(name, Fields)}");
        else if (!fields.TryAdd(name, (at, text))) Wrong(at, $"There is another {name} already.");
        else if (text.Length == 0) Wrong(at, $"The {name} is empty.");
        else if (EmailFile.LengthOf(text) is var length && length > most) Wrong(at, $"The {name} has {length} characters, {most} fit.");
    }

    private EmailTemplate? Wrong(int line, string sentence)
    {
        mistakes.Add(new Mistake(FileOf(key), line + 1, $"e-mail `{key}`", sentence));
        return null;
    }
}
