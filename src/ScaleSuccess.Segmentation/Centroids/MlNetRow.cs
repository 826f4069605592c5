using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation.Centroids;

/// <summary>One row as ML.NET reads it, found by reflection: no cell is missing.</summary>
internal sealed class MlNetRow
{
    public float[] Cells { get; set; } = [];

    public float Weight { get; set; } = 1;

    /// <summary>
    /// The answers as indicators, scaled so that a question weighs its weight whatever it holds; a missing answer at its
    /// column's mean.
    /// </summary>
    internal static MlNetRow[] Filled(AnswerCodes answers)
    {
        var starts = Starts(answers.Cells, out var width);
        var rows = new MlNetRow[answers.Rows];
        for (var row = 0; row < rows.Length; row++)
        {
            var cells = new float[width];
            for (var i = 0; i < answers.Width; i++)
                Write(answers.Cells[i], answers.Row(row)[i], cells.AsSpan(starts[i]));
            rows[row] = new MlNetRow { Cells = cells, Weight = answers.Weights?[row] ?? 1 };
        }

        for (var j = 0; j < width; j++)
        {
            var mean = rows.Select(row => row.Cells[j]).Where(x => !float.IsNaN(x)).DefaultIfEmpty(0).Average();
            foreach (var row in rows)
                if (float.IsNaN(row.Cells[j]))
                    row.Cells[j] = mean;
        }
        return rows;
    }

    /// <summary>Which row of answers lies nearest to a centre: its indicators read back as shares of each code.</summary>
    internal static double[][][] Profiles(IReadOnlyList<Cell> cells, IReadOnlyList<float[]> centers)
    {
        var starts = Starts(cells, out _);
        return [.. cells.Select((cell, i) => centers.Select(center => Shares(cell, center.AsSpan(starts[i]))).ToArray())];
    }

    /// <summary>How many of the rows differ from all others, counted no further than <paramref name="most"/>.</summary>
    internal static int Different(MlNetRow[] rows, int most) =>
        rows.Select(row => string.Join(' ', row.Cells.Select(BitConverter.SingleToInt32Bits))).Distinct().Take(most).Count();

    private static int[] Starts(IReadOnlyList<Cell> cells, out int width)
    {
        var starts = new int[cells.Count];
        width = 0;
        for (var i = 0; i < starts.Length; i++)
            (starts[i], width) = (width, width + Width(cells[i]));
        return starts;
    }

    private static int Width(Cell cell) => cell.Values.Count > 0 || cell.Codes == 2 ? 1 : cell.Codes;

    /// <summary>An option or a question of two choices needs one indicator: the other says the same.</summary>
    private static float Size(Cell cell) => (float)Math.Sqrt(cell.Values.Count > 0 ? cell.Weight / 2 : cell.Codes == 2 ? cell.Weight / cell.Siblings : cell.Weight / 2);

    private static void Write(Cell cell, byte code, Span<float> to)
    {
        for (var j = 0; j < Width(cell); j++)
            to[j] = code == AnswerCodes.Missing ? float.NaN
                : Size(cell) * (cell.Values.Count > 0 ? cell.Values[code] : Width(cell) == 1 ? code : code == j ? 1 : 0);
    }

    private static double[] Shares(Cell cell, ReadOnlySpan<float> center)
    {
        var shares = new double[cell.Codes];
        if (cell.Values.Count > 0)
            Between(cell.Values, center[0] / Size(cell), shares);
        else if (Width(cell) == 1)
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
