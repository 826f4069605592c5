using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation.Centroids;

/// <summary>One row as ML.NET reads it, found by reflection: no cell is missing.</summary>
internal sealed class IndicatorRow
{
    public float[] Cells { get; set; } = [];

    public float Weight { get; set; } = 1;
}

/// <summary>
/// Answers as indicators, scaled so that a question weighs its weight whatever it holds; a missing answer at its column's mean.
/// </summary>
internal sealed class IndicatorRows
{
    private readonly IReadOnlyList<Cell> _cells;
    private readonly int[] _first;

    public IndicatorRows(PackedRows rows)
    {
        _cells = rows.Cells;
        _first = new int[_cells.Count];
        for (var i = 0; i < _first.Length; i++)
            (_first[i], Width) = (Width, Width + Columns(_cells[i]));

        var codes = new byte[_cells.Count];
        Rows = new IndicatorRow[rows.Rows];
        for (var row = 0; row < Rows.Length; row++)
        {
            rows.Unpack(row, codes);
            var cells = new float[Width];
            for (var i = 0; i < codes.Length; i++)
                Write(_cells[i], codes[i], cells.AsSpan(_first[i]));
            Rows[row] = new IndicatorRow { Cells = cells, Weight = rows.Weights[row] };
        }
        FillMissing();
    }

    public IndicatorRow[] Rows { get; }

    /// <summary>Columns of a row.</summary>
    public int Width { get; }

    /// <summary>How many of the rows differ from all others, counted no further than <paramref name="most"/>.</summary>
    public int Different(int most) =>
        Rows.Select(row => string.Join(' ', row.Cells.Select(BitConverter.SingleToInt32Bits))).Distinct().Take(most).Count();

    /// <summary>Centres read back as shares of each code: by cell, then centre, then code.</summary>
    public double[][][] Profiles(IReadOnlyList<float[]> centers) =>
        [.. _cells.Select((cell, i) => centers.Select(center => Shares(cell, center.AsSpan(_first[i]))).ToArray())];

    private void FillMissing()
    {
        for (var j = 0; j < Width; j++)
        {
            var (sum, weight) = (0.0, 0.0);
            foreach (var row in Rows)
                if (!float.IsNaN(row.Cells[j]))
                    (sum, weight) = (sum + row.Weight * row.Cells[j], weight + row.Weight);
            foreach (var row in Rows)
                if (float.IsNaN(row.Cells[j]))
                    row.Cells[j] = weight > 0 ? (float)(sum / weight) : 0;
        }
    }

    /// <summary>An option or a question of two choices needs one column: the other is redundant.</summary>
    private static int Columns(Cell cell) => cell.Values.Count > 0 || cell.Codes == 2 ? 1 : cell.Codes;

    private static float Size(Cell cell) =>
        (float)Math.Sqrt(cell.Values.Count == 0 && cell.Codes == 2 ? cell.Weight / cell.Siblings : cell.Weight / 2);

    private static void Write(Cell cell, byte code, Span<float> to)
    {
        for (var j = 0; j < Columns(cell); j++)
            to[j] = code == AnswerCodes.Missing ? float.NaN
                : Size(cell) * (cell.Values.Count > 0 ? cell.Values[code] : Columns(cell) == 1 ? code : code == j ? 1 : 0);
    }

    private static double[] Shares(Cell cell, ReadOnlySpan<float> center)
    {
        var shares = new double[cell.Codes];
        if (cell.Values.Count > 0)
            Between(cell.Values, center[0] / Size(cell), shares);
        else if (Columns(cell) == 1)
            (shares[1], shares[0]) = (Math.Clamp(center[0] / Size(cell), 0, 1), 1 - Math.Clamp(center[0] / Size(cell), 0, 1));
        else
            for (var j = 0; j < shares.Length; j++)
                shares[j] = Math.Max(0, center[j] / Size(cell));
        var sum = shares.Sum();
        for (var j = 0; j < shares.Length; j++)
            shares[j] = sum > 0 ? shares[j] / sum : 1.0 / shares.Length;
        return shares;
    }

    /// <summary>Two neighbouring steps whose mean is the given value.</summary>
    private static void Between(IReadOnlyList<float> values, float value, double[] shares)
    {
        var upper = 1;
        while (upper < values.Count - 1 && values[upper] < value)
            upper++;
        var share = Math.Clamp((value - values[upper - 1]) / (values[upper] - values[upper - 1]), 0, 1);
        (shares[upper - 1], shares[upper]) = (1 - share, share);
    }
}
