using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Models;

namespace ScaleSuccess.Segments.Profiles;

/// <summary>A sample of the customers a model was trained on, as points.</summary>
public sealed record SegmentMap(IReadOnlyList<KnownSegment> Segments, IReadOnlyList<MapPoint> Points);

/// <param name="Segment">Its place in <see cref="SegmentMap.Segments"/>.</param>
public sealed record MapPoint(long Customer, string Name, double X, double Y, int Segment);

public sealed class ReadMap(ScaleDb db, ReadModels models)
{
    /// <param name="model">Null: the published one.</param>
    /// <returns>Null when there is none.</returns>
    public async Task<SegmentMap?> Of(long? model, CancellationToken cancel)
    {
        var row = await db.SegmentModels.AsNoTracking().Where(m => model == null ? m.Status == SegmentModel.Published : m.Id == model)
            .Select(m => new { m.Id, m.Map }).SingleOrDefaultAsync(cancel);
        if (row is null) return null;
        var segments = await models.Segments(row.Id, cancel);
        var points = JsonSerializer.Deserialize<List<StoredPoint>>(row.Map, JsonSerializerOptions.Web)!;
        var shown = points.ConvertAll(point => point.Customer).ToArray();
        var names = await db.Set<Customer>().Where(c => shown.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, cancel);
        var place = segments.SelectMany((segment, index) => segment.Parts.Select(cluster => (cluster, index))).ToDictionary(x => x.cluster, x => x.index);
        return new SegmentMap([.. segments.Select(segment => segment.Segment)],
            [.. points.Where(p => names.ContainsKey(p.Customer)).Select(p => new MapPoint(p.Customer, names[p.Customer], p.X, p.Y, place[p.Cluster]))]);
    }
}
