using System.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ScaleSuccess.Emails.Composing;

/// <summary>An e-mail's body for those who read only text: the same words, and each link's address.</summary>
internal sealed class TextBody
{
    private readonly StringBuilder written = new();

    public static string Of(MarkdownBody body)
    {
        var text = new TextBody();
        text.Write(body.Document, body.Guarded, "");
        return body.Guarded.Restored(text.written.ToString()).Trim('\n') + "\n";
    }

    private void Write(ContainerBlock container, Guarded guarded, string prefix)
    {
        // An empty line comes before each block; not between the lines that a list repeats, nor after "Your goals:".
        var repeats = 0;
        foreach (var block in container)
        {
            if (block is BlockLine line)
            {
                var opens = guarded.In(line.Content).Any(Guarded.IsEach);
                if (opens) Space(prefix);
                Line(line.Content);
                if (opens) repeats++;
                else if (guarded.In(line.Content).Contains("{{/each}}")) repeats--;
                continue;
            }
            if (repeats == 0 && block is not (CustomContainer or QuoteBlock)) Space(prefix, isAfterColon: block is ListBlock or RepeatedList);
            Write(block, guarded, prefix, repeats > 0);
        }
    }

    private void Write(Block block, Guarded guarded, string prefix, bool isRepeated)
    {
        switch (block)
        {
            case CustomContainer container when container.Info == MarkdownBody.Answers:
                foreach (var link in MarkdownBody.AnswersOf(container) ?? [])
                {
                    Space(prefix);
                    Address(link, prefix);
                }
                break;
            case QuoteBlock quote:
                if (!isRepeated) Space(prefix);
                foreach (var inner in quote)
                    if (inner != quote[0] && inner is LeafBlock and not BlockLine) Line(prefix + ">");
                    else Write(inner, guarded, prefix + "> ", true);
                break;
            case RepeatedList repeated:
                Line(repeated.Opens.Content);
                Items(repeated.List, guarded, prefix);
                Line(repeated.Closes.Content);
                break;
            case ListBlock list:
                Items(list, guarded, prefix);
                break;
            case ContainerBlock container:
                Write(container, guarded, prefix);
                break;
            case ThematicBreakBlock:
                Line(prefix + "----");
                break;
            case ParagraphBlock when MarkdownBody.LinkOf(block) is { } link:
                Address(link, prefix);
                break;
            case LeafBlock { Inline: { } inline }:
                foreach (var line in Inlines(inline).Split('\n')) Line(prefix + line);
                break;
        }
    }

    private void Items(ListBlock list, Guarded guarded, string prefix)
    {
        var number = int.TryParse(list.OrderedStart, out var start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var sign = list.IsOrdered ? $"{number++}. " : "- ";
            var from = written.Length;
            foreach (var block in item) Write(block, guarded, prefix + new string(' ', sign.Length), true);
            if (written.Length > from) written.Remove(from + prefix.Length, sign.Length).Insert(from + prefix.Length, sign);
        }
    }

    private void Address(LinkInline link, string prefix)
    {
        Line($"{prefix}{MarkdownBody.Words(link).TrimEnd(':')}:");
        Line(prefix + link.Url);
    }

    private static string Inlines(ContainerInline inline) => string.Concat(inline.Select(one => one switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LineBreakInline => "\n",
        AutolinkInline link => link.Url,
        LinkInline { IsImage: true } image => MarkdownBody.Words(image),
        LinkInline link => Linked(MarkdownBody.Words(link), link.Url ?? ""),
        ContainerInline inner => Inlines(inner),
        _ => "",
    }));

    private static string Linked(string words, string address) =>
        address == words || address == "mailto:" + words ? words : $"{words} ({address})";

    private void Line(string line) => written.Append(line.TrimEnd()).Append('\n');

    private void Space(string prefix, bool isAfterColon = false)
    {
        var end = written.ToString(Math.Max(0, written.Length - 2), Math.Min(2, written.Length));
        if (written.Length > 0 && !(isAfterColon && end == ":\n")) Line(prefix);
    }
}
