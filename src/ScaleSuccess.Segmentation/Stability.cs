namespace ScaleSuccess.Segmentation;

/// <summary>
/// How surely a cluster comes back when chance picks other rows: the mean Jaccard overlap of each cluster with its best
/// match in models fitted on bootstrap samples. Below 0.6 a cluster is better not believed.
/// C. Hennig, "Cluster-wise assessment of cluster stability" (2007).
/// </summary>
public static class Stability
{
    private const int MostRows = 4000;

    /// <summary>One number from 0 to 1 for every cluster of <paramref name="model"/>.</summary>
    /// <param name="clusterer">The engine that fitted the model.</param>
    /// <param name="model">The model in question.</param>
    /// <param name="matrix">The rows it was fitted on, in any order; a sample of them is used where there are many.</param>
    /// <param name="rounds">Bootstrap samples, 1 or more.</param>
    /// <param name="cancel">Ends the work early by throwing.</param>
    public static double[] Of(IClusterer clusterer, ClusterModel model, FeatureMatrix matrix, int rounds, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        var random = new Random(model.Seed);
        var rows = matrix.Take(CanonicalOrder.Sample(matrix, MostRows, random));
        var original = Clusters(model, rows);
        var sums = new double[model.K];
        for (var round = 0; round < rounds; round++)
        {
            var drawn = new int[rows.Rows];
            for (var i = 0; i < drawn.Length; i++)
                drawn[i] = random.Next(rows.Rows);
            var again = clusterer.Fit(rows.Take(drawn), Math.Min(model.K, drawn.Length), model.Seed + round + 1, cancel);
            AddBestOverlaps(sums, original, model.K, Clusters(again, rows), again.K);
        }
        return [.. sums.Select(s => s / rounds)];
    }

    private static int[] Clusters(ClusterModel model, FeatureMatrix rows) =>
        [.. Enumerable.Range(0, rows.Rows).Select(row => model.Assign(rows.Row(row)).Cluster)];

    private static void AddBestOverlaps(double[] sums, int[] a, int ka, int[] b, int kb)
    {
        var both = new int[ka, kb];
        var (sizesA, sizesB) = (new int[ka], new int[kb]);
        for (var i = 0; i < a.Length; i++)
        {
            both[a[i], b[i]]++;
            sizesA[a[i]]++;
            sizesB[b[i]]++;
        }

        for (var x = 0; x < ka; x++)
            sums[x] += Enumerable.Range(0, kb).Max(y => both[x, y] / (double)Math.Max(1, sizesA[x] + sizesB[y] - both[x, y]));
    }
}
