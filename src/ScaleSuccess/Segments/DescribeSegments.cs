namespace ScaleSuccess.Segments;

/// <param name="Size">Null: nobody is in it yet.</param>
public sealed record DescribedSegment(SegmentRule Segment, SegmentSize? Size);

/// <summary>Every segment with how many customers it holds, in the order the rules are tried.</summary>
public sealed class DescribeSegments(CurrentSegments segments, ReadSegmentSizes sizes)
{
    public async Task<IReadOnlyList<DescribedSegment>> All(CancellationToken cancel)
    {
        var held = (await sizes.All(cancel)).ToDictionary(size => size.Segment);
        return [.. (await segments.All(cancel)).Select(segment => new DescribedSegment(segment, held.GetValueOrDefault(segment.Key)))];
    }
}
