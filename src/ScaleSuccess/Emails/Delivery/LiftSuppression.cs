using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Delivery;

/// <summary>Ops allow mail to an address again, because its owner asked or the mailbox was fixed.</summary>
public sealed class LiftSuppression(ScaleDb db, TimeProvider clock)
{
    public async Task Run(long id, CancellationToken cancel)
    {
        if (await db.Suppressions.SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } suppression) return;
        suppression.Lift(clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
    }
}
