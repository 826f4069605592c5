using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Responses;

namespace ScaleSuccess.Surveys.Invitations;

/// <summary>Invites one person of every customer that has not answered: its champion, else the contact named first.</summary>
public sealed class InviteContacts(ScaleDb db, QueueMessages queue, TimeProvider clock) : IStep
{
    private static readonly string Occurrence = $"{Purpose.Onboarding.Name()}/{Response.FirstWave}";

    public async Task<int> Run(CancellationToken cancel)
    {
        var contacts = await db.Database.QueryAsync<long>(Sql.Text("Surveys/Invitations/InviteContacts.sql"), cancel, InvitationEmail.Type.Key);
        var now = clock.GetUtcNow();
        return await queue.Run(InvitationEmail.Type,
            [.. contacts.Select(contact => new NewMessage<InvitationEmail>(contact, Occurrence, new InvitationEmail(), now))], cancel);
    }
}
