using System.Numerics;
using System.Runtime.InteropServices;

namespace ScaleSuccess.Segmentation;

/// <summary>What one pass over rows adds up: per cluster the answered cells' totals and counts.</summary>
internal sealed class Sums(int clusters, int columns)
{
    private readonly float[] _totals = new float[clusters * columns];
    private readonly float[] _answered = new float[clusters * columns];

    /// <summary>Rows in each cluster.</summary>
    public int[] Sizes { get; } = new int[clusters];

    /// <summary>The sum of squared distances from rows to their centres.</summary>
    public double Inertia { get; private set; }

    /// <summary>The total of one column over a cluster's answered cells.</summary>
    public float Total(int cluster, int column) => _totals[cluster * columns + column];

    /// <summary>How many rows of a cluster answered one column; exact up to 16 million rows.</summary>
    public float Answered(int cluster, int column) => _answered[cluster * columns + column];

    /// <summary>Adds one row to a cluster.</summary>
    public void Add(int cluster, ReadOnlySpan<float> row, float squared)
    {
        Sizes[cluster]++;
        Inertia += squared;

        var totals = _totals.AsSpan(cluster * columns, columns);
        var answered = _answered.AsSpan(cluster * columns, columns);
        var values = MemoryMarshal.Cast<float, Vector<float>>(row);
        var totalVectors = MemoryMarshal.Cast<float, Vector<float>>(totals);
        var answeredVectors = MemoryMarshal.Cast<float, Vector<float>>(answered);
        for (var i = 0; i < values.Length; i++)
        {
            var isAnswered = Vector.Equals(values[i], values[i]);
            totalVectors[i] += Vector.ConditionalSelect(isAnswered, values[i], Vector<float>.Zero);
            answeredVectors[i] += Vector.ConditionalSelect(isAnswered, Vector<float>.One, Vector<float>.Zero);
        }

        for (var j = values.Length * Vector<float>.Count; j < columns; j++)
            if (!float.IsNaN(row[j]))
            {
                totals[j] += row[j];
                answered[j]++;
            }
    }

    /// <summary>Adds another pass over other rows.</summary>
    public void Add(Sums other)
    {
        for (var i = 0; i < _totals.Length; i++)
        {
            _totals[i] += other._totals[i];
            _answered[i] += other._answered[i];
        }
        for (var c = 0; c < Sizes.Length; c++)
            Sizes[c] += other.Sizes[c];
        Inertia += other.Inertia;
    }
}
