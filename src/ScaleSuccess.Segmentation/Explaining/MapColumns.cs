using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation.Explaining;

/// <summary>
/// The columns behind an <see cref="AnswerMap"/>: one a common answer, or one for all of a cell with an order. A row's entry is
/// <c>(value − Mean) × Factor</c>, the value being 1 or 0 for an answer, and a place on its scale for an order.
/// </summary>
internal sealed class MapColumns
{
    private readonly IReadOnlyList<Cell> _cells;
    private readonly List<Column> _columns = [];
    private readonly List<int>[] _columnsOf;

    private MapColumns(IReadOnlyList<Cell> cells) => (_cells, _columnsOf) = (cells, [.. cells.Select(_ => new List<int>())]);

    public int Count => _columns.Count;

    /// <summary>How many cells of equal weight these are worth: 1 / Σw².</summary>
    public double Effective => 1 / _columns.DistinctBy(c => c.Cell).Sum(c => c.Weight * c.Weight);

    /// <summary>Each answer with its column and by how much an axis moves it there: 1 / √(w p), or (x − mean) / (deviation √w).</summary>
    public IEnumerable<(int Cell, int Code, int Column, double Reach)> Answers =>
        _columns.SelectMany((c, i) => c.Code is { } code
            ? [(c.Cell, code, i, c.Factor / c.Weight)]
            : new[] { 0, _cells[c.Cell].Codes - 1 }.Select(end => (c.Cell, end, i, (_cells[c.Cell].Values[end] - c.Mean) * c.Factor / c.Weight)));

    /// <param name="answers">The rows to learn means from.</param>
    /// <param name="least">The share of those who answered below which an answer gets no column.</param>
    public static MapColumns Of(AnswerCodes answers, double least)
    {
        var columns = new MapColumns(answers.Cells);
        double[][] counts = [.. AnswerCounts.Of(answers, new int[answers.Rows], 1).Counts.Select(cell => cell[0])];
        int[][] common = [.. counts.Select(cell => Common(cell, least))];
        var weights = answers.Cells.Select((cell, i) => common[i].Length < 2 ? 0 : cell.Weight / cell.Siblings).ToArray();
        for (var cell = 0; cell < weights.Length; cell++)
            if (weights[cell] > 0)
                columns.Add(cell, counts[cell], common[cell], weights[cell] / weights.Sum());
        return columns;
    }

    /// <summary>One row of S.</summary>
    public void Standardise(ReadOnlySpan<byte> row, Span<double> standardised)
    {
        if (row.Length != _cells.Count)
            throw new ArgumentException($"The row has {row.Length} cells, the map has {_cells.Count}.", nameof(row));
        standardised.Clear();
        for (var cell = 0; cell < row.Length; cell++)
        {
            var (code, columns) = (row[cell], _columnsOf[cell]);
            if (code == AnswerCodes.Missing || columns.Count == 0)
                continue;
            if (_cells[cell].Ordered)
                standardised[columns[0]] = _columns[columns[0]].Standardised(_cells[cell].Values[code]);
            else if (columns.Exists(i => _columns[i].Code == code))
                foreach (var i in columns)
                    standardised[i] = _columns[i].Standardised(_columns[i].Code == code ? 1 : 0);
        }
    }

    private void Add(int cell, double[] counts, int[] common, double weight)
    {
        var root = Math.Sqrt(weight);
        if (_cells[cell].Ordered)
        {
            var values = _cells[cell].Values;
            var (all, mean) = (counts.Sum(), counts.Zip(values, (n, v) => n * v).Sum() / counts.Sum());
            var deviation = Math.Sqrt(counts.Zip(values, (n, v) => n * (v - mean) * (v - mean)).Sum() / all);
            Add(new Column(cell, null, mean, root / deviation, weight));
            return;
        }
        var answered = common.Sum(code => counts[code]);
        foreach (var code in common)
            Add(new Column(cell, code, counts[code] / answered, root / Math.Sqrt(counts[code] / answered), weight));
    }

    private void Add(Column column)
    {
        _columnsOf[column.Cell].Add(_columns.Count);
        _columns.Add(column);
    }

    private static int[] Common(double[] counts, double least) =>
        [.. Enumerable.Range(0, counts.Length).Where(code => counts[code] > 0 && counts[code] >= least * counts.Sum())];

    private sealed record Column(int Cell, int? Code, double Mean, double Factor, double Weight)
    {
        public double Standardised(double value) => (value - Mean) * Factor;
    }
}
