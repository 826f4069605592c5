using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Delivery;

/// <summary>Ops decide that undelivered messages go out once more. Only a person may decide this: those with an unknown outcome may arrive twice.</summary>
public sealed class SendAgain(ScaleDb db, TimeProvider clock)
{
    /// <returns>How many are due again.</returns>
    public Task<int> Run(UndeliveredMessage group, CancellationToken cancel) =>
        db.Database.ExecuteAsync(
            """
            update messages set state = 'due', due_at = {4}, attempts = 0, reason_code = null, reason_args = '[]', settled_at = null, handed_at = null
            where state = {0} and state in ('unknown', 'rejected') and email = {1} and reason_code is not distinct from {2}
              and reason_args = {3}::jsonb
            """, cancel, group.State, group.Email, group.ReasonCode, group.ReasonArgs, clock.GetUtcNow());
}
