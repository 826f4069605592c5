using ScaleSuccess.Data;

namespace ScaleSuccess.Segments;

/// <param name="ByModel">Of these, how many the model placed; the others a rule.</param>
public sealed record SegmentSize(string Segment, long Customers, long ByModel, double Confidence);

public sealed class ReadSegmentSizes(ScaleDb db)
{
    public Task<List<SegmentSize>> All(CancellationToken cancel) =>
        db.Database.QueryAsync<SegmentSize>(Sql.Text("Segments/SegmentSizes.sql"), cancel);
}
