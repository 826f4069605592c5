using ScaleSuccess.Foundation;

namespace ScaleSuccess.Engagement;

/// <summary>Puts a check-in into the post for every plan whose day and hour for it have come where its contact lives.</summary>
public sealed class SendDueCheckIns(ScaleDb db, TimeProvider clock) : IStep
{
    public async Task<int> Run(CancellationToken cancel) =>
        await db.Database.ExecuteAsync(Sql.Text("Engagement/SendDueCheckIns.sql"), cancel, clock.GetUtcNow());
}
