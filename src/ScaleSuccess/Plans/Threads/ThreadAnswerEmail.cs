using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.Threads;

/// <summary>
/// The answer to what somebody asked or said about their plan. Of the plan's topic: who leaves check-ins gets the answer all the same;
/// who wants no e-mails about the plan at all reads it on its page.
/// </summary>
/// <param name="Asked">What its reader had said, line by line; empty: nothing.</param>
/// <param name="Author">Null: somebody of ops, whose sign-in says no name.</param>
public sealed record ThreadAnswerEmail(string Item, IReadOnlyList<string> Asked, IReadOnlyList<string> Answer, string? Author, string Anchor)
{
    public static readonly EmailType<ThreadAnswerEmail> Type = new EmailType<ThreadAnswerEmail>(
        "thread-answer", Topic.Plan, "Answer to a customer",
        sample: new("Match the VAT totals", ["The VAT total is off and I can't see why."], ["Found it, thank you: credit notes count twice.", "The fix comes on Wednesday."],
            "Maya Chen", "item-action-match_totals"))
        .Words("item.title", mail => mail.Item)
        .List("asked.lines", mail => mail.Asked)
        .List("answer.lines", mail => mail.Answer)
        .MaybeWords("author.name", mail => mail.Author)
        .Link("links.thread", mail => Urls.PlanPart(ReaderLink.Token, mail.Anchor));
}

/// <summary>Somebody mentioned its reader in a thread. Of the plan's topic, as the answer is.</summary>
public sealed record MentionEmail(string Item, IReadOnlyList<string> Said, string? Author, string Anchor)
{
    public static readonly EmailType<MentionEmail> Type = new EmailType<MentionEmail>(
        "mention", Topic.Plan, "Mentioned in a thread",
        sample: new("Match the VAT totals", ["@Nora Lindqvist, do you know who has the September file?"], "Ole Berg", "item-action-match_totals"))
        .Words("item.title", mail => mail.Item)
        .List("said.lines", mail => mail.Said)
        .MaybeWords("author.name", mail => mail.Author)
        .Link("links.thread", mail => Urls.PlanPart(ReaderLink.Token, mail.Anchor));
}
