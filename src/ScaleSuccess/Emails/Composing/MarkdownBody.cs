using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Parsers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ScaleSuccess.Emails.Composing;

/// <summary>
/// The body of an e-mail, read as Markdown: paragraphs, headings, lists, quotes, bold and italics, links, <c>{.button}</c> after a link, and <c>::: panel</c>,
/// <c>::: small</c> and <c>::: answers</c> up to <c>:::</c>. No HTML, no code.
/// </summary>
internal sealed class MarkdownBody
{
    public const string Panel = "panel", Small = "small", Answers = "answers", Button = "button";
    public static readonly IReadOnlyList<string> Containers = [Panel, Small, Answers];

    private MarkdownBody(Guarded guarded, MarkdownDocument document) => (Guarded, Document) = (guarded, document);

    public Guarded Guarded { get; }
    public MarkdownDocument Document { get; }

    /// <param name="text">Without flaws in its placeholders.</param>
    public static MarkdownBody Read(string text)
    {
        var guarded = Guarded.Of(text);
        var builder = new MarkdownPipelineBuilder().UsePreciseSourceLocation().UseCustomContainers().UseGenericAttributes().UseSoftlineBreakAsHardlineBreak();
        builder.BlockParsers.RemoveAll(parser => parser is IndentedCodeBlockParser or FencedCodeBlockParser);
        builder.BlockParsers.Insert(0, new BlockLineParser(guarded));
        var document = Markdown.Parse(guarded.Text, builder.Build());
        JoinLists(document);
        return new MarkdownBody(guarded, document);

        void JoinLists(ContainerBlock container)
        {
            for (var at = 0; at < container.Count; at++)
            {
                if (container[at] is ContainerBlock inner) JoinLists(inner);
                if (at + 2 >= container.Count || container[at] is not BlockLine opens || container[at + 1] is not ListBlock list || container[at + 2] is not BlockLine closes) continue;
                if (guarded.In(opens.Content).ToList() is not [var first] || !Guarded.IsEach(first) || guarded.In(closes.Content).ToList() is not ["{{/each}}"]) continue;
                for (var count = 0; count < 3; count++) container.RemoveAt(at);
                container.Insert(at, new RepeatedList(opens, list, closes) { Line = opens.Line });
            }
        }
    }

    /// <summary>The button that a paragraph is; null: it is another paragraph.</summary>
    public static LinkInline? ButtonOf(Block block) => LinkOf(block) is { } link && IsButton(link) ? link : null;

    /// <summary>The link that is all of a paragraph; null: there is more in it, or none.</summary>
    public static LinkInline? LinkOf(Block block) =>
        block is ParagraphBlock { Inline: { } inline } && inline.FirstChild is LinkInline { IsImage: false, NextSibling: null } link ? link : null;

    public static bool IsButton(LinkInline link) => Classes(link).SequenceEqual([Button]);

    public static IReadOnlyList<string> Classes(MarkdownObject of) => of.TryGetAttributes()?.Classes ?? [];

    /// <summary>What is said on a link or in a heading, as plain text.</summary>
    public static string Words(ContainerInline inline) => string.Concat(inline.Descendants().Select(one => one switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LineBreakInline => " ",
        _ => "",
    }));

    /// <summary>The links of a container of answers; null: there is something else in it.</summary>
    public static IReadOnlyList<LinkInline>? AnswersOf(CustomContainer container)
    {
        var links = new List<LinkInline>();
        foreach (var block in container)
        {
            if (block is not ParagraphBlock { Inline: { } inline }) return null;
            foreach (var one in inline)
                if (one is LinkInline { IsImage: false } link) links.Add(link);
                else if (one is not LineBreakInline && !(one is LiteralInline literal && string.IsNullOrWhiteSpace(literal.Content.ToString()))) return null;
        }
        return links.Count > 0 ? links : null;
    }
}
