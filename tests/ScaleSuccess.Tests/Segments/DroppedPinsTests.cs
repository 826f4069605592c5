using ScaleSuccess.App;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Publishing;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Segments;

/// <summary>Ops are told whom a model leaves pinned to a segment that it drops: before it is published, and after.</summary>
public sealed class DroppedPinsTests
{
    [Fact]
    public async Task Ops_are_told_before_and_after()
    {
        await using var product = await KnownModels.Published();
        var first = (await product.Published())!.Value;
        var customers = (From: 1L, To: 3L);
        var (segment, other) = ((await product.FoundSegments())[0], (await product.FoundSegments())[1]);
        Assert.Null(await product.Pin(customers.From, segment));
        Assert.Null(await product.Pin(customers.To, segment));
        Assert.Null(await product.Pin(2, "steady"));
        Assert.Equal([(segment, 2)], await By(product, null));
        Assert.Empty(await By(product, first));

        // The next model does not find it again.
        await product.Seeded(400);
        await product.Sql("update segment_models set trained_at = trained_at - interval '2 days'");
        var next = await product.A_candidate();
        await product.Sql($"update segment_clusters set segment = '{other}' where model_id = {next} and segment = '{segment}'");
        Assert.Equal([(segment, 2)], await By(product, next));
        Assert.Empty((await Today(product)).DroppedPins);

        Assert.Null(await product.Publish(next));
        Assert.Equal([(segment, 2)], (await Today(product)).DroppedPins.Select(pins => (pins.Segment.Key, pins.Customers)));
        Assert.Null(await product.Use<PinCustomer, SegmentRefusal?>((pin, cancel) => pin.Lift(customers.From, "olga", cancel)));
        Assert.Equal([(segment, 1)], (await Today(product)).DroppedPins.Select(pins => (pins.Segment.Key, pins.Customers)));
    }

    private static async Task<IEnumerable<(string, int)>> By(Product product, long? model) =>
        (await product.Use<ReadDroppedPins, IReadOnlyList<DroppedPins>>((read, cancel) => read.By(model, cancel))).Select(pins => (pins.Segment.Key, pins.Customers));

    private static Task<TodayView> Today(Product product) => product.Use<ReadToday, TodayView>((read, cancel) => read.Now(cancel));
}
