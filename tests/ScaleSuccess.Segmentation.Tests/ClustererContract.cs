using ScaleSuccess.Segmentation;

namespace ScaleSuccess.Segmentation.Tests;

/// <summary>What every engine keeps, whoever wrote it.</summary>
public abstract class ClustererContract
{
    protected abstract IClusterer Clusterer { get; }

    private static CancellationToken Never => CancellationToken.None;

    [Fact]
    public void The_same_rows_and_seed_give_the_same_model()
    {
        var rows = Planted.Groups_of(4, 300, 6, apart: 4, missing: 0.1, seed: 1).Matrix;
        Same(Clusterer.Fit(rows, 4, 7, Never), Clusterer.Fit(rows, 4, 7, Never));
    }

    [Fact]
    public void The_order_of_rows_does_not_matter()
    {
        var rows = Planted.Groups_of(4, 300, 6, apart: 4, missing: 0.1, seed: 2).Matrix;
        Same(Clusterer.Fit(rows, 4, 7, Never), Clusterer.Fit(Planted.Shuffled(rows, seed: 3).Matrix, 4, 7, Never));
    }

    [Theory]
    [InlineData(2, 0.0)]
    [InlineData(5, 0.0)]
    [InlineData(5, 0.3)]
    public void Finds_groups_that_lie_well_apart(int k, double missing)
    {
        var planted = Planted.Groups_of(k, 400, 10, apart: 20, missing, seed: k);
        var model = Clusterer.Fit(planted.Matrix, k, 1, Never);
        Assert.Equal(k, model.K);
        Assert.True(Agreement.Adjusted_rand(planted.Groups, Planted.Assign(model, planted.Matrix)) > 0.99);
    }

    [Fact]
    public void Centres_lie_at_the_mean_of_the_cells_that_were_answered()
    {
        float x = float.NaN;
        var rows = new FeatureMatrix([0, 0, 0, x, 2, 2, 100, 100, x, 104, 102, 102, 102, 102], 2);
        var model = Clusterer.Fit(rows, 2, 1, Never);
        Assert.Equal([101.33333f, 102f], model.Centers[0], (a, b) => Math.Abs(a - b) < 1e-3);
        Assert.Equal([0.66667f, 1f], model.Centers[1], (a, b) => Math.Abs(a - b) < 1e-3);
    }

    [Fact]
    public void The_largest_cluster_comes_first()
    {
        var rows = new FeatureMatrix([1, 1.1f, 50, 50.1f, 50.2f, 50.3f, 99, 99.1f, 99.2f], 1);
        Assert.Equal([50.15f, 99.1f, 1.05f], Clusterer.Fit(rows, 3, 1, Never).Centers.Select(c => c[0]), (a, b) => Math.Abs(a - b) < 1e-3);
    }

    [Fact]
    public void A_row_without_answers_is_nobodys_for_sure()
    {
        var model = Clusterer.Fit(Planted.Groups_of(4, 200, 3, apart: 20, missing: 0, seed: 4).Matrix, 4, 1, Never);
        Assert.Equal((0, 0.25), model.Assign([float.NaN, float.NaN, float.NaN]));
        Assert.True(model.Assign(model.Centers[2]) is (2, > 0.99));
    }

    [Fact]
    public void Fewer_different_rows_than_clusters_give_fewer_clusters()
    {
        var rows = new FeatureMatrix([1, 1, 1, 1, 5, 5], 1);
        Assert.Equal([1f, 5f], Clusterer.Fit(rows, 4, 1, Never).Centers.Select(c => c[0]));
        Assert.Equal(1, Clusterer.Fit(new FeatureMatrix([3, 3, 3], 1), 3, 1, Never).K);
    }

    [Fact]
    public void As_many_clusters_as_rows_is_the_most()
    {
        var rows = new FeatureMatrix([1, 10, 100], 1);
        Assert.Equal(3, Clusterer.Fit(rows, 3, 1, Never).K);
        Assert.Throws<ArgumentOutOfRangeException>(() => Clusterer.Fit(rows, 4, 1, Never));
        Assert.Throws<ArgumentOutOfRangeException>(() => Clusterer.Fit(rows, 0, 1, Never));
    }

    [Fact]
    public void A_cancelled_fit_throws() =>
        Assert.ThrowsAny<OperationCanceledException>(() => Clusterer.Fit(Planted.Noise(100, 3, 1), 3, 1, new CancellationToken(canceled: true)));

    private static void Same(ClusterModel a, ClusterModel b)
    {
        Assert.Equal(a.Centers, b.Centers);
        Assert.Equal(a.Spread, b.Spread);
    }
}
