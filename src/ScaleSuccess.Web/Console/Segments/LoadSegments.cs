using ScaleSuccess.Outcomes;
using ScaleSuccess.Plans.Proposals;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Profiles;
using ScaleSuccess.Segments.Publishing;

namespace ScaleSuccess.Web.Console.Segments;

/// <summary>All that the segments' page shows.</summary>
/// <param name="Dry">Of the waiting model; null: none waits, or its dry run is not made yet.</param>
/// <param name="Heatmap">Null, as is the map, while no model is published.</param>
/// <param name="Log">The newest decisions.</param>
public sealed record SegmentsLook(
    Assigner Assigner, DryRunNumbers? Dry, IReadOnlyList<SegmentCard> Cards, long Unclear, int Proposals, Heatmap? Heatmap, SegmentMap? Map,
    IReadOnlyList<SegmentEvent> Log);

/// <summary>One after the other: a request has one database connection.</summary>
public sealed class LoadSegments(
    ReadAssigner assigner, ReadDryRun dryRuns, ReadSegmentCards cards, ListUnclearCustomers unclear, ReadProposals proposals, ReadHeatmap heatmaps,
    ReadMap maps, ReadSegmentLog log)
{
    private const int NewestDecisions = 8;

    public async Task<SegmentsLook> Now(CancellationToken cancel)
    {
        var now = await assigner.Now(cancel);
        return new SegmentsLook(now, now.Waiting is { } waiting ? await dryRuns.Numbers(waiting.Id, cancel) : null, await cards.All(cancel),
            await unclear.Count(cancel), await proposals.CountOpen(cancel), await heatmaps.Of(null, cancel), await maps.Of(null, cancel),
            await log.Newest(NewestDecisions, cancel));
    }
}
