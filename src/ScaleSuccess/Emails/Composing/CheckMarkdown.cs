using Markdig.Extensions.CustomContainers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using ScaleSuccess.Definitions;

namespace ScaleSuccess.Emails.Composing;

/// <summary>What in an e-mail's Markdown cannot be sent, or would not come out as its author means it.</summary>
internal static class CheckMarkdown
{
    /// <param name="isAddress">Whether what has this name may stand in an address.</param>
    /// <returns>Lines are counted from the body's first.</returns>
    public static IEnumerable<Flaw> Flaws(MarkdownBody body, Func<string, bool> isAddress)
    {
        foreach (var container in body.Document.Descendants<ContainerBlock>().Prepend(body.Document))
            if (Unbalanced(body.Guarded, container.OfType<BlockLine>().Select(line => (line.Line, line.Content))) is { } flaw) yield return flaw;
        foreach (var block in body.Document.Descendants<LeafBlock>().Where(block => block is not (BlockLine or RepeatedList)))
            if (Unbalanced(body.Guarded, [(block.Line, Source(block))]) is { } flaw) yield return flaw;
        foreach (var one in Everything(body.Document))
            foreach (var flaw in Of(one, Math.Max(0, one.Line), body.Guarded, isAddress)) yield return flaw;
    }

    private static IEnumerable<MarkdownObject> Everything(ContainerBlock container) =>
        container.Descendants().Concat(container.Descendants<RepeatedList>().SelectMany(repeated => repeated.List.Descendants()));

    private static IEnumerable<Flaw> Of(MarkdownObject one, int line, Guarded guarded, Func<string, bool> isAddress) =>
    [
        .. one switch
        {
            HtmlBlock or HtmlInline => [new Flaw(line, "HTML is not taken here: what Markdown writes is all there is.")],
            CustomContainer container => Container(container, line),
            LinkInline link => Link(link, line, guarded, isAddress),
            AutolinkInline { IsEmail: false } link when !IsSafe(link.Url) => [Unsafe(line, link.Url)],
            _ => Array.Empty<Flaw>(),
        },
        .. one is LinkInline ? [] : Attributes(one, line, []),
    ];

    private static IEnumerable<Flaw> Container(CustomContainer container, int line)
    {
        if (!MarkdownBody.Containers.Contains(container.Info ?? ""))
            yield return new Flaw(line, $"`::: {container.Info}` is not known, only {string.Join(", ", MarkdownBody.Containers.Select(name => $"`::: {name}`"))}.{ClosestName.Hint(container.Info ?? "", MarkdownBody.Containers)}");
        else if (container.Info == MarkdownBody.Answers && MarkdownBody.AnswersOf(container) is null)
            yield return new Flaw(line, "In `::: answers` each line is a link, and nothing else: `[It's done]({{links.done}})`.");
        if (container.ClosingFencedCharCount == 0) yield return new Flaw(line, $"`::: {container.Info}` is never closed: a line `:::` is missing.");
    }

    private static IEnumerable<Flaw> Link(LinkInline link, int line, Guarded guarded, Func<string, bool> isAddress)
    {
        var address = guarded.Restored(link.Url ?? "");
        foreach (var name in guarded.In(link.Url ?? "").Select(Guarded.Inner))
            if (!isAddress(name))
                yield return new Flaw(line, $"`{name}` is not allowed in an address: only links and the vendor's settings are.");
        if (!IsSafe(address)) yield return Unsafe(line, address);
        if (string.IsNullOrWhiteSpace(MarkdownBody.Words(link)))
            yield return new Flaw(line, link.IsImage ? "A picture needs words for those who do not see it: `![The report](https://…)`." : $"The link to `{address}` has no words.");
        foreach (var flaw in Attributes(link, line, link.IsImage ? [] : [MarkdownBody.Button])) yield return flaw;
        if (MarkdownBody.IsButton(link) && (link.Parent is not { ParentBlock: { } block } || MarkdownBody.ButtonOf(block) != link))
            yield return new Flaw(line, "A button stands in a paragraph of its own, with an empty line before and after it.");
    }

    private static IEnumerable<Flaw> Attributes(MarkdownObject of, int line, IReadOnlyList<string> taken)
    {
        if (of.TryGetAttributes() is not { } attributes) yield break;
        // What opens a container is kept as a class, too.
        if (of is CustomContainer) yield break;
        if (attributes.Id is not null || attributes.Properties is { Count: > 0 } || (attributes.Classes ?? []).Except(taken).Any())
            yield return new Flaw(line, "In single braces only `{.button}` is known, right after a link.");
    }

    /// <summary>Ours, by their names, or anybody's by https.</summary>
    private static bool IsSafe(string address) =>
        address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
        || address.StartsWith("{{", StringComparison.Ordinal);

    private static Flaw Unsafe(int line, string address) => new Flaw(line, $"A link begins with `https://` or `mailto:`, or is one of ours, such as `{{{{links.plan}}}}`: `{address}` is not.");

    /// <summary>The first block that does not end where it begins.</summary>
    private static Flaw? Unbalanced(Guarded guarded, IEnumerable<(int Line, string Content)> pieces)
    {
        var open = new Stack<(int Line, string Statement)>();
        foreach (var (line, content) in pieces)
            foreach (var statement in guarded.In(content).Where(Guarded.IsOfBlock))
                switch (Guarded.Inner(statement))
                {
                    case ['#', ..]:
                        open.Push((line, statement));
                        break;
                    case ['/', ..] or "else" when open.Count == 0:
                        return new Flaw(line, $"`{statement}` should be where its beginning is: in the same paragraph, list, box or quotation, or both on lines of their own.");
                    case ['/', ..]:
                        open.Pop();
                        break;
                }
        return open.TryPop(out var left) ? new Flaw(left.Line, $"`{left.Statement}` should end where it begins: in the same paragraph, list, box or quotation, or both on lines of their own.") : null;
    }

    private static string Source(LeafBlock block) => block.Inline is null ? "" : string.Concat(block.Inline.Descendants().Select(one => one switch
    {
        LiteralInline literal => literal.Content.ToString(),
        LinkInline link => link.Url ?? "",
        CodeInline code => code.Content,
        _ => "",
    }));
}
