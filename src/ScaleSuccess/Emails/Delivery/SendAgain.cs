using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Delivery;

/// <summary>Ops decide that undelivered messages go out once more. Only a person may decide this: those with an unknown outcome may arrive twice.</summary>
public sealed class SendAgain(ScaleDb db, TimeProvider clock)
{
    /// <summary>Also lifts the blocks that the same refusal led to: else the messages would stop at them.</summary>
    /// <returns>How many are due again.</returns>
    public async Task<int> Run(UndeliveredMessage group, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var lifted = await db.Database.QueryAsync<string>(
            """
            update suppressions s set lifted_at = {3}
            where s.cause = 'bounce' and s.lifted_at is null and s.reason_code = {1} and s.reason_args = {2}::jsonb
              and exists (select from messages m join contacts k on k.id = m.contact_id
                          where m.state = 'rejected' and m.email = {0} and m.reason_code = {1} and m.reason_args = {2}::jsonb and lower(k.email) = s.address)
            returning s.address as "Value"
            """, cancel, group.Email, group.ReasonCode ?? "", group.ReasonArgs, now);
        var again = await db.Database.ExecuteAsync(
            """
            update messages set state = 'due', due_at = {4}, attempts = 0, reason_code = null, reason_args = '[]', settled_at = null, handed_at = null, digest_id = null
            where state = {0} and state in ('unknown', 'rejected') and email = {1} and reason_code is not distinct from {2}
              and reason_args = {3}::jsonb
            """, cancel, group.State, group.Email, group.ReasonCode, group.ReasonArgs, now);
        again += await BringBack.Run(db, lifted, now, cancel);
        await transaction.CommitAsync(cancel);
        return again;
    }
}
