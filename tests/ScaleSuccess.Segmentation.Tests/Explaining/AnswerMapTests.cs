using FsCheck.Xunit;

namespace ScaleSuccess.Segmentation.Tests.Explaining;

public sealed class AnswerMapTests
{
    private static readonly int[][] Three = [[0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1], [2, 2, 2, 2, 2, 2]];

    [Fact]
    public void Two_questions_give_the_axes_of_plain_correspondence_analysis()
    {
        // A 2 × 2 table with correlation φ: the eigenvalues are (1 ± |φ|) / 2 (Greenacre, ch. 18), rows lie at ± √λ or 0.
        byte[] codes = [.. Rows(0, 0, 40), .. Rows(0, 1, 10), .. Rows(1, 0, 10), .. Rows(1, 1, 40)];
        var map = AnswerMap.Of(new AnswerCodes(codes, Cells(2, 2)))!;
        Assert.Equal([0.8, 0.2], map.Inertia.Select(x => Math.Round(x, 9)));
        Assert.Equal([1, 0], map.Explained.Select(x => Math.Round(x, 9)));
        Assert.Equal([1, 0], map.Point([0, 0]).Select(x => Math.Round(Math.Abs(x), 9)));
        Assert.Equal([0, 1], map.Point([0, 1]).Select(x => Math.Round(Math.Abs(x), 9)));

        static byte[] Rows(byte a, byte b, int n) => [.. Enumerable.Range(0, n).SelectMany(_ => new[] { a, b })];
    }

    [Fact]
    public void Customers_of_one_segment_lie_together_and_near_their_answers()
    {
        var (_, model) = MadeModels.Of_favourites(Three, choices: 3, faithful: 0.9);
        var (answers, clusters) = MadeModels.Drawn(model, 600, new Random(1), missing: 0.1);
        var map = AnswerMap.Of(answers)!;
        double[][] points = [.. Enumerable.Range(0, 600).Select(row => map.Point(answers.Row(row)))];
        double[][] centers = [.. Enumerable.Range(0, 3).Select(c => Enumerable.Range(0, 2).Select(axis => points.Where((_, i) => clusters[i] == c).Average(p => p[axis])).ToArray())];
        Assert.True(points.Zip(clusters).Count(x => Nearest(x.First, centers) == x.Second) > 0.95 * 600);
        Assert.All(map.Answers, a => Assert.Equal(a.Code, Nearest(a.Coordinates, centers)));
        Assert.True(map.Explained.Sum() > 0.95);
    }

    [Property(MaxTest = 30)]
    public void The_order_of_rows_changes_no_digit(int seed, bool weighted, bool sampled)
    {
        var random = new Random(seed);
        var (_, model) = MadeModels.At_random(3, random);
        var drawn = MadeModels.Drawn(model, 300, random, missing: 0.2).Answers;
        var answers = weighted ? new AnswerCodes(drawn.Codes, drawn.Cells) { Weights = [.. Enumerable.Range(0, 300).Select(_ => random.Next(4) / 2f)] } : drawn;
        var shuffled = Enumerable.Range(0, 300).ToArray();
        random.Shuffle(shuffled);
        var (one, other) = (AnswerMap.Of(answers, 2, sampled ? 120 : 5000)!, AnswerMap.Of(answers.Take(shuffled), 2, sampled ? 120 : 5000)!);
        Assert.Equal(one.Inertia, other.Inertia);
        Assert.Equal(one.Answers.SelectMany(a => a.Coordinates), other.Answers.SelectMany(a => a.Coordinates));
        Assert.Equal(one.Point(answers.Row(7)), other.Point(answers.Row(7)));
    }

    [Property(MaxTest = 30)]
    public void Rows_vary_along_an_axis_by_its_inertia_about_nought_and_lie_amid_their_answers(int seed)
    {
        var random = new Random(seed);
        var (_, model) = MadeModels.At_random(3, random);
        var answers = MadeModels.Drawn(model, 400, random).Answers;
        var map = AnswerMap.Of(answers, axes: 3)!;
        double[][] points = [.. Enumerable.Range(0, 400).Select(row => map.Point(answers.Row(row)))];
        for (var axis = 0; axis < 3; axis++)
        {
            Assert.Equal(0, points.Average(p => p[axis]), 9);
            Assert.Equal(map.Inertia[axis], points.Average(p => p[axis] * p[axis]), 9);
            // An answer lies at the mean of the rows that gave it, stretched by 1 / √λ.
            foreach (var answer in map.Answers.Where(a => !answers.Cells[a.Cell].Ordered))
                Assert.Equal(points.Where((_, row) => answers.Row(row)[answer.Cell] == answer.Code).Average(p => p[axis]),
                    answer.Coordinates[axis] * Math.Sqrt(map.Inertia[axis]), 9);
            Assert.True(map.Answers.MaxBy(a => Math.Abs(a.Coordinates[axis]))!.Coordinates[axis] > 0);
        }
    }

    [Fact]
    public void A_missing_answer_pulls_nowhere()
    {
        var (_, model) = MadeModels.Of_favourites(Three, choices: 3, faithful: 0.9);
        var map = AnswerMap.Of(MadeModels.Drawn(model, 300, new Random(1)).Answers)!;
        Assert.Equal([0, 0], map.Point([.. Enumerable.Repeat(AnswerCodes.Missing, 6)]));
        var (whole, half) = (map.Point([0, 0, 0, 0, 0, 0]), map.Point([0, 0, 0, AnswerCodes.Missing, AnswerCodes.Missing, AnswerCodes.Missing]));
        Assert.True(Math.Abs(half[0]) < Math.Abs(whole[0]));
        Assert.Equal(Math.Sign(whole[0]), Math.Sign(half[0]));
    }

    [Fact]
    public void A_scale_is_used_by_its_order()
    {
        // Two scales that go together, and nothing else.
        var space = new FeatureSpace([MadeModels.Scale("effort", 9), MadeModels.Scale("worry", 9)]);
        var random = new Random(1);
        byte[] codes = [.. Enumerable.Range(0, 900).SelectMany(i => new[] { (byte)(i % 9), (byte)Math.Clamp(i % 9 + random.Next(-1, 2), 0, 8) })];
        var map = AnswerMap.Of(new AnswerCodes(codes, space.Cells), axes: 1)!;
        var along = Enumerable.Range(0, 9).Select(step => map.Point([(byte)step, (byte)step])[0]).ToArray();
        Assert.Equal(along.Order(), along[0] < 0 ? along : along.Reverse());
        Assert.Equal([0, 8, 0, 8], map.Answers.Select(a => a.Code));
    }

    [Fact]
    public void Where_nobody_differs_there_is_no_map()
    {
        Assert.Null(AnswerMap.Of(new AnswerCodes([0, 1, 0, 1, 0, 1], Cells(2, 2))));
        Assert.Null(AnswerMap.Of(new AnswerCodes([], Cells(2, 2))));
        Assert.Single(AnswerMap.Of(new AnswerCodes([0, 1, 1, 1, 0, 1], Cells(2, 2)))!.Inertia);
    }

    [Fact]
    public void An_answer_of_one_customer_in_a_thousand_takes_no_axis_for_itself()
    {
        byte[] codes = [2, 2, .. Enumerable.Range(0, 999).SelectMany(i => new[] { (byte)(i % 2), (byte)(i / 2 % 2) })];
        var map = AnswerMap.Of(new AnswerCodes(codes, Cells(3, 3)))!;
        Assert.DoesNotContain(map.Answers, a => a.Code == 2);
        Assert.Equal([0, 0], map.Point([2, 2]));
    }

    private static Cell[] Cells(params int[] codes) => [.. codes.Select((n, q) => new Cell(q, n, [], 1, 1))];

    private static int Nearest(double[] point, double[][] centers) =>
        Enumerable.Range(0, centers.Length).MinBy(c => centers[c].Zip(point, (a, b) => (a - b) * (a - b)).Sum());
}
