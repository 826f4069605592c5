namespace ScaleSuccess.Segmentation.Answers;

/// <summary>Answers of many rows as one byte a cell, row-major; what every engine reads.</summary>
/// <param name="codes">Rows × Cells bytes: a code below the cell's number of codes, or <see cref="Missing"/>.</param>
/// <param name="cells">What each byte of a row means, at least one.</param>
public sealed class AnswerCodes(byte[] codes, IReadOnlyList<Cell> cells)
{
    private PackedRows? _packed;

    /// <summary>Not answered, not shown, or unknown: no evidence.</summary>
    public const byte Missing = 255;

    /// <summary>Rows × Cells bytes.</summary>
    public byte[] Codes => codes;

    /// <summary>What each byte of a row means.</summary>
    public IReadOnlyList<Cell> Cells => cells;

    /// <summary>How much each row counts, one finite number of 0 or more a row; null: every row counts 1.</summary>
    public float[]? Weights { get; init; }

    /// <summary>Bytes in a row.</summary>
    public int Width => Cells.Count;

    /// <summary>Number of rows.</summary>
    public int Rows => Codes.Length / Cells.Count;

    /// <summary>The same rows as the engines read them, made once.</summary>
    internal PackedRows Packed => _packed ??= PackedRows.Of(this);

    /// <summary>The codes of one row, counted from 0.</summary>
    public ReadOnlySpan<byte> Row(int row) => Codes.AsSpan(row * Width, Width);

    /// <summary>The given rows, in the given order; a row may be taken more than once.</summary>
    public AnswerCodes Take(ReadOnlySpan<int> rows)
    {
        var taken = new byte[rows.Length * Width];
        for (var i = 0; i < rows.Length; i++)
            Row(rows[i]).CopyTo(taken.AsSpan(i * Width));
        return new AnswerCodes(taken, Cells) { Weights = Weights is null ? null : Picked(Weights, rows) };
    }

    private static float[] Picked(float[] weights, ReadOnlySpan<int> rows)
    {
        var picked = new float[rows.Length];
        for (var i = 0; i < picked.Length; i++)
            picked[i] = weights[rows[i]];
        return picked;
    }
}
