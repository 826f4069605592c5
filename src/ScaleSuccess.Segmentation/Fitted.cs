namespace ScaleSuccess.Segmentation;

/// <summary>The last mile of every engine that finds centres: from raw centres to a model in canonical form.</summary>
public static class Fitted
{
    // Identical rows would have no spread at all, and then no distance could be called near.
    private const double LeastSpread = 1e-6;

    /// <summary>
    /// Settles the centres on the rows (a few of Lloyd's steps that skip unanswered cells), drops clusters without
    /// rows, orders the rest by size and measures the spread.
    /// </summary>
    /// <param name="engine">The engine's name.</param>
    /// <param name="seed">The seed it used.</param>
    /// <param name="centers">The centres as found; changed in place.</param>
    /// <param name="sorted">The rows, in canonical order, so that sums round alike for any order of the input.</param>
    /// <param name="cancel">Ends the work early by throwing.</param>
    public static ClusterModel Model(string engine, int seed, float[][] centers, FeatureMatrix sorted, CancellationToken cancel)
    {
        var (sizes, inertia) = new Lloyd(sorted, cancel).RunUntilNoneIsEmpty(centers, steps: 100, least: 1e-6, cancel);
        var answered = sorted.Values.LongCount(x => !float.IsNaN(x));
        var ordered = Enumerable.Range(0, centers.Length)
            .Where(c => sizes[c] > 0)
            .OrderByDescending(c => sizes[c])
            .ThenBy(c => centers[c], Comparer<float[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)))
            .Select(c => centers[c]);
        return new ClusterModel(engine, seed, [.. ordered], Math.Max(LeastSpread, inertia / Math.Max(1, answered)));
    }
}
