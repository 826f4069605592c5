using FsCheck.Xunit;

namespace ScaleSuccess.Segmentation.Tests.Centroids;

public sealed class MlNetKMeansTests : ClustererContract
{
    protected override IClusterer Clusterer { get; } = new MlNetKMeans();

    [Property(MaxTest = 40)]
    public bool No_order_of_any_rows_changes_the_model(byte[] cells, byte k, int seed) =>
        SmallRows.Keep_their_model(new MlNetKMeans(starts: 2), cells, k, seed);

    [Fact]
    public void Rows_beyond_the_sample_that_is_searched_count_too()
    {
        // Of 20,000 rows some 4,000 are searched; shares and profiles are those of all.
        var planted = Planted.Groups_of(4, 20_000, 12, faithful: 0.9, missing: 0.1, seed: 3);
        var model = Clusterer.Fit(planted.Answers, 4, 1, default);
        var clusters = Planted.Assign(model, planted.Answers);
        Assert.InRange(Agreement.Adjusted_rand(planted.Groups, clusters), 0.98, 1);
        Assert.Equal(clusters.CountBy(c => c).OrderBy(c => c.Key).Select(c => c.Value / 20_000.0), model.Shares, (a, b) => Math.Abs(a - b) < 1e-4);
    }
}
