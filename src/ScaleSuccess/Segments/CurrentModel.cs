using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Data;

namespace ScaleSuccess.Segments;

/// <summary>The newest model that found more than one group; null while the templates' rules assign.</summary>
public sealed class CurrentModel(ScaleDb db)
{
    public async Task<TrainedModel?> Find(CancellationToken cancel) =>
        await db.SegmentModels.AsNoTracking().Where(m => m.K > 1).OrderByDescending(m => m.Id).FirstOrDefaultAsync(cancel) is { } row
            ? TrainedModel.Read(row)
            : null;
}
