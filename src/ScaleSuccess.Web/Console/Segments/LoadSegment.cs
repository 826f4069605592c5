using ScaleSuccess.Outcomes;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Publishing;

namespace ScaleSuccess.Web.Console.Segments;

/// <summary>One segment and what can be done with it.</summary>
/// <param name="Card">Null: it is no longer in use, or has no customers.</param>
/// <param name="Total">All customers that are assigned.</param>
/// <param name="Others">Found segments in use that it can be merged into.</param>
/// <param name="Merged">Those that were merged into it.</param>
/// <param name="Into">What it was merged into; null: it was not.</param>
/// <param name="Templates">To choose from.</param>
public sealed record SegmentPageLook(
    KnownSegment Segment, SegmentCard? Card, long Total, IReadOnlyList<KnownSegment> Others, IReadOnlyList<KnownSegment> Merged,
    KnownSegment? Into, IReadOnlyList<SegmentRule> Templates, bool IsModelPublished);

public sealed class LoadSegment(KnownSegments known, ReadSegmentCards cards, CurrentSegments templates, ReadAssigner assigner)
{
    /// <summary>Null when there is no such segment.</summary>
    public async Task<SegmentPageLook?> At(string key, CancellationToken cancel)
    {
        var all = await known.All(cancel);
        if (all.FirstOrDefault(one => one.Key == key) is not { } segment) return null;
        var now = await cards.All(cancel);
        return new SegmentPageLook(segment, now.FirstOrDefault(card => card.Look.Segment.Key == key), now.Sum(card => card.Look.Size?.Customers ?? 0),
            [.. all.Where(one => one is { IsRule: false, IsRetired: false } && one.Key != key)], [.. all.Where(one => one.MergedInto == key)],
            all.FirstOrDefault(one => one.Key == segment.MergedInto), await templates.All(cancel),
            (await assigner.Now(cancel)).Model is not null);
    }
}
