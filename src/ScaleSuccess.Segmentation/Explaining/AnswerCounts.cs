using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation.Explaining;

/// <summary>How often each answer was given in each cluster.</summary>
/// <param name="Cells">What each byte of a row means.</param>
/// <param name="K">Number of clusters.</param>
/// <param name="Counts">By cell, then cluster, then code: rows, weighted; the last of the K + 1 clusters is "unclear".</param>
public sealed record AnswerCounts(IReadOnlyList<Cell> Cells, int K, double[][][] Counts)
{
    /// <summary>Counts answers.</summary>
    /// <param name="answers">The rows.</param>
    /// <param name="clusters">Each row's cluster, counted from 0; -1: unclear.</param>
    /// <param name="k">Number of clusters.</param>
    public static AnswerCounts Of(AnswerCodes answers, IReadOnlyList<int> clusters, int k)
    {
        if (clusters.Count != answers.Rows)
            throw new ArgumentException($"There are {answers.Rows} rows and clusters for {clusters.Count}.", nameof(clusters));
        var counts = Zeros(answers.Cells, k);
        for (var row = 0; row < answers.Rows; row++)
        {
            var codes = answers.Row(row);
            var cluster = clusters[row] < 0 ? k : clusters[row];
            var weight = answers.Weights?[row] ?? 1;
            for (var cell = 0; cell < codes.Length; cell++)
                if (codes[cell] != AnswerCodes.Missing)
                    counts[cell][cluster][codes[cell]] += weight;
        }
        return new AnswerCounts(answers.Cells, k, counts);
    }

    /// <summary>What a model predicts of so many rows that all answer everything; for when the rows are not at hand.</summary>
    public static AnswerCounts Expected(ClusterModel model, double rows)
    {
        var counts = Zeros(model.Cells, model.K);
        for (var cell = 0; cell < counts.Length; cell++)
            for (var c = 0; c < model.K; c++)
                for (var code = 0; code < model.Cells[cell].Codes; code++)
                    counts[cell][c][code] = rows * model.Shares[c] * model.Profiles[cell][c][code];
        return new AnswerCounts(model.Cells, model.K, counts);
    }

    /// <summary>Rows of a cluster that gave one of some neighbouring answers.</summary>
    internal double Given(int cell, int cluster, int from, int to) => Counts[cell][cluster].AsSpan(from, to - from + 1).ToArray().Sum();

    /// <summary>Rows of a cluster that answered.</summary>
    internal double Answered(int cell, int cluster) => Counts[cell][cluster].Sum();

    private static double[][][] Zeros(IReadOnlyList<Cell> cells, int k) =>
        [.. cells.Select(cell => Enumerable.Range(0, k + 1).Select(_ => new double[cell.Codes]).ToArray())];
}
