using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Profiles;

namespace ScaleSuccess.Web.Console.Segments;

/// <summary>The map of customers as a table, for readers who cannot see it.</summary>
/// <param name="Nearest">The segment whose middle is nearest to this one's; null: there is no other.</param>
public sealed record MapRow(KnownSegment Segment, int Customers, KnownSegment? Nearest)
{
    public static IReadOnlyList<MapRow> Of(SegmentMap map)
    {
        var middles = map.Points.GroupBy(point => point.Segment)
            .ToDictionary(group => group.Key, group => (X: group.Average(p => p.X), Y: group.Average(p => p.Y), Count: group.Count()));
        return [.. middles.OrderByDescending(m => m.Value.Count).Select(m => new MapRow(map.Segments[m.Key], m.Value.Count, Nearest(m.Key)))];

        KnownSegment? Nearest(int from) => middles.Keys.Where(other => other != from)
            .OrderBy(other => Math.Pow(middles[other].X - middles[from].X, 2) + Math.Pow(middles[other].Y - middles[from].Y, 2))
            .Select(other => map.Segments[other]).FirstOrDefault();
    }
}
