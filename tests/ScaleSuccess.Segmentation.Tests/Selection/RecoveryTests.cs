namespace ScaleSuccess.Segmentation.Tests.Selection;

/// <summary>Six known segments in 2,000 surveys, with the number not given; the median of three seeds.</summary>
public sealed class RecoveryTests
{
    private const int Seeds = 3;

    // At these separations k-means that is told the number reaches about 0.9, 0.75 and 0.4.
    [Theory]
    [InlineData(2.4, 0.95)]
    [InlineData(1.7, 0.93)]
    [InlineData(1.2, 0.78)]
    public void Segments_of_surveys_are_found_without_being_told_how_many(double apart, double least)
    {
        var agreements = Enumerable.Range(1, Seeds).Select(seed =>
        {
            var (table, segments) = SimulatedSurveys.Of_segments(6, 2000, apart, seed);
            var answers = FeatureSpace.Learn(table)!.Encode(table).Answers;
            return Agreement.Adjusted_rand(segments, Clusters(Find(answers, most: 12).Model, answers));
        }).Order().ToArray();
        Assert.True(agreements[Seeds / 2] >= least, string.Join(" ", agreements.Select(a => a.ToString("0.000", System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void Eight_segments_that_overlap_are_not_taken_for_two_or_three()
    {
        var (table, segments) = SimulatedSurveys.Of_segments(8, 2000, apart: 0.9, seed: 1);
        var answers = FeatureSpace.Learn(table)!.Encode(table).Answers;
        var found = Find(answers, most: 12);
        Assert.InRange(found.Model.K, 6, 9);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(2000)]
    public void Customers_that_do_not_differ_are_one_segment(int rows)
    {
        var (table, _) = SimulatedSurveys.Of_segments(1, rows, apart: 1.5, seed: 1);
        var found = Find(FeatureSpace.Learn(table)!.Encode(table).Answers, most: 8);
        Assert.Equal(1, found.Model.K);
        Assert.True(found.Choice.Reason is KReason.AgreeOnOne or KReason.BicOnOne, $"{found.Choice}");
    }

    [Fact]
    public void A_segment_is_not_cut_in_two_because_two_questions_ask_nearly_the_same()
    {
        var (table, segments) = SimulatedSurveys.Of_segments(4, 2000, apart: 1.7, seed: 3);
        var random = new Random(5);
        var asked = (SingleColumn)table.Columns[3];
        var again = new SingleColumn("asked again", [.. asked.Cells.Select(cell => random.NextDouble() < 0.4 ? asked.Cells[random.Next(asked.Rows)] : cell)]);
        var twice = new AnswerTable([.. table.Columns, again]);
        var answers = FeatureSpace.Learn(twice)!.Encode(twice).Answers;
        var found = Find(answers, most: 12);
        Assert.True(Agreement.Adjusted_rand(segments, Clusters(found.Model, answers)) > 0.85, $"{found.Model.K}: {found.Choice}");
    }

    private static EngineResult Find(AnswerCodes answers, int most) =>
        new FindSegments([new LatentClass()]).Find(answers, new SearchLimits(1, most), 1, null, CancellationToken.None).Best;

    private static int[] Clusters(ClusterModel model, AnswerCodes answers) =>
        [.. Enumerable.Range(0, answers.Rows).Select(row => model.Assign(answers.Row(row)).Cluster)];
}
