using FsCheck.Xunit;

namespace ScaleSuccess.Segmentation.Tests.Lifecycle;

public sealed class RecutTests
{
    // Clusters 0 and 1 differ in half of their questions only.
    private static readonly int[][] Favourites = [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 1, 1, 1, 1, 1], [2, 2, 2, 2, 2, 2, 2, 2, 2, 2]];

    [Property]
    public void A_merged_segment_answers_as_both_together_and_the_others_stay(int seed, byte k)
    {
        var random = new Random(seed);
        var (_, model) = Models.At_random(2 + k % 4, random);
        var (a, b) = (random.Next(model.K), random.Next(model.K));
        if (a == b)
            return;
        var merged = MergeClusters.Into(model, a, b);

        Assert.Equal(model.K - 1, merged.Model.K);
        Assert.Equal(1, merged.Model.Shares.Sum(), 9);
        Assert.Equal(merged.Model.Shares.OrderDescending(), merged.Model.Shares);
        Assert.Equal(Enumerable.Range(0, model.K), merged.From.SelectMany(f => f).Order());
        for (var c = 0; c < merged.Model.K; c++)
            for (var cell = 0; cell < model.Cells.Count; cell++)
                for (var code = 0; code < model.Cells[cell].Codes; code++)
                    Assert.Equal(
                        merged.From[c].Sum(f => model.Shares[f] * model.Profiles[cell][f][code]),
                        merged.Model.Shares[c] * merged.Model.Profiles[cell][c][code], 9);
    }

    [Fact]
    public void A_segment_is_not_merged_with_itself_or_with_none()
    {
        var (_, model) = Models.Of_favourites(Favourites, choices: 3, faithful: 0.8);
        Assert.Throws<ArgumentException>(() => MergeClusters.Into(model, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => MergeClusters.Into(model, 1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => MergeClusters.Into(model, -1, 0));
    }

    [Theory]
    [InlineData(LatentClass.Name)]
    [InlineData(KMeans.Name)]
    public void A_segment_that_holds_two_groups_is_split_into_them_and_the_others_stay(string engine)
    {
        var (_, model) = Models.Of_favourites(Favourites, choices: 3, faithful: 0.8, [0.4, 0.35, 0.25]);
        var (answers, clusters) = Models.Drawn(model, 900, new Random(1), missing: 0.1);
        var merged = MergeClusters.Into(model, 0, 1).Model;
        var split = SplitCluster.Into(merged, answers, 0, Engine(engine), 1, default);

        Assert.Null(split.Refusal);
        Assert.Equal([0, 0, 1], split.Found!.From.Select(f => f.Single()).Order());
        var kept = Enumerable.Range(0, 3).Single(c => split.Found.From[c][0] == 1);
        Assert.Equal(merged.Shares[1], split.Found.Model.Shares[kept]);
        Assert.All(merged.Profiles.Zip(split.Found.Model.Profiles), p => Assert.Equal(p.First[1], p.Second[kept]));
        int[] found = [.. Enumerable.Range(0, answers.Rows).Select(row => split.Found.Model.Assign(answers.Row(row)).Cluster)];
        Assert.True(Agreement.Adjusted_rand(clusters, found) > 0.85);
    }

    [Theory]
    [InlineData(LatentClass.Name)]
    [InlineData(KMeans.Name)]
    public void A_segment_that_is_one_group_is_not_split(string engine)
    {
        var (_, model) = Models.Of_favourites(Favourites, choices: 3, faithful: 0.8);
        for (var seed = 0; seed < 5; seed++)
        {
            var answers = Models.Drawn(model, 900, new Random(seed), missing: 0.1).Answers;
            var split = SplitCluster.Into(model, answers, 2, Engine(engine), seed, default);
            Assert.Equal(SplitRefusal.NotTwoGroups, split.Refusal);
            Assert.Null(split.Found);
            Assert.True(split.Gain < 0);
        }
    }

    [Fact]
    public void A_segment_of_a_few_customers_is_not_split()
    {
        var (_, model) = Models.Of_favourites(Favourites, choices: 3, faithful: 0.8);
        var answers = Models.Drawn(model, 40, new Random(1)).Answers;
        Assert.Equal(SplitRefusal.TooFewRows, SplitCluster.Into(model, answers, 2, new LatentClass(), 1, default).Refusal);
    }

    private static IClusterer Engine(string name) => name == KMeans.Name ? new KMeans() : new LatentClass();
}
