using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Models;

namespace ScaleSuccess.Segments.Profiles;

/// <param name="Unclear">Of these, how many the model is not sure of.</param>
public sealed record SegmentSize(string Segment, long Customers, long Unclear, long Pinned);

public sealed class ReadSegmentSizes(ScaleDb db)
{
    public async Task<List<SegmentSize>> All(CancellationToken cancel) => await db.Database.QueryAsync<SegmentSize>(
        Sql.Text("Segments/Profiles/SegmentSizes.sql"), cancel,
        await db.SegmentModels.Where(m => m.Status == SegmentModel.Published).Select(m => (long?)m.Id).SingleOrDefaultAsync(cancel) ?? SaveAssignerResults.Rules);

    /// <summary>As a model would have it: from its dry run.</summary>
    public Task<List<SegmentSize>> Would(long model, CancellationToken cancel) => db.Database.QueryAsync<SegmentSize>(
        """
        select segment, count(*) as customers, count(*) filter (where unclear) as unclear, count(*) filter (where pinned) as pinned
        from assigner_results where model_id = {0} group by segment order by count(*) desc, segment
        """, cancel, model);
}
