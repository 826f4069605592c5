using ScaleSuccess.App;
using ScaleSuccess.Segments.Models;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Segments;

public sealed class WatchSegmentsTests
{
    [Fact]
    public async Task Answers_that_drift_away_become_an_item_on_the_list_once_a_week()
    {
        await using var product = await Product.New(segments: KnownModels.SoonTrained);
        await product.A_published_model();
        Assert.Equal(0, await product.Run<WatchSegments>());
        product.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(300, await product.Seeded(300, seed: 2));
        Assert.Equal(1, await product.Run<WatchSegments>());
        Assert.Equal(0, await product.Run<WatchSegments>());
        Assert.Equal((300, "Steady", false), Told(await Latest(product)));
        Assert.Null((await product.Use<ReadToday, TodayView>((read, cancel) => read.Now(cancel))).Drift);

        product.Clock.Advance(TimeSpan.FromDays(8));
        await product.Sql("""update responses set answers = answers || '{"how": ["fast"], "risk": ["high"], "team_size": ["many"]}' where customer_id > 300""");
        Assert.Equal(1, await product.Run<WatchSegments>());
        Assert.Equal((300, "Drifted", true), Told(await Latest(product)));
        Assert.NotNull((await product.Use<ReadToday, TodayView>((read, cancel) => read.Now(cancel))).Drift);
    }

    private static async Task<DriftView> Latest(Product product) =>
        (await product.Use<ReadDrift, DriftView?>((read, cancel) => read.Latest(cancel)))!;

    private static (int, string, bool) Told(DriftView view) => (view.NewAnswers, view.Verdict, view.IsAlarm);
}
