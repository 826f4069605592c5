using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Delivery;

/// <summary>Ops decide that messages in trouble go out once more. Only a person may: those of unknown fate may arrive twice.</summary>
public sealed class SendAgain(ScaleDb db, TimeProvider clock)
{
    /// <returns>How many are due again.</returns>
    public Task<int> Run(string state, string email, string reason, CancellationToken cancel) =>
        db.Database.ExecuteAsync(
            """
            update messages set state = 'due', due_at = {3}, attempts = 0, reason = null, settled_at = null, handed_at = null
            where state = {0} and state in ('unknown', 'rejected') and email = {1} and coalesce(reason, '') = {2}
            """, cancel, state, email, reason, clock.GetUtcNow());
}
