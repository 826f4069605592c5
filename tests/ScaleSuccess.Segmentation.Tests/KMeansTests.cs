using FsCheck.Fluent;
using FsCheck.Xunit;
using ScaleSuccess.Segmentation;

namespace ScaleSuccess.Segmentation.Tests;

public sealed class KMeansTests : ClustererContract
{
    protected override IClusterer Clusterer { get; } = new KMeans();

    [Fact]
    public void A_base_that_is_searched_on_a_sample_is_found_in_any_order()
    {
        var planted = Planted.Groups_of(6, 20_000, 8, apart: 12, missing: 0.1, seed: 5);
        var (shuffled, _) = Planted.Shuffled(planted.Matrix, seed: 6);
        var model = new KMeans().Fit(planted.Matrix, 6, 1, default);
        Assert.Equal(model.Centers, new KMeans().Fit(shuffled, 6, 1, default).Centers);
        Assert.True(Agreement.Adjusted_rand(planted.Groups, Planted.Assign(model, planted.Matrix)) > 0.97);
    }

    [Property(MaxTest = 60)]
    public bool Every_row_is_in_the_cluster_whose_centre_is_nearest(sbyte[] cells, byte k)
    {
        var rows = Rows(cells);
        var model = new KMeans(starts: 2).Fit(rows, 1 + k % rows.Rows, 3, default);
        return Enumerable.Range(0, rows.Rows).All(row =>
        {
            double Squared(float[] center) => rows.Row(row).ToArray().Zip(center, (x, c) => float.IsNaN(x) ? 0 : (double)(x - c) * (x - c)).Sum();
            return Squared(model.Centers[model.Assign(rows.Row(row)).Cluster]) <= model.Centers.Min(Squared) + 1e-3;
        });
    }

    [Property(MaxTest = 60)]
    public bool No_order_of_any_rows_changes_the_model(sbyte[] cells, byte k, int seed)
    {
        var rows = Rows(cells);
        var (shuffled, _) = Planted.Shuffled(rows, seed);
        var (a, b) = (new KMeans(2).Fit(rows, 1 + k % rows.Rows, seed, default), new KMeans(2).Fit(shuffled, 1 + k % rows.Rows, seed, default));
        return a.Spread == b.Spread && a.Centers.Zip(b.Centers).All(c => c.First.SequenceEqual(c.Second));
    }

    /// <summary>Three columns of small whole numbers, every seventh missing: ties and repeats are likely.</summary>
    private static FeatureMatrix Rows(sbyte[] cells) =>
        new([.. cells.Concat(new sbyte[] { 1, 2, 3 }).SkipLast(cells.Length % 3).Select(x => x % 7 == 6 ? float.NaN : x)], 3);
}
