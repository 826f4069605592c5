using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segmentation.Lifecycle;
using ScaleSuccess.Segments.Catalog;

namespace ScaleSuccess.Segments.Models;

/// <summary>Reads models for use.</summary>
public sealed class ReadUsableModel(ScaleDb db, KnownSegments segments)
{
    /// <summary>Null while the templates' rules assign.</summary>
    public async Task<UsableModel?> Published(CancellationToken cancel) =>
        await db.SegmentModels.Where(m => m.Status == SegmentModel.Published).Select(m => (long?)m.Id).SingleOrDefaultAsync(cancel) is { } id
            ? await Of(id, cancel) : null;

    /// <summary>Null when there is no such model, or none that this version can use.</summary>
    public async Task<UsableModel?> Of(long id, CancellationToken cancel)
    {
        var row = await db.SegmentModels.AsNoTracking().Where(m => m.Id == id && m.DefinitionId != null)
            .Select(m => new { m.Engine, m.Rows, m.TrainedAt, m.Model }).SingleOrDefaultAsync(cancel);
        if (row is null) return null;
        var clusters = await db.SegmentClusters.AsNoTracking().Where(c => c.ModelId == id).OrderBy(c => c.Cluster)
            .Select(c => c.Segment).ToListAsync(cancel);
        if (clusters.Count == 0) return null;
        var final = await segments.Final(cancel);
        var keys = clusters.ConvertAll(key => final[key]);
        var distinct = keys.Distinct().ToList();
        return new UsableModel(id, row.Engine, row.Rows, DateOnly.FromDateTime(row.TrainedAt.UtcDateTime), SavedModel.FromJson(row.Model),
            distinct, keys.ConvertAll(key => distinct.IndexOf(key)));
    }
}
