using System.Numerics;
using System.Runtime.InteropServices;

namespace ScaleSuccess.Segmentation;

/// <summary>Squared distances that skip cells nobody answered.</summary>
internal static class Distance
{
    private static readonly Vector<float> Lanes = Vector.CreateSequence(0f, 1f);

    /// <summary>The squared Euclidean distance over the cells of <paramref name="row"/> that are not NaN.</summary>
    public static float Squared(ReadOnlySpan<float> row, ReadOnlySpan<float> center)
    {
        var sum = Vector<float>.Zero;
        var rows = MemoryMarshal.Cast<float, Vector<float>>(row);
        var centers = MemoryMarshal.Cast<float, Vector<float>>(center);
        for (var i = 0; i < rows.Length; i++)
        {
            var gap = rows[i] - centers[i];
            // NaN is the only value that differs from itself: the comparison is the mask of answered cells.
            sum += Vector.ConditionalSelect(Vector.Equals(gap, gap), gap * gap, Vector<float>.Zero);
        }

        var done = rows.Length * Vector<float>.Count;
        var total = Vector.Sum(sum);
        if (done > 0 && done < row.Length)
        {
            // The rest overlaps the last full vector: lanes that were counted are left out.
            var gap = new Vector<float>(row[^Vector<float>.Count..]) - new Vector<float>(center[^Vector<float>.Count..]);
            var isNew = Vector.GreaterThanOrEqual(Lanes, new Vector<float>(done + Vector<float>.Count - row.Length));
            return total + Vector.Sum(Vector.ConditionalSelect(Vector.Equals(gap, gap) & isNew, gap * gap, Vector<float>.Zero));
        }

        for (var i = done; i < row.Length; i++)
            if (!float.IsNaN(row[i]))
                total += (row[i] - center[i]) * (row[i] - center[i]);
        return total;
    }

    /// <summary>The nearest centre's number and its squared distance; the first of equals.</summary>
    public static (int Cluster, float Squared) Nearest(ReadOnlySpan<float> row, float[][] centers)
    {
        var best = 0;
        var least = float.PositiveInfinity;
        for (var c = 0; c < centers.Length; c++)
        {
            var distance = Squared(row, centers[c]);
            if (distance < least)
                (best, least) = (c, distance);
        }
        return (best, least);
    }
}
