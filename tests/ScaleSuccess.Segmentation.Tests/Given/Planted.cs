namespace ScaleSuccess.Segmentation.Tests.Given;

/// <summary>Coded rows with known groups.</summary>
public sealed record Planted(AnswerCodes Answers, int[] Groups)
{
    private const int Steps = 7;

    /// <summary>
    /// Groups that take turns. Each has a favourite answer a cell and gives it with the chance <paramref name="faithful"/>; every third
    /// cell is a scale of seven steps, the others have three choices.
    /// </summary>
    public static Planted Groups_of(int k, int rows, int cells, double faithful, double missing, int seed)
    {
        var random = new Random(seed);
        var kinds = Enumerable.Range(0, cells).Select(i => i % 3 == 2 ? Scale(i) : new Cell(i, 3, [], 1, 1)).ToArray();
        var favourites = Enumerable.Range(0, k).Select(_ => kinds.Select(cell => random.Next(cell.Codes)).ToArray()).ToArray();
        var groups = Enumerable.Range(0, rows).Select(i => i % k).ToArray();
        var codes = new byte[rows * cells];
        for (var i = 0; i < codes.Length; i++)
            codes[i] = random.NextDouble() < missing ? AnswerCodes.Missing
                : (byte)(random.NextDouble() < faithful ? favourites[groups[i / cells]][i % cells] : random.Next(kinds[i % cells].Codes));
        return new Planted(new AnswerCodes(codes, kinds), groups);
    }

    /// <summary>Random rows without groups.</summary>
    public static AnswerCodes Noise(int rows, int cells, int seed) => Groups_of(1, rows, cells, 0, 0.1, seed).Answers;

    /// <summary>Rows of choices, written as digits; a dot is missing.</summary>
    public static AnswerCodes Rows(int choices, params string[] rows) => new(
        [.. rows.SelectMany(row => row).Select(x => x == '.' ? AnswerCodes.Missing : (byte)(x - '0'))],
        [.. Enumerable.Range(0, rows[0].Length).Select(i => new Cell(i, choices, [], 1, 1))]);

    /// <summary>The same rows in another order.</summary>
    public static AnswerCodes Shuffled(AnswerCodes answers, int seed)
    {
        var order = Enumerable.Range(0, answers.Rows).ToArray();
        new Random(seed).Shuffle(order);
        return answers.Take(order);
    }

    public static AnswerCodes Weighted(AnswerCodes answers, params float[] weights) => new(answers.Codes, answers.Cells) { Weights = weights };

    public static int[] Assign(ClusterModel model, AnswerCodes answers) =>
        [.. Enumerable.Range(0, answers.Rows).Select(row => model.Assign(answers.Row(row)).Cluster)];

    public static void Same(ClusterModel a, ClusterModel b)
    {
        Assert.Equal(a.Shares, b.Shares);
        Assert.Equal(a.Spread, b.Spread);
        Assert.Equal(a.Profiles.SelectMany(cell => cell.SelectMany(shares => shares)), b.Profiles.SelectMany(cell => cell.SelectMany(shares => shares)));
    }

    private static Cell Scale(int question)
    {
        var deviation = Math.Sqrt((Steps * Steps - 1) / 12.0);
        return new Cell(question, Steps, [.. Enumerable.Range(0, Steps).Select(step => (float)((step - (Steps - 1) / 2.0) / deviation))], 1, 1);
    }
}
