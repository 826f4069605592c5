using ScaleSuccess.Segmentation;

namespace ScaleSuccess.Segmentation.Tests;

public sealed class ChooseKTests
{
    private static readonly ChooseK Choose = new(new KMeans());

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(7)]
    public void Finds_the_number_of_groups_that_lie_apart(int k)
    {
        var planted = Planted.Groups_of(k, 700, 12, apart: 8, missing: 0.1, seed: 10 + k);
        Assert.Equal(k, Choose.Choose(planted.Matrix, 1, 10, 1, null, default).Model.K);
    }

    [Theory]
    [InlineData(200, 5)]
    [InlineData(1000, 20)]
    public void Finds_one_group_in_pure_noise(int rows, int columns) =>
        Assert.Equal(1, Choose.Choose(Planted.Noise(rows, columns, seed: 1), 1, 10, 1, null, default).Model.K);

    [Fact]
    public void Finds_one_group_where_choices_are_made_at_random()
    {
        var table = Answers.At_random(rows: 800, questions: 8, choices: 4, seed: 2);
        var matrix = FeatureSpace.Learn(table)!.Encode(table).Matrix;
        Assert.Equal(1, Choose.Choose(matrix, 1, 10, 1, null, default).Model.K);
    }

    [Fact]
    public void Finds_the_segments_behind_choices()
    {
        var (table, segments) = Answers.Of_segments(segments: 5, rows: 1000, questions: 12, choices: 4, faithful: 0.8, seed: 3);
        var matrix = FeatureSpace.Learn(table)!.Encode(table).Matrix;
        var chosen = Choose.Choose(matrix, 1, 10, 1, null, default);
        Assert.Equal(5, chosen.Model.K);
        Assert.True(Agreement.Adjusted_rand(segments, Planted.Assign(chosen.Model, matrix)) > 0.9);
    }

    [Fact]
    public void Says_what_it_tried()
    {
        var planted = Planted.Groups_of(3, 300, 8, apart: 10, missing: 0, seed: 4);
        var chosen = Choose.Choose(planted.Matrix, 2, 6, 1, null, default);
        Assert.Equal([2, 3, 4, 5, 6], chosen.Tried.Select(t => t.K));
        Assert.Equal(chosen.Criterion, chosen.Tried[1].Criterion);
        Assert.InRange(chosen.Criterion, 0.5, 1);
        Assert.True(chosen.Tried[1].Criterion > chosen.Tried[0].Criterion);
        Assert.Equal(100, chosen.Tried[1].Smallest);
    }

    [Fact]
    public void Does_not_believe_in_groups_too_small_to_serve()
    {
        var planted = Planted.Groups_of(4, 400, 8, apart: 20, missing: 0, seed: 5);
        Assert.True(new ChooseK(new KMeans(), leastShare: 0.3).Choose(planted.Matrix, 1, 6, 1, null, default).Model.K < 4);
    }

    [Fact]
    public void The_order_of_rows_does_not_matter()
    {
        var planted = Planted.Groups_of(3, 300, 6, apart: 5, missing: 0.1, seed: 6);
        var (a, b) = (Choose.Choose(planted.Matrix, 1, 6, 1, null, default), Choose.Choose(Planted.Shuffled(planted.Matrix, 1).Matrix, 1, 6, 1, null, default));
        Assert.Equal(a.Tried, b.Tried);
        Assert.Equal(a.Model.Centers, b.Model.Centers);
    }

    [Fact]
    public void Three_rows_are_enough_to_choose_from() =>
        Assert.InRange(Choose.Choose(new FeatureMatrix([1, 2, 3, 4, 5, 6], 2), 1, 20, 1, null, default).Model.K, 1, 3);
}
