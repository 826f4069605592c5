using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Models;

namespace ScaleSuccess.Segments.Publishing;

/// <summary>Ops reject a candidate. It stays on record; the next is trained on more answers.</summary>
public sealed class DiscardModel(ScaleDb db, SegmentLog log, TimeProvider clock)
{
    public async Task<SegmentRefusal?> Run(long model, string author, CancellationToken cancel)
    {
        await using var transaction = await SegmentLock.Take(db, cancel);
        var row = await db.SegmentModels.SingleOrDefaultAsync(m => m.Id == model, cancel);
        switch (row?.Status)
        {
            case null: return SegmentRefusal.NoSuchModel;
            case SegmentModel.Published: return SegmentRefusal.ModelIsPublished;
            case SegmentModel.Discarded: return null;
        }
        (row.Status, row.DecidedAt, row.DecidedBy, row.ByPolicy, row.DryRunAt) = (SegmentModel.Discarded, clock.GetUtcNow(), author, false, null);
        await db.SaveChangesAsync(cancel);
        await db.Database.ExecuteAsync("delete from assigner_results where model_id = {0}", cancel, model);
        await log.Add(author, SegmentEventKind.Discarded, null, model, new(), cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}
