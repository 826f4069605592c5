using ScaleSuccess.Emails.Texts;

namespace ScaleSuccess.Surveys.Invitations;

/// <summary>Asks one person of a customer to answer the survey.</summary>
public sealed record InvitationEmail
{
    public static readonly EmailType<InvitationEmail> Type = new EmailType<InvitationEmail>(
        "survey-invitation", Topic.Survey, "Invitation to the survey", sample: new InvitationEmail());
}
