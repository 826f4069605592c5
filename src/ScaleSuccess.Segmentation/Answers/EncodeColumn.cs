namespace ScaleSuccess.Segmentation.Answers;

/// <summary>Writes one question's answers as codes into its place of every row; where answers repeat, each different one is looked up once.</summary>
internal sealed class EncodeColumn
{
    private readonly AnswerColumn _column;
    private readonly int _start;
    private readonly RowCodes? _which;
    private readonly byte[] _codes = [];
    private readonly int[] _unknown = [];
    private int _sum;

    /// <param name="feature">The question.</param>
    /// <param name="column">A column of its name and kind.</param>
    /// <param name="start">Where its bytes begin in a row.</param>
    public EncodeColumn(Feature feature, AnswerColumn column, int start)
    {
        (Feature, _column, _start) = (feature, column, start);
        if (Repeated(column) is not var (different, which))
            return;
        (_which, _codes, _unknown) = (which, new byte[different.Rows * feature.Width], new int[different.Rows]);
        for (var i = 0; i < different.Rows; i++)
            _unknown[i] = feature.Write(different, i, _codes.AsSpan(i * feature.Width, feature.Width));
    }

    public Feature Feature { get; }

    /// <summary>Answers written so far that the question does not know.</summary>
    public int Unknown => _sum;

    /// <summary>Writes rows from one to before another; safe on several threads at once for rows of their own.</summary>
    /// <param name="from">The first row.</param>
    /// <param name="to">The row after the last.</param>
    /// <param name="rows">These rows' bytes.</param>
    /// <param name="width">Bytes a row.</param>
    public void Write(int from, int to, Span<byte> rows, int width)
    {
        var unknown = _which is null ? WriteEach(from, to, rows, width) : WriteRepeated(_which, from, to, rows, width);
        if (unknown > 0)
            Interlocked.Add(ref _sum, unknown);
    }

    private int WriteEach(int from, int to, Span<byte> rows, int width)
    {
        var unknown = 0;
        for (var row = from; row < to; row++)
            unknown += Feature.Write(_column, row, rows.Slice((row - from) * width + _start, Feature.Width));
        return unknown;
    }

    private int WriteRepeated(RowCodes which, int from, int to, Span<byte> rows, int width)
    {
        var (own, unknown, at) = (Feature.Width, 0, _start);
        Span<int> given = stackalloc int[to - from];
        which.Read(from, given);
        foreach (var i in given)
        {
            if (own == 1)
                rows[at] = _codes[i];
            else
                _codes.AsSpan(i * own, own).CopyTo(rows[at..]);
            unknown += _unknown[i];
            at += width;
        }
        return unknown;
    }

    private static (AnswerColumn Different, RowCodes Which)? Repeated(AnswerColumn column) => column switch
    {
        SingleColumn { Cells: RepeatedCells<string?> cells } single => (single with { Cells = cells.Different }, cells.Which),
        NumberColumn { Cells: RepeatedCells<double> cells } number => (number with { Cells = cells.Different }, cells.Which),
        // What was shown is told by row, so that equal answers may be coded differently.
        MultipleColumn { Shown: null, Cells: RepeatedCells<IReadOnlyList<string>?> cells } multiple =>
            (multiple with { Cells = cells.Different }, cells.Which),
        _ => null,
    };
}
