using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Surveys.Invitations;

/// <summary>
/// Asks a person whom a colleague named whether they want to be a contact. They do not know us: the e-mail says who named
/// them and nothing else that a customer typed.
/// </summary>
/// <param name="InvitedBy">A <see cref="PlainName"/>, like the company.</param>
public sealed record ColleagueInvitationEmail(string InvitedBy, string Company)
{
    public static readonly EmailType<ColleagueInvitationEmail> Type = new EmailType<ColleagueInvitationEmail>(
        "colleague-invitation", Topic.Invitation, "Invitation of a colleague", sample: new("Nora Lindqvist", "Fjord & Sons"))
    { IsToStranger = true }
        .Words("inviter.name", mail => mail.InvitedBy)
        .Words("inviter.company", mail => mail.Company)
        .Link("links.invitation", _ => Urls.Invitation(ReaderLink.Token));
}
