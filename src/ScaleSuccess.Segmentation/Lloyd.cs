namespace ScaleSuccess.Segmentation;

/// <summary>
/// Lloyd's two steps for rows with holes: every row to its nearest centre, every centre to the mean of its rows'
/// answered cells. S. Lloyd, "Least squares quantization in PCM" (1982).
/// </summary>
internal sealed class Lloyd
{
    // Rows are summed in blocks of this fixed size, whose sums are then added in order: the result is the same on one
    // core and on many.
    private const int Block = 2048;

    private readonly FeatureMatrix _matrix;
    private readonly float[] _means;

    public Lloyd(FeatureMatrix matrix, CancellationToken cancel)
    {
        _matrix = matrix;
        _means = new float[matrix.Columns];
        Run([_means], steps: 1, least: 0, cancel);
    }

    /// <summary>The mean of each column over all rows; 0 where nobody answered.</summary>
    public ReadOnlySpan<float> Means => _means;

    /// <summary>Moves <paramref name="centers"/> in place until a step gains less than <paramref name="least"/> of the distances.</summary>
    /// <returns>Rows in each cluster and the sum of squared distances, both as of the last assignment.</returns>
    public (int[] Sizes, double Inertia) Run(float[][] centers, int steps, double least, CancellationToken cancel)
    {
        var last = double.PositiveInfinity;
        for (var step = 0; ; step++)
        {
            var sums = Assign(centers, cancel);
            if (step >= steps || sums.Inertia >= last * (1 - least))
                return (sums.Sizes, sums.Inertia);
            last = sums.Inertia;
            Move(centers, sums);
        }
    }

    /// <summary>Moves centres that lost all their rows onto the rows that fit worst, then lets all rest again.</summary>
    /// <returns>As <see cref="Run"/>; a size is 0 only where too few rows differ from each other.</returns>
    public (int[] Sizes, double Inertia) RunUntilNoneIsEmpty(float[][] centers, int steps, double least, CancellationToken cancel)
    {
        var result = Run(centers, steps, least, cancel);
        for (var tries = 0; tries < centers.Length && Array.IndexOf(result.Sizes, 0) is var empty and >= 0; tries++)
        {
            var (row, squared) = Worst(centers);
            if (squared <= 0)
                break;
            for (var j = 0; j < _matrix.Columns; j++)
                centers[empty][j] = float.IsNaN(_matrix.Row(row)[j]) ? _means[j] : _matrix.Row(row)[j];
            result = Run(centers, steps, least, cancel);
        }
        return result;
    }

    private (int Row, float Squared) Worst(float[][] centers)
    {
        var worst = (Row: 0, Squared: 0f);
        for (var row = 0; row < _matrix.Rows; row++)
            if (Distance.Nearest(_matrix.Row(row), centers).Squared is var squared && squared > worst.Squared)
                worst = (row, squared);
        return worst;
    }

    private Sums Assign(float[][] centers, CancellationToken cancel)
    {
        var blocks = new Sums[(_matrix.Rows + Block - 1) / Block];
        if (blocks.Length == 1)
        {
            cancel.ThrowIfCancellationRequested();
            return Assign(centers, 0);
        }

        Parallel.For(0, blocks.Length, new ParallelOptions { CancellationToken = cancel }, b => blocks[b] = Assign(centers, b));
        foreach (var block in blocks.AsSpan(1))
            blocks[0].Add(block);
        return blocks[0];
    }

    private Sums Assign(float[][] centers, int block)
    {
        var sums = new Sums(centers.Length, _matrix.Columns);
        var end = Math.Min(_matrix.Rows, (block + 1) * Block);
        for (var row = block * Block; row < end; row++)
        {
            var values = _matrix.Row(row);
            var (cluster, squared) = Distance.Nearest(values, centers);
            sums.Add(cluster, values, squared);
        }
        return sums;
    }

    /// <remarks>A cell that nobody in the cluster answered rests at the mean of all rows: it argues for nothing.</remarks>
    private void Move(float[][] centers, Sums sums)
    {
        for (var c = 0; c < centers.Length; c++)
            for (var j = 0; j < _matrix.Columns; j++)
                centers[c][j] = sums.Answered(c, j) > 0 ? sums.Total(c, j) / sums.Answered(c, j) : _means[j];
    }
}
