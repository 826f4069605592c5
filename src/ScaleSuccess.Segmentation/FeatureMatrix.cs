namespace ScaleSuccess.Segmentation;

/// <summary>Rows of numbers, row-major; NaN is "not answered" and never argues for or against a cluster.</summary>
/// <param name="Values">Rows × Columns numbers, row after row.</param>
/// <param name="Columns">Numbers in a row, 1 or more.</param>
public sealed record FeatureMatrix(float[] Values, int Columns)
{
    /// <summary>Number of rows.</summary>
    public int Rows => Values.Length / Columns;

    /// <summary>The numbers of one row, counted from 0.</summary>
    public ReadOnlySpan<float> Row(int row) => Values.AsSpan(row * Columns, Columns);
}
