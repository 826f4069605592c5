namespace ScaleSuccess.Segmentation.Lifecycle;

/// <summary>Makes one cluster of two, as ops asked for; the others stay as they are.</summary>
public static class MergeClusters
{
    /// <summary>The merged cluster answers as the rows of both together do: its profile is theirs, weighted by their shares.</summary>
    /// <param name="model">The clusters.</param>
    /// <param name="a">One, counted from 0.</param>
    /// <param name="b">The other.</param>
    /// <exception cref="ArgumentException">The two are the same one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such cluster.</exception>
    public static Recut Into(ClusterModel model, int a, int b)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)a, (uint)model.K, nameof(a));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)b, (uint)model.K, nameof(b));
        if (a == b)
            throw new ArgumentException($"Cluster {a} cannot be merged with itself.", nameof(b));

        var share = model.Shares[a] + model.Shares[b];
        double[][] merged = [.. model.Profiles.Select(cell => cell[a].Zip(cell[b], (x, y) => (model.Shares[a] * x + model.Shares[b] * y) / share).ToArray())];
        return Recut.Of(model, Enumerable.Range(0, model.K).Where(c => c != b).Select(c => c == a
            ? (share, merged, [Math.Min(a, b), Math.Max(a, b)])
            : (model.Shares[c], Recut.ProfileOf(model, c), new[] { c })));
    }
}
