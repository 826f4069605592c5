namespace ScaleSuccess.Segmentation.Tests.Selection;

/// <summary>What a search says decided is what its figures say.</summary>
public sealed class WhyTests
{
    private const double LeastStable = 0.6;

    private static readonly IReadOnlyList<IClusterer> Both = EngineChoice.Of(EngineChoice.Auto);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void One_number_that_was_asked_for_is_said_to_be_asked_for_by_both_engines(int k)
    {
        var found = new FindSegments(Both).Find(Rows(1, 0.6), new SearchLimits(k, k), 1, null, CancellationToken.None);
        Assert.All(found.Engines, engine => Assert.Equal((KReason.OnlyOneAsked, k), (engine.Choice.Reason, engine.Choice.K)));
    }

    [Theory]
    [InlineData(0.35)]
    [InlineData(0.5)]
    [InlineData(0.7)]
    [InlineData(0.9)]
    public void The_engine_with_the_lower_product_is_used_only_with_the_reason(double faithful)
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            var found = new FindSegments(Both).Find(Rows(seed, faithful), new SearchLimits(1, 5), seed, null, CancellationToken.None);
            var (best, other) = (found.Engines[0], found.Engines[1]);
            Assert.Equal((found.Best, EngineVerdict.Won), (best, best.Verdict));
            Assert.Equal(other.Score <= best.Score, other.Verdict == EngineVerdict.Behind);
            Assert.NotEqual(EngineVerdict.Won, other.Verdict);
        }
    }

    [Theory]
    [InlineData(0.26, 4)]
    [InlineData(0.4, 6)]
    [InlineData(0.8, 2)]
    public void Segments_that_are_said_to_be_stable_are(double faithful, int least)
    {
        var found = new FindSegments(Both).Find(Rows(5, faithful), new SearchLimits(least, 8), 5, null, CancellationToken.None);
        foreach (var engine in found.Engines)
        {
            var isStable = engine.Stability.Min() >= LeastStable;
            if (engine.Choice.Reason is KReason.Bic or KReason.FewRows)
                Assert.True(isStable, $"{engine.Engine}: {engine.Choice}");
            if (engine.Choice.Reason == KReason.NoneStable)
                Assert.Equal(least, engine.Model.K);
        }
    }

    [Fact]
    public void Where_nothing_is_stable_the_fewest_asked_for_are_not_called_stable()
    {
        var found = new FindSegments(EngineChoice.Of("latent-class")).Find(Rows(7, 0.25), new SearchLimits(6, 8), 7, null, CancellationToken.None);
        Assert.True(found.Best.Stability.Min() < LeastStable);
        Assert.Equal((KReason.NoneStable, 6), (found.Best.Choice.Reason, found.Best.Choice.K));
    }

    /// <summary>Two kinds of customers; a faithful one gives its kind's answer of four, at 0.25 any.</summary>
    private static AnswerCodes Rows(int seed, double faithful)
    {
        var random = new Random(seed);
        var space = new FeatureSpace([.. Enumerable.Range(0, 8).Select(q => MadeModels.Single($"q{q}", "a", "b", "c", "d"))]);
        var codes = new byte[240 * 8];
        for (var i = 0; i < codes.Length; i++)
            codes[i] = (byte)(random.NextDouble() < (faithful - 0.25) / 0.75 ? i / 8 % 2 : random.Next(4));
        return new AnswerCodes(codes, space.Cells);
    }
}
