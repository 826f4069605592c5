using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Delivery;

/// <summary>Ops allow mail to an address again, because its owner asked or the mailbox was fixed.</summary>
public sealed class LiftSuppression(ScaleDb db, TimeProvider clock)
{
    /// <summary>What stopped at a bounced address goes out now; who had unsubscribed gets what comes from now on.</summary>
    public async Task Run(long id, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Suppressions.SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } suppression) return;
        var now = clock.GetUtcNow();
        suppression.Lift(now);
        await db.SaveChangesAsync(cancel);
        if (suppression.Cause == Suppression.Bounce) await BringBack.Run(db, [suppression.Address], now, cancel);
        await transaction.CommitAsync(cancel);
    }
}

/// <summary>Queues again what an address did not get because it was taken for dead.</summary>
internal static class BringBack
{
    /// <summary>The newest of each e-mail: nobody wants the check-ins of three months at once.</summary>
    /// <returns>How many are due again.</returns>
    public static async Task<int> Run(ScaleDb db, IReadOnlyCollection<string> addresses, DateTimeOffset now, CancellationToken cancel) =>
        addresses.Count == 0 ? 0 : await db.Database.ExecuteAsync(
            """
            with stopped as (
                select distinct on (m.contact_id, m.email) m.id, m.state, m.reason_code
                from messages m join contacts k on k.id = m.contact_id
                where lower(k.email) = any({0}) and m.email <> 'digest' and m.state in ('sent', 'due', 'handed', 'suppressed', 'rejected')
                order by m.contact_id, m.email, m.id desc
            )
            update messages m set state = 'due', due_at = {1}, attempts = 0, reason_code = null, reason_args = '[]', settled_at = null, handed_at = null, digest_id = null
            from stopped s
            where s.id = m.id and (s.state = 'suppressed' or s.state = 'rejected' and s.reason_code = {2})
            """, cancel, addresses.ToArray(), now, DeliveryCode.AddressRefused);
}
