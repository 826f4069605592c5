using Microsoft.EntityFrameworkCore;
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
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var contacts = await db.Database.QueryAsync<long>(Sql.Text("Surveys/Invitations/InviteContacts.sql"), cancel, InvitationEmail.Type.Key);
        var now = clock.GetUtcNow();
        var queued = await queue.Run(InvitationEmail.Type,
            [.. contacts.Select(contact => new NewMessage<InvitationEmail>(contact, Occurrence, new InvitationEmail(), now))], cancel);
        await db.Database.ExecuteAsync(
            """
            delete from uninvited_customers u
            where exists (select from messages m join contacts k on k.id = m.contact_id where k.customer_id = u.customer_id and m.email = {0})
               or exists (select from responses r where r.customer_id = u.customer_id and r.purpose = 'onboarding' and r.submitted_at is not null)
            """, cancel, InvitationEmail.Type.Key);
        await transaction.CommitAsync(cancel);
        return queued;
    }
}
