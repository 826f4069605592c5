using ScaleSuccess.Foundation;

namespace ScaleSuccess.Surveys.Invitations;

/// <summary>Invites one person of every customer that has not answered: its champion, else whoever was named first.</summary>
public sealed class InviteContacts(ScaleDb db, TimeProvider clock) : IStep
{
    public async Task<int> Run(CancellationToken cancel) =>
        await db.Database.ExecuteAsync(Sql.Text("Surveys/Invitations/InviteContacts.sql"), cancel, clock.GetUtcNow());
}
