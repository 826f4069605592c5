using ScaleSuccess.SegmentCli;
using ScaleSuccess.Segmentation;
using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Segmentation.Selection;

namespace ScaleSuccess.Tests.SegmentCli;

/// <summary>The report's sentence says what its figures say.</summary>
public sealed class FitWhyTests
{
    [Fact]
    public void The_engine_with_the_highest_product_won() => Assert.StartsWith(
        "latent-class won: its 2 segments save 42.8 % of hidden answers' error, times 99 % stability makes 42.4 %; the 2 segments of ml-net save 39.7 %, times 96 % makes 38.1 %. BIC",
        Why(0.428, 0.99, EngineVerdict.Behind, 0.397, 0.96), StringComparison.Ordinal);

    [Theory]
    [InlineData(EngineVerdict.WithinChance, "a lead that chance may explain")]
    [InlineData(EngineVerdict.ByNumberOnly, "a lead that disappears when latent-class has as many segments")]
    [InlineData(EngineVerdict.OneSegment, "but that is a single segment")]
    public void One_with_a_lower_product_is_used_for_a_reason(EngineVerdict verdict, string reason) => Assert.StartsWith(
        $"latent-class is used: its 2 segments save 10.0 % of hidden answers' error, times 80 % stability makes 8.0 %; the 2 segments of ml-net save 10.4 %, times 90 % makes 9.4 %, {reason}.",
        Why(0.1, 0.8, verdict, 0.104, 0.9), StringComparison.Ordinal);

    [Fact]
    public void Nothing_saved_is_never_minus_nothing() =>
        Assert.DoesNotContain("-0.0", Why(-0.0001, 1, EngineVerdict.Behind, -0.0002, 1), StringComparison.Ordinal);

    [Fact]
    public void Every_verdict_has_its_words()
    {
        foreach (var verdict in Enum.GetValues<EngineVerdict>().Except([EngineVerdict.Won]))
            Assert.DoesNotContain("verdict.", Why(0.1, 1, verdict, 0.2, 1), StringComparison.Ordinal);
    }

    private static string Why(double best, double stable, EngineVerdict verdict, double other, double otherStable)
    {
        EngineResult[] engines = [Engine("latent-class", best, stable, EngineVerdict.Won), Engine("ml-net", other, otherStable, verdict)];
        return FitWords.Why(new FoundSegments(engines[0], engines));
    }

    private static EngineResult Engine(string name, double criterion, double stability, EngineVerdict verdict) => new(
        name, new ClusterModel(name, 1, [new Cell(0, 2, [], 1, 1)], [0.5, 0.5], [[[1, 0], [0, 1]]], null), criterion, 0, [stability, stability], [],
        new KChoice(KReason.Agree, 2, 2, 2, 2))
    { Verdict = verdict };
}
