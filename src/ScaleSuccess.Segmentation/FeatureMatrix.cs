namespace ScaleSuccess.Segmentation;

/// <summary>Rows of numbers, row-major; NaN is "not answered" and never argues for or against a cluster.</summary>
/// <param name="Values">Rows × Columns numbers, row after row.</param>
/// <param name="Columns">Numbers in a row, 1 or more.</param>
public sealed record FeatureMatrix(float[] Values, int Columns)
{
    /// <summary>
    /// The question each column belongs to, as a number; one entry a column. Columns of one question say the same
    /// thing in several cells, so a check that hides answers must hide them together. Default: each column is its own.
    /// </summary>
    public IReadOnlyList<int> Questions { get; init; } = [.. Enumerable.Range(0, Columns)];

    /// <summary>Number of rows.</summary>
    public int Rows => Values.Length / Columns;

    /// <summary>The numbers of one row, counted from 0.</summary>
    public ReadOnlySpan<float> Row(int row) => Values.AsSpan(row * Columns, Columns);

    /// <summary>A new matrix of the given rows, in the given order; a row may be taken more than once.</summary>
    public FeatureMatrix Take(ReadOnlySpan<int> rows)
    {
        var values = new float[rows.Length * Columns];
        for (var i = 0; i < rows.Length; i++)
            Row(rows[i]).CopyTo(values.AsSpan(i * Columns));
        return this with { Values = values };
    }
}
