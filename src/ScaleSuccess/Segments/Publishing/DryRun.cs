using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Models;

namespace ScaleSuccess.Segments.Publishing;

/// <summary>Assigns every customer by a model that is not published, so that ops see who would move before anyone does.</summary>
public sealed class DryRun(ScaleDb db, ReadUsableModel models, AssignAll all, TimeProvider clock)
{
    public async Task<SegmentRefusal?> Run(long model, CancellationToken cancel)
    {
        var usual = db.Database.GetCommandTimeout();
        db.Database.SetCommandTimeout(ApplyPublished.Patience);
        try
        {
            return await Assign(model, cancel);
        }
        finally
        {
            db.Database.SetCommandTimeout(usual);
        }
    }

    private async Task<SegmentRefusal?> Assign(long model, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Two dry runs of one model would write the same rows.
        var status = (await db.Database.QueryAsync<string>(
            "select status as \"Value\" from segment_models where id = {0} for no key update", cancel, model)).SingleOrDefault();
        if (status is null) return SegmentRefusal.NoSuchModel;
        if (status == SegmentModel.Published) return SegmentRefusal.ModelIsPublished;
        if (status == SegmentModel.Discarded || await models.Of(model, cancel) is not { } usable) return SegmentRefusal.ModelIsDiscarded;
        await all.Run(usable, cancel);
        await db.Database.ExecuteAsync("update segment_models set dry_run_at = {1} where id = {0}", cancel, model, clock.GetUtcNow());
        await transaction.CommitAsync(cancel);
        return null;
    }
}
