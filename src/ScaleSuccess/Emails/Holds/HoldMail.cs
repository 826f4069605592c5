using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Holds;

/// <summary>Stops all mail to customers: messages stay queued until <see cref="ReleaseMail"/>. Those under way are not called back.</summary>
public sealed class HoldMail(ScaleDb db, TimeProvider clock)
{
    /// <param name="reason">One of <see cref="HoldReason"/>.</param>
    /// <returns>False: it was held already.</returns>
    public async Task<bool> Run(string reason, string by, CancellationToken cancel) => await db.Database.ExecuteAsync(
        """
        insert into mail_holds (since, reason_code, held_by) values ({0}, {1}, {2})
        on conflict ((true)) where released_at is null do nothing
        """, cancel, clock.GetUtcNow(), reason, by) > 0;
}
