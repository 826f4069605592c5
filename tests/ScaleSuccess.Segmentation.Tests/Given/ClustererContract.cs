namespace ScaleSuccess.Segmentation.Tests.Given;

/// <summary>The contract of every engine.</summary>
public abstract class ClustererContract
{
    protected abstract IClusterer Clusterer { get; }

    private static CancellationToken Never => CancellationToken.None;

    [Fact]
    public void The_same_rows_and_seed_give_the_same_model()
    {
        var planted = Planted.Groups_of(4, 300, 9, faithful: 0.7, missing: 0.1, seed: 1);
        Planted.Same(Clusterer.Fit(planted.Answers, 4, 7, Never), Clusterer.Fit(new AnswerCodes(planted.Answers.Codes, planted.Answers.Cells), 4, 7, Never));
    }

    [Fact]
    public void The_order_of_rows_does_not_matter()
    {
        var rows = Planted.Groups_of(4, 300, 9, faithful: 0.7, missing: 0.1, seed: 2).Answers;
        Planted.Same(Clusterer.Fit(rows, 4, 7, Never), Clusterer.Fit(Planted.Shuffled(rows, seed: 3), 4, 7, Never));
    }

    [Theory]
    [InlineData(2, 0.0)]
    [InlineData(5, 0.0)]
    [InlineData(5, 0.3)]
    public void Finds_groups_that_lie_well_apart(int k, double missing)
    {
        var planted = Planted.Groups_of(k, 400, 15, faithful: 0.95, missing, seed: k);
        var model = Clusterer.Fit(planted.Answers, k, 1, Never);
        Assert.Equal(k, model.K);
        Assert.InRange(Agreement.Adjusted_rand(planted.Groups, Planted.Assign(model, planted.Answers)), 0.98, 1);
    }

    [Fact]
    public void The_largest_cluster_comes_first()
    {
        var rows = Planted.Rows(3, [.. Enumerable.Repeat("0000", 5), .. Enumerable.Repeat("1111", 9), .. Enumerable.Repeat("2222", 7)]);
        var model = Clusterer.Fit(rows, 3, 1, Never);
        Assert.Equal([2, 0, 1], new[] { 0, 5, 14 }.Select(row => model.Assign(rows.Row(row)).Cluster));
        Assert.Equal(1, model.Shares.Sum(), 9);
    }

    [Fact]
    public void Every_profile_sums_to_one()
    {
        var model = Clusterer.Fit(Planted.Groups_of(3, 200, 6, faithful: 0.8, missing: 0.2, seed: 4).Answers, 3, 1, Never);
        Assert.All(model.Profiles.SelectMany(cell => cell), shares => Assert.Equal(1, shares.Sum(), 9));
        Assert.Equal(model.Shares.OrderDescending(), model.Shares);
    }

    [Fact]
    public void A_row_of_weight_two_counts_as_the_row_twice()
    {
        var rows = Planted.Rows(2, "0000", "0001", "1111", "1110", "0011", "1100");
        var twice = rows.Take([0, 1, 2, 3, 4, 5, 2, 4]);
        Planted.Same(Clusterer.Fit(twice, 2, 1, Never), Clusterer.Fit(Planted.Weighted(rows, 1, 1, 2, 1, 2, 1), 2, 1, Never));
    }

    [Fact]
    public void A_row_of_no_weight_is_as_good_as_absent()
    {
        var rows = Planted.Rows(3, "0000", "0001", "1111", "1110", "2222", "2221");
        Planted.Same(Clusterer.Fit(rows.Take([0, 1, 2, 3]), 2, 1, Never), Clusterer.Fit(Planted.Weighted(rows, 1, 1, 1, 1, 0, 0), 2, 1, Never));
    }

    [Fact]
    public void A_row_without_answers_gets_what_is_believed_before_any()
    {
        var model = Clusterer.Fit(Planted.Groups_of(4, 200, 9, faithful: 0.95, missing: 0, seed: 4).Answers, 4, 1, Never);
        var probabilities = new double[4];
        model.Probabilities([.. Enumerable.Repeat(AnswerCodes.Missing, 9)], probabilities);
        Assert.Equal(model.Spread is null ? model.Shares : [0.25, 0.25, 0.25, 0.25], probabilities, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Fewer_different_rows_than_clusters_give_fewer_clusters()
    {
        var model = Clusterer.Fit(Planted.Rows(2, "000", "000", "000", "000", "111", "111"), 4, 1, Never);
        Assert.Equal(2, model.K);
        Assert.Equal((0, 1), (model.Assign([0, 0, 0]).Cluster, model.Assign([1, 1, 1]).Cluster));
        Assert.Equal(1, Clusterer.Fit(Planted.Rows(2, "01", "01", "01"), 3, 1, Never).K);
    }

    [Fact]
    public void As_many_clusters_as_rows_is_the_most()
    {
        var rows = Planted.Rows(3, "000", "111", "222");
        Assert.Equal(3, Clusterer.Fit(rows, 3, 1, Never).K);
        Assert.Throws<ArgumentOutOfRangeException>(() => Clusterer.Fit(rows, 4, 1, Never));
        Assert.Throws<ArgumentOutOfRangeException>(() => Clusterer.Fit(rows, 0, 1, Never));
    }

    [Fact]
    public void A_cancelled_fit_throws() =>
        Assert.ThrowsAny<OperationCanceledException>(() => Clusterer.Fit(Planted.Noise(100, 3, 1), 3, 1, new CancellationToken(canceled: true)));
}
