namespace ScaleSuccess.Segmentation.Tests.Lifecycle;

public sealed class SplitClusterTests
{
    // Clusters 0 and 1 differ in half of their questions only.
    private static readonly int[][] Favourites = [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 1, 1, 1, 1, 1], [2, 2, 2, 2, 2, 2, 2, 2, 2, 2]];

    [Theory]
    [InlineData(LatentClass.Name)]
    [InlineData(MlNetKMeans.Name)]
    public void A_segment_that_holds_two_groups_is_split_into_them_and_the_others_stay(string engine)
    {
        var (_, model) = MadeModels.Of_favourites(Favourites, choices: 3, faithful: 0.8, [0.4, 0.35, 0.25]);
        var (answers, clusters) = MadeModels.Drawn(model, 900, new Random(1), missing: 0.1);
        var merged = First_two_together(model);
        var split = SplitCluster.Into(merged, answers, 0, Engine(engine), 1, default);

        Assert.Null(split.Refusal);
        Assert.Equal(3, split.Found!.K);
        Assert.Equal(1, split.Found.Shares.Sum(), 9);
        Assert.Equal(split.Found.Shares.OrderDescending(), split.Found.Shares);
        var kept = Enumerable.Range(0, 3).Single(c => split.Found.Profiles[0][c] == merged.Profiles[0][1]);
        Assert.Equal(merged.Shares[1], split.Found.Shares[kept]);
        Assert.All(merged.Profiles.Zip(split.Found.Profiles), p => Assert.Equal(p.First[1], p.Second[kept]));
        int[] found = [.. Enumerable.Range(0, answers.Rows).Select(row => split.Found.Assign(answers.Row(row)).Cluster)];
        Assert.True(Agreement.Adjusted_rand(clusters, found) > 0.85);
    }

    [Theory]
    [InlineData(LatentClass.Name)]
    [InlineData(MlNetKMeans.Name)]
    public void A_segment_that_is_one_group_is_not_split(string engine)
    {
        var (_, model) = MadeModels.Of_favourites(Favourites, choices: 3, faithful: 0.8);
        for (var seed = 0; seed < 5; seed++)
        {
            var answers = MadeModels.Drawn(model, 900, new Random(seed), missing: 0.1).Answers;
            var split = SplitCluster.Into(model, answers, 2, Engine(engine), seed, default);
            Assert.Equal(SplitRefusal.NotTwoGroups, split.Refusal);
            Assert.Null(split.Found);
            Assert.True(split.Gain < 0);
        }
    }

    [Fact]
    public void A_segment_of_a_few_customers_is_not_split()
    {
        var (_, model) = MadeModels.Of_favourites(Favourites, choices: 3, faithful: 0.8);
        var answers = MadeModels.Drawn(model, 40, new Random(1)).Answers;
        Assert.Equal(SplitRefusal.TooFewRows, SplitCluster.Into(model, answers, 2, new LatentClass(), 1, default).Refusal);
    }

    /// <summary>The model whose first cluster holds the rows of the first two.</summary>
    private static ClusterModel First_two_together(ClusterModel model)
    {
        var share = model.Shares[0] + model.Shares[1];
        double[] Together(double[] first, double[] second) => [.. first.Zip(second, (x, y) => (model.Shares[0] * x + model.Shares[1] * y) / share)];
        return new ClusterModel(model.Engine, model.Seed, model.Cells, [share, .. model.Shares[2..]],
            [.. model.Profiles.Select(cell => (double[][])[Together(cell[0], cell[1]), .. cell[2..]])], model.Spread);
    }

    private static IClusterer Engine(string name) => name == MlNetKMeans.Name ? new MlNetKMeans() : new LatentClass();
}
