using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Segments.Catalog;

/// <summary>Keeps decisions about segments and models apart from each other, and from the assignments made meanwhile.</summary>
internal static class SegmentLock
{
    /// <summary>Begins the transaction of a decision: one at a time, and none while customers are being assigned.</summary>
    public static async Task<IDbContextTransaction> Take(ScaleDb db, CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteAsync("lock table segments in share row exclusive mode", cancel);
        return transaction;
    }

    /// <summary>Assigning customers makes decisions wait until its transaction ends; assignments do not wait for each other.</summary>
    public static Task Share(ScaleDb db, CancellationToken cancel) =>
        db.Database.ExecuteAsync("lock table segments in row exclusive mode", cancel);
}
