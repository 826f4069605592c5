using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.Threads;

/// <summary>Somebody mentioned its reader in a thread. Of the plan's topic, as the answer is.</summary>
public sealed record MentionEmail(string Item, IReadOnlyList<string> Said, string? Author, string Anchor)
{
    public static readonly EmailType<MentionEmail> Type = new EmailType<MentionEmail>(
        "mention", Topic.Plan, "Mentioned in a thread",
        sample: new("Match the VAT totals", ["@Nora Lindqvist, do you know who has the September file?"], "Ole Berg", "item-action-match_totals"))
    { Urgency = Urgency.Talk }
        .Words("item.title", mail => mail.Item)
        .List("said.lines", mail => mail.Said)
        .MaybeWords("author.name", mail => mail.Author)
        .Link("links.thread", mail => Urls.PlanPart(ReaderLink.Token, mail.Anchor));
}

/// <summary>As <see cref="MentionEmail"/>, to one of ops: it leads into the inbox.</summary>
public sealed record OpsMentionEmail(string Customer, string Item, IReadOnlyList<string> Said, string? Author, string Path)
{
    public static readonly EmailType<OpsMentionEmail> Type = new EmailType<OpsMentionEmail>(
        "mention-ops", Topic.Plan, "Mentioned in a thread, to ops",
        sample: new("Fjord & Sons", "Match the VAT totals", ["@Maya Chen, can you see why?"], "Ole Berg", Urls.OpsThread(1, "action/match_totals")))
    { IsToOps = true }
        .Words("thread.customer", mail => mail.Customer)
        .Words("item.title", mail => mail.Item)
        .List("said.lines", mail => mail.Said)
        .MaybeWords("author.name", mail => mail.Author)
        .Link("links.thread", mail => mail.Path);
}
