namespace ScaleSuccess.Segmentation.Tests.Selection;

public sealed class StabilityTests
{
    [Fact]
    public void Classes_that_lie_apart_come_back_and_classes_cut_from_noise_do_not() => Tells_apart(new LatentClass(starts: 8));

    [Fact]
    public void Centres_that_lie_apart_come_back_and_centres_cut_from_noise_do_not() => Tells_apart(new MlNetKMeans());

    private static void Tells_apart(IClusterer engine)
    {
        var apart = Planted.Groups_of(3, 300, 12, faithful: 0.9, missing: 0.1, seed: 1).Answers;
        var noise = Planted.Noise(300, 12, seed: 2);
        Assert.All(Stability.Of(engine, engine.Fit(apart, 3, 1, default), apart, 10, default), j => Assert.InRange(j, 0.95, 1));
        Assert.InRange(Stability.Of(engine, engine.Fit(noise, 5, 1, default), noise, 10, default).Average(), 0, 0.6);
    }
}
