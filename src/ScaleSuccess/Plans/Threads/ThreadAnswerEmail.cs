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
    /// <summary>Who of the vendor does what it is about, and by when; null: nobody in particular, or nobody of the vendor.</summary>
    public string? Doer { get; init; }
    public DateOnly? DoneBy { get; init; }

    public static readonly EmailType<ThreadAnswerEmail> Type = new EmailType<ThreadAnswerEmail>(
        "thread-answer", Topic.Plan, "Answer to a customer",
        sample: new("Match the VAT totals", ["The VAT total is off and I can't see why."], ["Found it, thank you: credit notes count twice.", "The fix comes on Wednesday."],
            "Maya Chen", "item-action-match_totals")
        { Doer = "Maya Chen", DoneBy = new DateOnly(2027, 3, 12) })
    { Urgency = Urgency.AtOnce }
        .Words("item.title", mail => mail.Item)
        .List("asked.lines", mail => mail.Asked)
        .List("answer.lines", mail => mail.Answer)
        .MaybeWords("author.name", mail => mail.Author)
        .MaybeWords("doer.name", mail => mail.Doer)
        .MaybeDay("doer.day", mail => mail.DoneBy)
        .Link("links.thread", mail => Urls.PlanPart(ReaderLink.Token, mail.Anchor));
}
