using ScaleSuccess.Outcomes;

namespace ScaleSuccess.Benchmarks.Rows.Growth;

/// <summary>What a segment's page shows: its size, and the outcome of its customers' plans.</summary>
public abstract class GrowthOfSegments(bool atAMillion) : GrowthRow("growth-segments", atAMillion)
{
    protected override string What => "A segment's page";

    protected override IReadOnlyList<Measure> Measures =>
    [
        new("segments", async (on, cancel) =>
            Expect(on.Customers - on.Customers / 16, (await on.Product.Use<ReadSegmentCards, IReadOnlyList<SegmentCard>>(read => read.All(cancel)))
                .Sum(card => card.Look.Size?.Customers ?? 0))),
    ];
}

public sealed class GrowthOfSegments100K() : GrowthOfSegments(atAMillion: false);

public sealed class GrowthOfSegments1M() : GrowthOfSegments(atAMillion: true);
