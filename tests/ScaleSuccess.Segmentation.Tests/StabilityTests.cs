using ScaleSuccess.Segmentation;

namespace ScaleSuccess.Segmentation.Tests;

public sealed class StabilityTests
{
    [Fact]
    public void Groups_that_lie_apart_come_back_and_groups_cut_from_noise_do_not()
    {
        var kMeans = new KMeans();
        var apart = Planted.Groups_of(3, 300, 8, apart: 15, missing: 0.1, seed: 1).Matrix;
        var noise = Planted.Noise(300, 8, seed: 2);
        Assert.All(Stability.Of(kMeans, kMeans.Fit(apart, 3, 1, default), apart, 10, default), j => Assert.True(j > 0.95));
        Assert.True(Stability.Of(kMeans, kMeans.Fit(noise, 5, 1, default), noise, 10, default).Average() < 0.6);
    }
}
