using System.Globalization;
using System.Net;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ScaleSuccess.Emails.Composing;

/// <summary>An e-mail's body as mail programs show it: with tables where Outlook needs them, and classes that <see cref="InlineStyles"/> turns into styles.</summary>
internal static class HtmlBody
{
    public static string Of(MarkdownBody body)
    {
        using var written = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(written);
        renderer.ObjectRenderers.ReplaceOrAdd<LinkInlineRenderer>(new Anchors());
        renderer.ObjectRenderers.ReplaceOrAdd<ParagraphRenderer>(new Paragraphs(body.Guarded.Guard("{{vendor.accent}}")));
        renderer.ObjectRenderers.ReplaceOrAdd<LineBreakInlineRenderer>(new LineBreakInlineRenderer { RenderAsHardlineBreak = true });
        renderer.ObjectRenderers.Insert(0, new BlockLines());
        renderer.ObjectRenderers.Insert(0, new RepeatedLists());
        renderer.ObjectRenderers.Insert(0, new Containers());
        renderer.Render(body.Document);
        return body.Guarded.Restored(InlineStyles.In(written.ToString()));
    }

    /// <summary>With a shape of its own for Outlook, which knows no round corners.</summary>
    private static string ButtonOf(LinkInline link, string accent)
    {
        var (words, address) = (Escaped(MarkdownBody.Words(link)), Escaped(link.Url ?? ""));
        return EmailPieces.Html("button", ("accent", accent), ("address", address), ("words", words), ("width", Width(link)));
    }

    /// <summary>Outlook's shape does not grow with its words.</summary>
    private static string Width(LinkInline link) => Math.Clamp(60 + 9 * MarkdownBody.Words(link).Length, 180, 480).ToString(CultureInfo.InvariantCulture);

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);

    private sealed class BlockLines : HtmlObjectRenderer<BlockLine>
    {
        protected override void Write(HtmlRenderer renderer, BlockLine line) => renderer.Write(line.Content).WriteLine();
    }

    private sealed class RepeatedLists : HtmlObjectRenderer<RepeatedList>
    {
        protected override void Write(HtmlRenderer renderer, RepeatedList repeated)
        {
            var tag = repeated.List.IsOrdered ? "ol" : "ul";
            renderer.Write($"<{tag}>").WriteLine(repeated.Opens.Content);
            foreach (var item in repeated.List.OfType<ListItemBlock>())
            {
                var implicitly = renderer.ImplicitParagraph;
                renderer.ImplicitParagraph = !repeated.List.IsLoose;
                renderer.Write("<li>");
                renderer.WriteChildren(item);
                renderer.WriteLine("</li>");
                renderer.ImplicitParagraph = implicitly;
            }
            renderer.Write(repeated.Closes.Content).WriteLine($"</{tag}>");
        }
    }

    private sealed class Containers : HtmlObjectRenderer<CustomContainer>
    {
        protected override void Write(HtmlRenderer renderer, CustomContainer container)
        {
            switch (container.Info)
            {
                case MarkdownBody.Answers:
                    var links = MarkdownBody.AnswersOf(container) ?? [];
                    foreach (var link in links)
                        renderer.Write(EmailPieces.Html("answer", ("place", link == links[^1] ? "last-answer" : "answer"), ("address", Escaped(link.Url ?? "")), ("words", Escaped(MarkdownBody.Words(link)))));
                    break;
                case MarkdownBody.Panel or MarkdownBody.Small:
                    var around = EmailPieces.Html(container.Info).Split("[body]");
                    renderer.Write(around[0]);
                    renderer.WriteChildren(container);
                    renderer.Write(around[1]);
                    break;
            }
        }
    }

    private sealed class Paragraphs(string accent) : ParagraphRenderer
    {
        protected override void Write(HtmlRenderer renderer, ParagraphBlock paragraph)
        {
            if (MarkdownBody.ButtonOf(paragraph) is { } button) renderer.Write(ButtonOf(button, accent));
            else base.Write(renderer, paragraph);
        }
    }

    /// <summary>Addresses as they are: what stands in for a placeholder must not be encoded.</summary>
    private sealed class Anchors : HtmlObjectRenderer<LinkInline>
    {
        protected override void Write(HtmlRenderer renderer, LinkInline link)
        {
            if (link.IsImage)
            {
                renderer.Write(EmailPieces.Html("picture", ("address", Escaped(link.Url ?? "")), ("words", Escaped(MarkdownBody.Words(link)))).TrimEnd());
                return;
            }
            renderer.Write($"""<a href="{Escaped(link.Url ?? "")}" class="ink">""");
            renderer.WriteChildren(link);
            renderer.Write("</a>");
        }
    }
}
