using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Models;

namespace ScaleSuccess.Segments.Publishing;

/// <summary>Customers who are pinned to a segment that is not used, or will not be. They stay there until somebody removes the pin.</summary>
public sealed record DroppedPins(KnownSegment Segment, int Customers);

/// <summary>Told before a model is published, and after it.</summary>
public sealed class ReadDroppedPins(ScaleDb db, KnownSegments segments)
{
    /// <summary>To segments that are no longer in use.</summary>
    public async Task<IReadOnlyList<DroppedPins>> Now(CancellationToken cancel) => await Pinned(segment => segment.IsRetired, cancel);

    /// <summary>To segments in use that this model drops.</summary>
    /// <param name="model">Null: the templates' rules, which drop every segment that a model found.</param>
    public async Task<IReadOnlyList<DroppedPins>> By(long? model, CancellationToken cancel)
    {
        var final = await segments.Final(cancel);
        var kept = (await db.SegmentClusters.Where(cluster => cluster.ModelId == model).Select(cluster => cluster.Segment).ToListAsync(cancel))
            .Select(key => final[key]).ToHashSet();
        return await Pinned(segment => segment is { IsRule: false, IsRetired: false } && !kept.Contains(segment.Key), cancel);
    }

    private async Task<IReadOnlyList<DroppedPins>> Pinned(Func<KnownSegment, bool> isDropped, CancellationToken cancel)
    {
        var pins = await db.SegmentPins.Where(pin => pin.LiftedAt == null).GroupBy(pin => pin.Segment)
            .Select(group => new { Segment = group.Key, Customers = group.Count() }).ToDictionaryAsync(group => group.Segment, group => group.Customers, cancel);
        return [.. (await segments.All(cancel)).Where(segment => pins.ContainsKey(segment.Key) && isDropped(segment))
            .Select(segment => new DroppedPins(segment, pins[segment.Key]))];
    }
}
