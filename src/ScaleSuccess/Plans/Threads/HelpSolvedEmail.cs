using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.Threads;

/// <summary>A request for help was closed without a word: who asked learns it, and how to say that it is not solved. Of the plan's topic, as an answer is.</summary>
/// <param name="Asked">What its reader had said, line by line; empty: nothing, in a check-in.</param>
/// <param name="Author">Who of ops closed it; null: their sign-in says no name, or a colleague did.</param>
/// <param name="Colleague">Who at the customer said that it works; null: one of ops closed it.</param>
public sealed record HelpSolvedEmail(string Item, IReadOnlyList<string> Asked, string? Author, string? Colleague, string Anchor)
{
    public static readonly EmailType<HelpSolvedEmail> Type = new EmailType<HelpSolvedEmail>(
        "help-solved", Topic.Plan, "Request for help marked as solved",
        sample: new("Match the VAT totals", ["The VAT total is off and I can't see why."], "Maya Chen", null, "item-action-match_totals"))
    { Urgency = Urgency.AtOnce }
        .Words("item.title", mail => mail.Item)
        .List("asked.lines", mail => mail.Asked)
        .MaybeWords("author.name", mail => mail.Author)
        .MaybeWords("colleague.name", mail => mail.Colleague)
        .Link("links.thread", mail => Urls.PlanPart(ReaderLink.Token, mail.Anchor));
}
