namespace ScaleSuccess.Segmentation.Answers;

/// <summary>
/// The distinct rows, packed, each with the weight of all that are equal to it, in an order that depends only on the rows'
/// content. The order is that of a hash, so it is as good as random: the first n rows are a random
/// sample, and the same customers exported in another order give the same segments.
/// </summary>
internal sealed class PackedRows
{
    // Chosen so that any split of work over cores adds up in the same order.
    private const int Tile = 4096;
    // Weights are counted in such parts, whose sums are exact in any order.
    private const double WeightSteps = 4096;

    private PackedRows(IReadOnlyList<Cell> cells, Pack[] packs, byte[] bytes, float[] weights)
    {
        (Cells, Packs, Bytes, Weights) = (cells, packs, bytes, weights);
        var total = 0.0;
        foreach (var weight in weights)
            total += weight;
        Total = total;
    }

    public IReadOnlyList<Cell> Cells { get; }

    public Pack[] Packs { get; }

    /// <summary>Rows × packs bytes, row-major.</summary>
    public byte[] Bytes { get; }

    public float[] Weights { get; }

    /// <summary>The sum of the weights.</summary>
    public double Total { get; }

    /// <summary>Rows that differ from each other.</summary>
    public int Rows => Weights.Length;

    public static PackedRows Of(AnswerCodes answers)
    {
        var packs = Pack.All(answers.Cells, answers.Rows);
        var bytes = new byte[answers.Rows * packs.Length];
        var hashes = new ulong[answers.Rows];
        Parallel.For(0, (answers.Rows + Tile - 1) / Tile, tile =>
        {
            for (var row = tile * Tile; row < Math.Min(answers.Rows, (tile + 1) * Tile); row++)
            {
                var codes = answers.Row(row);
                var packed = bytes.AsSpan(row * packs.Length, packs.Length);
                for (var p = 0; p < packs.Length; p++)
                    packed[p] = packs[p].Of(codes);
                hashes[row] = Hash(packed);
            }
        });
        return Distinct(answers, packs, bytes, hashes);
    }

    /// <summary>The first rows of this order: a random sample of the different rows.</summary>
    public PackedRows First(int rows) => rows >= Rows ? this
        : new PackedRows(Cells, Packs, Bytes[..(rows * Packs.Length)], Weights[..rows]);

    /// <summary>Cuts the rows into folds at random, rows that are equal to each other too.</summary>
    /// <returns>For each fold: all other rows to fit on, and the held rows.</returns>
    public (PackedRows Fit, PackedRows Held)[] Folds(int folds, Random random)
    {
        var held = new float[folds][];
        for (var fold = 0; fold < folds; fold++)
            held[fold] = new float[Rows];
        for (var row = 0; row < Rows; row++)
            for (var rest = Weights[row]; rest > 0; rest--)
                held[random.Next(folds)][row] += Math.Min(1, rest);
        var cut = held.Select(weights => (Fit: Take(row => Weights[row] - weights[row]), Held: Take(row => weights[row])))
            .Where(fold => fold.Fit.Rows > 0 && fold.Held.Rows > 0).ToArray();
        // So few rows cannot be split into folds: they are judged by themselves, and are too few to differ.
        return cut.Length > 0 ? cut : [(this, this)];
    }

    /// <summary>As many rows as there are, drawn with replacement.</summary>
    public PackedRows Bootstrap(Random random)
    {
        var ends = new double[Rows];
        var sum = 0.0;
        for (var row = 0; row < Rows; row++)
            ends[row] = sum += Weights[row];
        var drawn = new float[Rows];
        for (var i = 0; i < (int)Math.Round(Total); i++)
        {
            var at = Array.BinarySearch(ends, random.NextDouble() * sum);
            drawn[Math.Min(Rows - 1, at < 0 ? ~at : at + 1)]++;
        }
        return Take(row => drawn[row]);
    }

    /// <summary>The code of one cell of one row; <see cref="AnswerCodes.Missing"/> where it was not answered.</summary>
    public void Unpack(int row, Span<byte> codes)
    {
        for (var p = 0; p < Packs.Length; p++)
        {
            var (pack, rest) = (Packs[p], (int)Bytes[row * Packs.Length + p]);
            for (var i = pack.Bases.Length - 1; i >= 0; i--)
            {
                var digit = rest % pack.Bases[i];
                codes[pack.First + i] = digit == pack.Bases[i] - 1 ? AnswerCodes.Missing : (byte)digit;
                rest /= pack.Bases[i];
            }
        }
    }

    /// <summary>The rows as codes again.</summary>
    public AnswerCodes Unpacked()
    {
        var codes = new byte[Rows * Cells.Count];
        for (var row = 0; row < Rows; row++)
            Unpack(row, codes.AsSpan(row * Cells.Count, Cells.Count));
        return new AnswerCodes(codes, Cells) { Weights = Weights };
    }

    private PackedRows Take(Func<int, float> weight)
    {
        var kept = Enumerable.Range(0, Rows).Where(row => weight(row) > 0).ToArray();
        var bytes = new byte[kept.Length * Packs.Length];
        for (var i = 0; i < kept.Length; i++)
            Bytes.AsSpan(kept[i] * Packs.Length, Packs.Length).CopyTo(bytes.AsSpan(i * Packs.Length));
        return new PackedRows(Cells, Packs, bytes, [.. kept.Select(weight)]);
    }

    private static PackedRows Distinct(AnswerCodes answers, Pack[] packs, byte[] bytes, ulong[] hashes)
    {
        var order = new int[hashes.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        SortByHash.Sort(hashes, order);

        var width = packs.Length;
        var (sorted, weights, count) = (new byte[bytes.Length], new double[order.Length], 0);
        for (var i = 0; i < order.Length; i++)
        {
            var row = bytes.AsSpan(order[i] * width, width);
            var weight = answers.Weights is null ? 1 : Math.Round(answers.Weights[order[i]] * WeightSteps) / WeightSteps;
            if (weight <= 0)
                continue;
            if (count > 0 && row.SequenceEqual(sorted.AsSpan((count - 1) * width, width)))
            {
                weights[count - 1] += weight;
                continue;
            }
            row.CopyTo(sorted.AsSpan(count * width));
            weights[count++] = weight;
        }
        if (count == 0)
            throw new ArgumentException("There is no row that counts.", nameof(answers));
        return new PackedRows(answers.Cells, packs, sorted[..(count * width)], [.. weights[..count].Select(weight => (float)weight)]);
    }

    private static ulong Hash(ReadOnlySpan<byte> row)
    {
        var hash = 0x9E3779B97F4A7C15UL;
        foreach (var x in row)
            hash = (hash ^ x) * 0xFF51AFD7ED558CCDUL;
        hash ^= hash >> 32;
        hash *= 0xC4CEB9FE1A85EC53UL;
        return hash ^ (hash >> 29);
    }
}
