namespace ScaleSuccess.Segmentation.Tests.Selection;

public sealed class FindSegmentsTests
{
    private static readonly FindSegments Find = new([new LatentClass(), new MlNetKMeans()]);

    [Theory]
    [InlineData(300, 6)]
    [InlineData(1000, 15)]
    public void Finds_one_segment_in_pure_noise(int rows, int cells)
    {
        var found = Search(Planted.Noise(rows, cells, seed: 1));
        Assert.All(found.Engines, engine => Assert.Equal(1, engine.Model.K));
    }

    [Fact]
    public void Says_what_every_engine_tried_and_who_won()
    {
        var (table, _) = SimulatedSurveys.Of_segments(3, 600, apart: 2.4, seed: 4);
        var found = Search(FeatureSpace.Learn(table)!.Encode(table).Answers, new SearchLimits(2, 5));
        Assert.Equal(3, found.Best.Model.K);
        Assert.Equal(found.Engines[0], found.Best);
        Assert.Equal([LatentClass.Name, MlNetKMeans.Name], found.Engines.Select(e => e.Engine).Order());
        Assert.Equal(0, found.Best.CriterionError);
        Assert.All(found.Engines, engine =>
        {
            Assert.Equal(Enumerable.Range(2, engine.Tried.Count), engine.Tried.Select(t => t.K));
            Assert.Contains(engine.Tried, t => t.K == engine.Model.K);
            Assert.InRange(engine.Criterion, 0.1, 1);
            Assert.Equal(engine.Model.K, engine.Stability.Count);
        });
    }

    [Fact]
    public void Does_not_believe_in_segments_too_small_to_serve()
    {
        var planted = Planted.Groups_of(4, 400, 12, faithful: 0.95, missing: 0, seed: 5).Answers;
        var found = new FindSegments([new MlNetKMeans()]).Find(planted, new SearchLimits(1, 6, LeastShare: 0.3), 1, null, default);
        Assert.InRange(found.Best.Model.K, 1, 3);
    }

    [Fact]
    public void A_known_number_is_kept() =>
        Assert.Equal(4, Search(Planted.Groups_of(3, 200, 9, faithful: 0.9, missing: 0.1, seed: 6).Answers, new SearchLimits(4, 4)).Best.Model.K);

    [Fact]
    public void Three_rows_are_enough_to_search() => Assert.Equal(1, Search(Planted.Rows(2, "00", "01", "11")).Best.Model.K);

    [Fact]
    public void Limits_that_cannot_be_kept_are_refused()
    {
        var rows = Planted.Rows(2, "00", "01", "11");
        Assert.Throws<ArgumentOutOfRangeException>(() => Search(rows, new SearchLimits(0, 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Search(rows, new SearchLimits(4, 9)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Search(rows, new SearchLimits(3, 2)));
    }

    private static FoundSegments Search(AnswerCodes answers, SearchLimits? limits = null) =>
        Find.Find(answers, limits ?? new SearchLimits(1, 6), 1, null, default);
}
