using System.Net;
using System.Text;

namespace ScaleSuccess.Emails.Composing;

/// <summary>What is in a digest, one below the other: each a box with its title, its sentence and its links.</summary>
internal static class DigestBody
{
    // Styles are inlined once; what is filled in afterwards is words and addresses.
    private static readonly Lazy<string> Box = new(() => InlineStyles.In(EmailPieces.Html("panel", ("body", "<h2>[title]</h2>[sentence][links]"))));
    private static readonly Lazy<string> Sentence = new(() => InlineStyles.In("<p>[sentence]</p>"));
    private static readonly Lazy<string> Link = new(() => InlineStyles.In(EmailPieces.Html("answer", ("place", "answer"))));

    public static string Html(IEnumerable<(string Title, string Sentence, IEnumerable<(string Words, string Address)> Links)> items) => string.Concat(items.Select(item =>
        Fill(Box.Value, ("title", Escaped(item.Title)), ("sentence", item.Sentence.Length == 0 ? "" : Fill(Sentence.Value, ("sentence", Escaped(item.Sentence)))),
            ("links", string.Concat(item.Links.Select(link => Fill(Link.Value, ("address", Escaped(link.Address)), ("words", Escaped(link.Words)))))))));

    public static string Text(IEnumerable<(string Title, string Sentence, IEnumerable<(string Words, string Address)> Links)> items)
    {
        var text = new StringBuilder();
        foreach (var (title, sentence, links) in items)
        {
            if (text.Length > 0) text.Append('\n');
            text.Append("* ").Append(title).Append('\n');
            if (sentence.Length > 0) text.Append("  ").Append(sentence).Append('\n');
            foreach (var (words, address) in links) text.Append("  ").Append(words.TrimEnd(':')).Append(":\n  ").Append(address).Append('\n');
        }
        return text.ToString().TrimEnd('\n');
    }

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);

    /// <summary>In one pass: what is filled in may have brackets itself.</summary>
    private static string Fill(string html, params (string Slot, string Html)[] slots)
    {
        var written = new StringBuilder(html.Length);
        for (var at = 0; at < html.Length;)
        {
            var slot = html[at] == '[' ? slots.FirstOrDefault(one => html.AsSpan(at + 1).StartsWith(one.Slot) && html.AsSpan(at + 1 + one.Slot.Length).StartsWith("]")) : default;
            if (slot.Slot is null) written.Append(html[at++]);
            else
            {
                written.Append(slot.Html);
                at += slot.Slot.Length + 2;
            }
        }
        return written.ToString();
    }
}
