using ScaleSuccess.Customers;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Emails.Texts;

namespace ScaleSuccess.Surveys.Invitations;

/// <summary>An invitation as its page shows it.</summary>
/// <param name="InvitedBy">Empty: nobody knows any more.</param>
public sealed record InvitationView(string Consent, string InvitedBy, string Company, string Role);

/// <summary>A person whom a colleague named agrees, declines, or reports the invitation as unwanted.</summary>
public sealed class AnswerInvitation(ChangeConsent consent, Unsubscribe topics)
{
    public async Task<InvitationView?> Find(Visitor invited, CancellationToken cancel) =>
        await consent.Of(invited.ContactId, cancel) is { } asked
            ? new InvitationView(asked.Consent, PlainName.Of(asked.NamedBy ?? ""), PlainName.Of(invited.CustomerName), asked.Role) : null;

    public Task Accept(Visitor invited, CancellationToken cancel) => consent.Run(invited.ContactId, Consent.Given, cancel);

    /// <summary>Whoever declines is not invited by anybody else either.</summary>
    /// <param name="isUnwanted">It should never have been sent: their company invites nobody else.</param>
    public async Task Decline(Visitor invited, bool isUnwanted, CancellationToken cancel)
    {
        await topics.Leave(invited.Email, Topic.Invitation, cancel);
        await consent.Run(invited.ContactId, isUnwanted ? Consent.Reported : Consent.Declined, cancel);
    }
}
