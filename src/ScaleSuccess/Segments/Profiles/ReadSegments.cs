using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segmentation.Explaining;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Models;

namespace ScaleSuccess.Segments.Profiles;

/// <summary>What a segment is like.</summary>
/// <param name="Size">Null: it has no customers.</param>
/// <param name="Often">What its customers answer more often than others; empty for a rule's segment.</param>
/// <param name="Rarely">What is common elsewhere and rare here.</param>
/// <param name="Prototype">Its typical customer; null for a rule's segment.</param>
/// <param name="Stability">0 to 1; null for a rule's segment.</param>
public sealed record SegmentLook(
    KnownSegment Segment, SegmentSize? Size, IReadOnlyList<DistinguishingAnswer> Often, IReadOnlyList<DistinguishingAnswer> Rarely, Exemplar? Prototype,
    double? Stability);

/// <summary>A typical customer.</summary>
public sealed record Exemplar(long CustomerId, string Customer);

/// <summary>Describes the segments of the published model, else of the rules; or of any model, as it would have them.</summary>
public sealed class ReadSegments(ScaleDb db, ReadModels models, ReadSegmentAnswers answers, KnownSegments known, ReadSegmentSizes sizes)
{
    /// <summary>Those of the published model, and after them the rules' segments that still have customers; without a model all the rules'.</summary>
    public async Task<IReadOnlyList<SegmentLook>> All(CancellationToken cancel)
    {
        var now = (await sizes.All(cancel)).ToDictionary(size => size.Segment);
        var published = await db.SegmentModels.Where(m => m.Status == SegmentModel.Published).Select(m => (long?)m.Id).SingleOrDefaultAsync(cancel);
        var found = published is { } id ? await Looks(id, now, cancel) : [];
        var others = (await known.All(cancel)).Where(segment => found.All(look => look.Segment.Key != segment.Key)
            && (now.ContainsKey(segment.Key) || (published is null && segment.IsRule)));
        return [.. found, .. others.Select(segment => new SegmentLook(segment, now.GetValueOrDefault(segment.Key), [], [], null, null))];
    }

    /// <summary>Those of one model; empty when there is none or it cannot be read.</summary>
    public async Task<IReadOnlyList<SegmentLook>> Of(long model, CancellationToken cancel) =>
        await Looks(model, (await sizes.Would(model, cancel)).ToDictionary(size => size.Segment), cancel);

    private async Task<IReadOnlyList<SegmentLook>> Looks(long model, Dictionary<string, SegmentSize> sizes, CancellationToken cancel)
    {
        if (await models.Of(model, cancel) is not { } view) return [];
        var typical = view.Segments.Select(segment => segment.Prototype).OfType<long>().ToArray();
        var names = await db.Set<Customer>().Where(c => typical.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, cancel);
        var told = await answers.Of(model, cancel);
        return
        [
            .. view.Segments.Select(segment =>
            {
                var prototype = segment.Prototype is { } id && names.TryGetValue(id, out var name) ? new Exemplar(id, name) : null;
                var own = told.GetValueOrDefault(segment.Segment.Key);
                return new SegmentLook(segment.Segment, sizes.GetValueOrDefault(segment.Segment.Key), own?.Often ?? [], own?.Rarely ?? [],
                    prototype, segment.Stability);
            }),
        ];
    }
}
