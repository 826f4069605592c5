using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Profiles;

namespace ScaleSuccess.Outcomes;

/// <summary>A segment with the outcome of its customers' plans so far.</summary>
/// <param name="Outcome">Null: no plans yet.</param>
public sealed record SegmentCard(SegmentLook Look, SegmentOutcome? Outcome);

/// <param name="MedianDays">From plan to goal, of those that reached it; null: none yet.</param>
public sealed record SegmentOutcome(
    string Segment, long Plans, long Accepted, long Achieved, double? MedianDays, long Stuck);

public sealed class ReadSegmentCards(ScaleDb db, ReadSegments segments)
{
    /// <summary>Those that customers are in.</summary>
    public async Task<IReadOnlyList<SegmentCard>> All(CancellationToken cancel) => await With(await segments.All(cancel), cancel);

    /// <summary>Those of one model, sized by its dry run; the outcome of a new segment's customers is not known.</summary>
    public async Task<IReadOnlyList<SegmentCard>> Of(long model, CancellationToken cancel) => await With(await segments.Of(model, cancel), cancel);

    private async Task<IReadOnlyList<SegmentCard>> With(IReadOnlyList<SegmentLook> looks, CancellationToken cancel)
    {
        var outcomes = (await db.Database.QueryAsync<SegmentOutcome>(Sql.Text("Outcomes/SegmentOutcomes.sql"), cancel)).ToDictionary(o => o.Segment);
        return [.. looks.Select(look => new SegmentCard(look, outcomes.GetValueOrDefault(look.Segment.Key)))];
    }
}
