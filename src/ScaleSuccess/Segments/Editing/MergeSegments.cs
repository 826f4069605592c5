using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Models;

namespace ScaleSuccess.Segments.Editing;

/// <summary>
/// Ops merge two segments into one. The model is not changed: what it assigns to the one counts for the other, in every
/// model that has both, until the merge is undone.
/// </summary>
public sealed class MergeSegments(ScaleDb db, KnownSegments segments, SegmentLog log, TimeProvider clock)
{
    /// <param name="from">Retires; its customers go to <paramref name="into"/>.</param>
    public async Task<SegmentRefusal?> Run(string from, string into, string author, CancellationToken cancel)
    {
        if (from == into) return SegmentRefusal.SameSegment;
        await using var transaction = await SegmentLock.Take(db, cancel);
        var all = await segments.All(cancel);
        var (known, target) = (all.FirstOrDefault(s => s.Key == from), all.FirstOrDefault(s => s.Key == into));
        if (known is null || target is null) return SegmentRefusal.NoSuchSegment;
        if (known.IsRule || target.IsRule) return SegmentRefusal.SegmentIsARules;
        if (known.MergedInto == into) return null;
        if (known.IsRetired || target.IsRetired) return SegmentRefusal.SegmentIsRetired;

        var row = await db.FoundSegments.SingleAsync(s => s.Key == from, cancel);
        (row.MergedInto, row.RetiredAt) = (into, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        await AssignAnew(db, cancel);
        await log.Add(author, SegmentEventKind.Merged, from, null, new(Name: known.Name, Other: target.Name), cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    public async Task<SegmentRefusal?> Undo(string from, string author, CancellationToken cancel)
    {
        await using var transaction = await SegmentLock.Take(db, cancel);
        var row = await db.FoundSegments.SingleOrDefaultAsync(s => s.Key == from, cancel);
        if (row is null) return SegmentRefusal.NoSuchSegment;
        if (row.MergedInto is null) return SegmentRefusal.NotMerged;
        row.MergedInto = null;
        if (await db.SegmentClusters.AnyAsync(c => c.Segment == from
                && db.Set<SegmentModel>().Any(m => m.Id == c.ModelId && m.Status == SegmentModel.Published), cancel)) row.RetiredAt = null;
        await db.SaveChangesAsync(cancel);
        await AssignAnew(db, cancel);
        await log.Add(author, SegmentEventKind.MergeUndone, from, null, new(Name: row.Name), cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>
    /// Customers unclear between the two become clear, so the step assigns all customers again; dry runs of candidates
    /// are repeated too.
    /// </summary>
    private static async Task AssignAnew(ScaleDb db, CancellationToken cancel)
    {
        await db.Database.ExecuteAsync("update segment_models set dry_run_at = null, applied_at = null where status in ('published', 'candidate')", cancel);
        await db.Database.ExecuteAsync("delete from assigner_results where model_id <> 0", cancel);
    }
}
