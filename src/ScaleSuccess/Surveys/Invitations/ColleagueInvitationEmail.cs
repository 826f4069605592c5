using ScaleSuccess.Customers;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Surveys.Invitations;

/// <summary>
/// Asks a person whom a colleague named whether they want to be a contact. They do not know us: the e-mail says who named
/// them and nothing else that a customer typed.
/// </summary>
/// <param name="InvitedBy">A <see cref="PlainName"/>, like the company.</param>
/// <param name="Role">As what they were named.</param>
public sealed record ColleagueInvitationEmail(string InvitedBy, string Company, string Role)
{
    public static readonly EmailType<ColleagueInvitationEmail> Type = new EmailType<ColleagueInvitationEmail>(
        "colleague-invitation", Topic.Invitation, "Invitation of a colleague", sample: new("Nora Lindqvist", "Fjord & Sons", Contact.User))
    { IsToStranger = true }
        .Words("inviter.name", mail => mail.InvitedBy)
        .Words("inviter.company", mail => mail.Company)
        .Words("invited.role", mail => RoleWords.Of(mail.Role))
        .Link("links.invitation", _ => Urls.Invitation(ReaderLink.Token));
}
