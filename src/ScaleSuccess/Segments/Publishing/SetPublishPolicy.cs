using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Catalog;

namespace ScaleSuccess.Segments.Publishing;

/// <summary>When a candidate is published without ops' decision.</summary>
/// <param name="IsAutomatic">False: never. That is so until ops say otherwise, for the first model too.</param>
/// <param name="MostMoved">At most this share of the assigned customers may move, 0 to 1.</param>
/// <param name="ChangedAt">Null: it has never been set.</param>
public sealed record PublishPolicy(bool IsAutomatic, double MostMoved, string ChangedBy, DateTimeOffset? ChangedAt)
{
    /// <summary>At least as good as the published one on the same answers, and few enough move; never the first one.</summary>
    public bool Allows(double? criterion, double? published, long customers, long moved) =>
        IsAutomatic && criterion >= published && customers > 0 && (double)moved / customers <= MostMoved;
}

public sealed class SetPublishPolicy(ScaleDb db, SegmentLog log, TimeProvider clock)
{
    private static readonly PublishPolicy ByOps = new(false, 0.05, "", null);

    public async Task<PublishPolicy> Now(CancellationToken cancel) =>
        (await db.Database.QueryAsync<PublishPolicy>(
            "select automatic as is_automatic, most_moved, changed_by, changed_at from publish_policy", cancel)).SingleOrDefault() ?? ByOps;

    public async Task<SegmentRefusal?> Change(bool automatic, double mostMoved, string author, CancellationToken cancel)
    {
        if (!(mostMoved is >= 0 and <= 1)) return SegmentRefusal.MostMovedIsOutOfRange;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteAsync(
            """
            insert into publish_policy (automatic, most_moved, changed_by, changed_at) values ({0}, {1}, {2}, {3})
            on conflict (one) do update set automatic = excluded.automatic, most_moved = excluded.most_moved,
                changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """, cancel, automatic, mostMoved, author, clock.GetUtcNow());
        await log.Add(author, automatic ? SegmentEventKind.PolicyAutomatic : SegmentEventKind.PolicyManual, null, null,
            automatic ? new(MostMoved: mostMoved) : new(), cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}
