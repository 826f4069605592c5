using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation.LatentClasses;

/// <summary>
/// One pass over packed rows: how likely each row is in each cluster, and what follows for the clusters' answers. Blocks of rows
/// are summed separately and then added in order, so the result does not depend on the number of cores.
/// </summary>
internal sealed class Expectation(PackedRows rows, Tables tables)
{
    private const int RowsPerBlock = 8192;
    private const int MostBlocks = 64;
    // So many factors of at most K fit a double's range before their logarithm is taken.
    private const int SumsPerLogarithm = 128;

    private readonly int _blocks = Math.Clamp(rows.Rows / RowsPerBlock, 1, MostBlocks);
    private float[][]? _sums;

    /// <summary>Passes over all rows.</summary>
    /// <param name="hard">Each row counts for its likeliest cluster only, instead of by probability.</param>
    /// <param name="cancel">Ends the pass early by throwing.</param>
    /// <returns>
    /// The log-likelihood of all rows (hard: the sum of each row's best evidence), and by cell, code and cluster the weight of rows.
    /// </returns>
    public (double LogLikelihood, double[][] Counts, double[] Sizes) Run(bool hard, CancellationToken cancel)
    {
        _sums ??= [.. Enumerable.Range(0, _blocks).Select(_ => new float[tables.Length + tables.Lanes])];
        var likelihoods = new double[_blocks];
        cancel.ThrowIfCancellationRequested();
        if (_blocks == 1)
            likelihoods[0] = Block(0, hard, _sums[0]);
        else
            Parallel.For(0, _blocks, new ParallelOptions { CancellationToken = cancel }, b => likelihoods[b] = Block(b, hard, _sums[b]));

        var sums = new double[tables.Length + tables.Lanes];
        foreach (var block in _sums)
            for (var i = 0; i < sums.Length; i++)
                sums[i] += block[i];
        return (likelihoods.Sum(), tables.ByCell(sums), sums[tables.Length..(tables.Length + tables.K)]);
    }

    private double Block(int block, bool hard, float[] sums)
    {
        Array.Clear(sums);
        var from = (int)((long)rows.Rows * block / _blocks);
        var to = (int)((long)rows.Rows * (block + 1) / _blocks);
        return (tables.Lanes / Vector256<float>.Count) switch
        {
            1 => Narrow(from, to, hard, sums),
            2 => Twice(from, to, hard, sums),
            _ => Wide(from, to, hard, sums),
        };
    }

    /// <summary>Clusters that fit one vector.</summary>
    private double Narrow(int from, int to, bool hard, float[] sums)
    {
        const int Lanes = 8;
        ref var evidence = ref MemoryMarshal.GetArrayDataReference(tables.Evidence);
        ref var sum = ref MemoryMarshal.GetArrayDataReference(sums);
        var prior = Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(tables.Prior));
        var starts = tables.InitialClasses.AsSpan();
        var all = Vector256<float>.Zero;
        var (total, product, inProduct) = (0.0, 1.0, 0);
        for (var row = from; row < to; row++)
        {
            ref var bytes = ref rows.Bytes[row * starts.Length];
            var score = prior;
            for (var p = 0; p < starts.Length; p++)
                score += Vector256.LoadUnsafe(ref evidence, (nuint)(starts[p] + Unsafe.Add(ref bytes, p) * Lanes));

            var most = Most(score);
            var likely = hard
                ? Vector256.ConditionalSelect(Vector256.Equals(score, most), Vector256<float>.One, Vector256<float>.Zero)
                : Vector256.Exp(score - most);
            var mass = Vector256.Sum(likely);
            var weight = rows.Weights[row];
            var share = likely * (weight / mass);
            all += share;
            for (var p = 0; p < starts.Length; p++)
            {
                var at = (nuint)(starts[p] + Unsafe.Add(ref bytes, p) * Lanes);
                (Vector256.LoadUnsafe(ref sum, at) + share).StoreUnsafe(ref sum, at);
            }

            total += weight * (double)most.ToScalar();
            if (hard)
                continue;
            if (weight != 1)
            {
                total += weight * Math.Log(mass);
                continue;
            }
            product *= mass;
            if (++inProduct == SumsPerLogarithm)
                (total, product, inProduct) = (total + Math.Log(product), 1.0, 0);
        }
        all.StoreUnsafe(ref sum, (nuint)tables.Length);
        return total + Math.Log(product);
    }

    /// <summary>Clusters that fit two vectors: as above, both at once.</summary>
    private double Twice(int from, int to, bool hard, float[] sums)
    {
        const int Lanes = 16;
        ref var evidence = ref MemoryMarshal.GetArrayDataReference(tables.Evidence);
        ref var sum = ref MemoryMarshal.GetArrayDataReference(sums);
        ref var prior = ref MemoryMarshal.GetArrayDataReference(tables.Prior);
        var starts = tables.InitialClasses.AsSpan();
        var (allLow, allHigh) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var total = 0.0;
        for (var row = from; row < to; row++)
        {
            ref var bytes = ref rows.Bytes[row * starts.Length];
            var (low, high) = (Vector256.LoadUnsafe(ref prior), Vector256.LoadUnsafe(ref prior, 8));
            for (var p = 0; p < starts.Length; p++)
            {
                var at = (nuint)(starts[p] + Unsafe.Add(ref bytes, p) * Lanes);
                low += Vector256.LoadUnsafe(ref evidence, at);
                high += Vector256.LoadUnsafe(ref evidence, at + 8);
            }

            var most = Most(Vector256.Max(low, high));
            (low, high) = hard
                ? (Vector256.ConditionalSelect(Vector256.Equals(low, most), Vector256<float>.One, Vector256<float>.Zero),
                    Vector256.ConditionalSelect(Vector256.Equals(high, most), Vector256<float>.One, Vector256<float>.Zero))
                : (Vector256.Exp(low - most), Vector256.Exp(high - most));
            var mass = Vector256.Sum(low + high);
            var weight = rows.Weights[row];
            total += weight * (most.ToScalar() + (hard ? 0 : Math.Log(mass)));
            low *= weight / mass;
            high *= weight / mass;
            allLow += low;
            allHigh += high;
            for (var p = 0; p < starts.Length; p++)
            {
                var at = (nuint)(starts[p] + Unsafe.Add(ref bytes, p) * Lanes);
                (Vector256.LoadUnsafe(ref sum, at) + low).StoreUnsafe(ref sum, at);
                (Vector256.LoadUnsafe(ref sum, at + 8) + high).StoreUnsafe(ref sum, at + 8);
            }
        }
        allLow.StoreUnsafe(ref sum, (nuint)tables.Length);
        allHigh.StoreUnsafe(ref sum, (nuint)tables.Length + 8);
        return total;
    }

    private double Wide(int from, int to, bool hard, float[] sums)
    {
        var vectors = tables.Lanes / Vector256<float>.Count;
        Span<Vector256<float>> score = stackalloc Vector256<float>[vectors];
        ref var evidence = ref MemoryMarshal.GetArrayDataReference(tables.Evidence);
        ref var prior = ref MemoryMarshal.GetArrayDataReference(tables.Prior);
        ref var sum = ref MemoryMarshal.GetArrayDataReference(sums);
        var starts = tables.InitialClasses.AsSpan();
        var total = 0.0;
        for (var row = from; row < to; row++)
        {
            var bytes = rows.Bytes.AsSpan(row * starts.Length, starts.Length);
            for (var v = 0; v < score.Length; v++)
                score[v] = Vector256.LoadUnsafe(ref prior, (nuint)(v * 8));
            for (var p = 0; p < bytes.Length; p++)
                for (var (v, at) = (0, starts[p] + bytes[p] * tables.Lanes); v < score.Length; v++)
                    score[v] += Vector256.LoadUnsafe(ref evidence, (nuint)(at + v * 8));

            var most = score[0];
            foreach (var s in score[1..])
                most = Vector256.Max(most, s);
            most = Most(most);
            var mass = 0f;
            foreach (ref var s in score)
            {
                s = hard
                    ? Vector256.ConditionalSelect(Vector256.Equals(s, most), Vector256<float>.One, Vector256<float>.Zero)
                    : Vector256.Exp(s - most);
                mass += Vector256.Sum(s);
            }
            var weight = rows.Weights[row];
            total += weight * (most.ToScalar() + (hard ? 0 : Math.Log(mass)));
            foreach (ref var s in score)
                s *= weight / mass;
            for (var p = 0; p <= bytes.Length; p++)
            {
                // After the packs: the clusters' sizes.
                var at = p < bytes.Length ? starts[p] + bytes[p] * tables.Lanes : tables.Length;
                for (var v = 0; v < score.Length; v++)
                    (Vector256.LoadUnsafe(ref sum, (nuint)(at + v * 8)) + score[v]).StoreUnsafe(ref sum, (nuint)(at + v * 8));
            }
        }
        return total;
    }

    /// <summary>The largest lane, in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Most(Vector256<float> x)
    {
        x = Vector256.Max(x, Vector256.Shuffle(x, Vector256.Create(4, 5, 6, 7, 0, 1, 2, 3)));
        x = Vector256.Max(x, Vector256.Shuffle(x, Vector256.Create(2, 3, 0, 1, 6, 7, 4, 5)));
        return Vector256.Max(x, Vector256.Shuffle(x, Vector256.Create(1, 0, 3, 2, 5, 4, 7, 6)));
    }
}
