using System.Runtime.Intrinsics;
using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation.LatentClasses;

/// <summary>
/// Where a pass over packed rows reads its evidence and adds up its counts: for each pack, then each byte, a number a cluster.
/// Clusters are padded to whole vectors; the padding is so unlikely that no row is assigned to it.
/// </summary>
internal sealed class Tables
{
    private const float Never = -1e30f;

    private readonly PackedRows _rows;

    public Tables(PackedRows rows, int k)
    {
        (_rows, K) = (rows, k);
        Lanes = (k + Vector256<float>.Count - 1) / Vector256<float>.Count * Vector256<float>.Count;
        InitialClasses = new int[rows.Packs.Length];
        for (var p = 0; p < InitialClasses.Length; p++)
        {
            InitialClasses[p] = Length;
            Length += rows.Packs[p].Size * Lanes;
        }
        Evidence = new float[Length];
        Prior = new float[Lanes];
        Array.Fill(Prior, Never);
    }

    public int K { get; }

    /// <summary>Numbers a byte: the clusters and the padding.</summary>
    public int Lanes { get; }

    /// <summary>Where each pack's numbers begin.</summary>
    public int[] InitialClasses { get; }

    /// <summary>All packs' numbers.</summary>
    public int Length { get; }

    public float[] Evidence { get; }

    public float[] Prior { get; }

    /// <summary>Fills in each answer's evidence for each cluster.</summary>
    /// <param name="prior">One a cluster.</param>
    /// <param name="evidence">By cell: codes × clusters.</param>
    public void Fill(ReadOnlySpan<double> prior, double[][] evidence)
    {
        for (var c = 0; c < K; c++)
            Prior[c] = (float)prior[c];
        for (var p = 0; p < InitialClasses.Length; p++)
            Fill(_rows.Packs[p], Evidence.AsSpan(InitialClasses[p], _rows.Packs[p].Size * Lanes), evidence);
    }

    /// <summary>Takes sums by byte apart into sums by cell, code and cluster.</summary>
    /// <param name="sums">As long as <see cref="Length"/>.</param>
    public double[][] ByCell(ReadOnlySpan<double> sums)
    {
        var counts = new double[_rows.Cells.Count][];
        for (var p = 0; p < InitialClasses.Length; p++)
        {
            var pack = _rows.Packs[p];
            for (var i = 0; i < pack.Bases.Length; i++)
                counts[pack.First + i] = new double[_rows.Cells[pack.First + i].Codes * K];
            for (var value = 0; value < pack.Size; value++)
            {
                var own = sums.Slice(InitialClasses[p] + value * Lanes, K);
                for (var (i, rest) = (pack.Bases.Length - 1, value); i >= 0; rest /= pack.Bases[i--])
                    if (rest % pack.Bases[i] is var digit && digit < pack.Bases[i] - 1)
                        for (var c = 0; c < K; c++)
                            counts[pack.First + i][digit * K + c] += own[c];
            }
        }
        return counts;
    }

    /// <summary>Digit by digit: each cell multiplies the rows of the table that are there by its digits.</summary>
    private void Fill(Pack pack, Span<float> table, double[][] evidence)
    {
        table[..Lanes].Clear();
        var filled = 1;
        for (var i = 0; i < pack.Bases.Length; i++)
        {
            var own = evidence[pack.First + i];
            // Backwards, so that what is still needed is not yet overwritten.
            for (var value = filled - 1; value >= 0; value--)
                for (var digit = pack.Bases[i] - 1; digit >= 0; digit--)
                {
                    var to = table.Slice((value * pack.Bases[i] + digit) * Lanes, Lanes);
                    table.Slice(value * Lanes, Lanes).CopyTo(to);
                    if (digit < pack.Bases[i] - 1)
                        for (var c = 0; c < K; c++)
                            to[c] += (float)own[digit * K + c];
                }
            filled *= pack.Bases[i];
        }
    }
}
