using ScaleSuccess.Segments.Models;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Segments;

public sealed class SegmentEngineTests
{
    [Theory]
    [InlineData("auto", "latent-class", "ml-net")]
    [InlineData("latent-class", "latent-class")]
    [InlineData("ml-net", "ml-net")]
    public async Task The_engines_that_are_set_look_for_segments(string engine, params string[] asked)
    {
        await using var product = await Product.New(segments: KnownModels.SoonTrained with { Engine = engine });
        await product.Seeded(300);
        var learned = (await product.Use<LearnModel, LearnedModel?>((learn, cancel) => learn.Run(product.Clock.GetUtcNow(), cancel)))!;
        Assert.Equal(asked, learned.Engines.Select(report => report.Engine).Order());
    }

    [Fact]
    public void An_engine_that_there_is_not_is_refused_with_the_key_and_the_words() =>
        Assert.Equal(
            ["Segments:Engine is `k-means`; it must be one of auto, latent-class, ml-net. Set Segments__Engine."],
            new SegmentOptions { Engine = "k-means" }.Validate());
}
