using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ScaleSuccess.Emails.Composing;

/// <summary>Where an e-mail's buttons and one-click answers lead, for a digest. Those that only some readers see are left out.</summary>
internal static class BodyActions
{
    public static IEnumerable<(string Words, string Address)> Of(MarkdownBody body)
    {
        var depth = 0;
        foreach (var block in body.Document)
        {
            if (block is BlockLine line)
                foreach (var statement in body.Guarded.In(line.Content).Select(Guarded.Inner))
                    depth += statement.StartsWith('#') ? 1 : statement.StartsWith('/') ? -1 : 0;
            if (depth > 0) continue;
            foreach (var link in Links(block)) yield return (body.Guarded.Restored(MarkdownBody.Words(link)), body.Guarded.Restored(link.Url ?? ""));
        }
    }

    private static IEnumerable<LinkInline> Links(Block block) => block switch
    {
        CustomContainer { Info: MarkdownBody.Answers } answers => MarkdownBody.AnswersOf(answers) ?? [],
        _ => MarkdownBody.ButtonOf(block) is { } button ? [button] : [],
    };
}
