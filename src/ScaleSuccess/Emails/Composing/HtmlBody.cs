using System.Net;
using System.Text;
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
        renderer.ObjectRenderers.ReplaceOrAdd<LinkInlineRenderer>(new Links());
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
        return $"""
            <table role="presentation" cellpadding="0" cellspacing="0" border="0" class="button"><tr><td class="button-cell" align="center" bgcolor="{accent}" style="background-color:{accent};border-radius:10px">
            <!--[if mso]><v:roundrect href="{address}" style="height:48px;v-text-anchor:middle;width:{Width(link)}px;" arcsize="20%" stroke="f" fillcolor="{accent}"><w:anchorlock xmlns:w="urn:schemas-microsoft-com:office:word"/><center style="color:#ffffff;font-family:Arial,sans-serif;font-size:16px;font-weight:bold;">{words}</center></v:roundrect><![endif]-->
            <!--[if !mso]><!--><a href="{address}">{words}</a><!--<![endif]-->
            </td></tr></table>

            """;
    }

    /// <summary>Outlook's shape does not grow with its words.</summary>
    private static int Width(LinkInline link) => Math.Clamp(60 + 9 * MarkdownBody.Words(link).Length, 180, 480);

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
                        renderer.WriteLine($"""<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="{(link == links[^1] ? "last-answer" : "answer")}"><tr><td class="quiet-button" align="center"><a href="{Escaped(link.Url ?? "")}">{Escaped(MarkdownBody.Words(link))}</a></td></tr></table>""");
                    break;
                case MarkdownBody.Panel:
                    renderer.WriteLine("""<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="panel-table"><tr><td class="panel ink">""");
                    renderer.WriteChildren(container);
                    renderer.WriteLine("</td></tr></table>");
                    break;
                default:
                    renderer.WriteLine("""<div class="soft">""");
                    renderer.WriteChildren(container);
                    renderer.WriteLine("</div>");
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
    private sealed class Links : HtmlObjectRenderer<LinkInline>
    {
        protected override void Write(HtmlRenderer renderer, LinkInline link)
        {
            if (link.IsImage)
            {
                renderer.Write($"""<img src="{Escaped(link.Url ?? "")}" alt="{Escaped(MarkdownBody.Words(link))}" width="100%">""");
                return;
            }
            renderer.Write($"""<a href="{Escaped(link.Url ?? "")}" class="ink">""");
            renderer.WriteChildren(link);
            renderer.Write("</a>");
        }
    }
}
