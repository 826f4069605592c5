using ScaleSuccess.Customers;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Plans.Drafting;

/// <summary>Tells a colleague who has agreed to be a contact that there is a plan, made from somebody else's answers: whose, and as what they were named.</summary>
/// <param name="Role">One of <see cref="Contact.Roles"/>.</param>
public sealed record PlanIntroductionEmail(string AnsweredBy, string Role, string Title)
{
    public static readonly EmailType<PlanIntroductionEmail> Type = new EmailType<PlanIntroductionEmail>(
        "plan-introduction", Topic.Plan, "Introduction of a colleague to the plan", sample: new("Nora Lindqvist", Contact.User, "Fjord & Sons: quick first results"))
    { Urgency = Urgency.AtOnce }
        .Words("answered.by", mail => mail.AnsweredBy)
        .Words("contact.role", mail => RoleWords.Of(mail.Role))
        .Words("plan.title", mail => mail.Title)
        .Link("links.welcome", _ => Urls.Welcome(ReaderLink.Token));
}
