namespace ScaleSuccess.Segmentation;

/// <summary>The order of a model's clusters: the largest first, ties by profile.</summary>
internal static class CanonicalOrder
{
    /// <param name="clusters">The clusters to order, counted from 0.</param>
    /// <param name="sizes">By cluster: its size or share.</param>
    /// <param name="profiles">By cell, then cluster, then code.</param>
    public static int[] Of(IEnumerable<int> clusters, double[] sizes, double[][][] profiles) =>
        [.. clusters.OrderByDescending(c => sizes[c]).ThenBy(c => c, Comparer<int>.Create((a, b) =>
            profiles.Select(cell => cell[a].AsSpan().SequenceCompareTo(cell[b])).FirstOrDefault(x => x != 0)))];
}
