using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation.Selection;

/// <summary>
/// How stable a cluster is in bootstrap samples: the mean Jaccard overlap of each cluster with its best
/// match in models fitted on these samples. Below 0.6 a cluster should not be trusted.
/// C. Hennig, "Cluster-wise assessment of cluster stability" (2007).
/// </summary>
public static class Stability
{
    private const int MostRows = 4000;

    /// <summary>One number from 0 to 1 for every cluster of <paramref name="model"/>.</summary>
    /// <param name="engine">The engine that fitted the model.</param>
    /// <param name="model">The model in question.</param>
    /// <param name="answers">The rows it was fitted on, in any order; a sample of them is used where there are many.</param>
    /// <param name="rounds">Bootstrap samples, 1 or more.</param>
    /// <param name="cancel">Ends the work early by throwing.</param>
    public static double[] Of(IClusterer engine, ClusterModel model, AnswerCodes answers, int rounds, CancellationToken cancel) =>
        Of(engine, model, answers.Packed.First(MostRows), rounds, cancel);

    internal static double[] Of(IClusterer engine, ClusterModel model, PackedRows rows, int rounds, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        return Mean(Overlaps(engine, model, rows, 0, rounds, cancel));
    }

    /// <summary>Each cluster's mean over rounds.</summary>
    internal static double[] Mean(double[][] overlaps) => [.. Enumerable.Range(0, overlaps[0].Length).Select(c => overlaps.Average(own => own[c]))];

    /// <summary>By round, each cluster's overlap with its best match; every round draws a sample of its own.</summary>
    internal static double[][] Overlaps(IClusterer engine, ClusterModel model, PackedRows rows, int from, int to, CancellationToken cancel)
    {
        var original = Clusters(model, rows);
        var overlaps = new double[to - from][];
        Parallel.For(from, to, new ParallelOptions { CancellationToken = cancel }, round =>
        {
            var sample = rows.Bootstrap(new Random(unchecked(model.Seed * 31 + round)));
            var again = engine.Fit(sample, Math.Min(model.K, sample.Rows), unchecked(model.Seed + round + 1), cancel);
            overlaps[round - from] = BestOverlaps(original, model.K, Clusters(again, rows), again.K, rows.Weights);
        });
        return overlaps;
    }

    private static int[] Clusters(ClusterModel model, PackedRows rows)
    {
        var clusters = new int[rows.Rows];
        var codes = new byte[rows.Cells.Count];
        for (var row = 0; row < clusters.Length; row++)
        {
            rows.Unpack(row, codes);
            clusters[row] = model.Assign(codes).Cluster;
        }
        return clusters;
    }

    private static double[] BestOverlaps(int[] a, int ka, int[] b, int kb, float[] weights)
    {
        var both = new double[ka, kb];
        var (sizesA, sizesB) = (new double[ka], new double[kb]);
        for (var i = 0; i < a.Length; i++)
        {
            both[a[i], b[i]] += weights[i];
            sizesA[a[i]] += weights[i];
            sizesB[b[i]] += weights[i];
        }
        return [.. Enumerable.Range(0, ka).Select(x => sizesA[x] == 0 ? 0
            : Enumerable.Range(0, kb).Max(y => both[x, y] / (sizesA[x] + sizesB[y] - both[x, y])))];
    }
}
