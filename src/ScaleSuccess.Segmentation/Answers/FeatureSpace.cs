namespace ScaleSuccess.Segmentation.Answers;

/// <summary>How a table of answers becomes codes: the questions used, in order.</summary>
/// <param name="Features">One a question, at least one.</param>
public sealed record FeatureSpace(IReadOnlyList<Feature> Features)
{
    private const int RowsPerTile = 2048;

    private Cell[]? _cells;

    /// <summary>What each byte of a row means.</summary>
    public IReadOnlyList<Cell> Cells => _cells ??= [.. Features.SelectMany((feature, question) => feature.Cells(question))];

    /// <summary>Learns levels and steps from answers; columns that cannot tell rows apart are left out.</summary>
    /// <returns>Null where no column can.</returns>
    public static FeatureSpace? Learn(AnswerTable table)
    {
        var learned = new Feature?[table.Columns.Count];
        Parallel.For(0, learned.Length, c => learned[c] = Feature.Learn(table.Columns[c]));
        Feature[] features = [.. learned.OfType<Feature>()];
        return features.Length == 0 ? null : new FeatureSpace(features);
    }

    /// <summary>Turns answers into codes; a question that the table lacks, or holds as another kind, is not answered.</summary>
    /// <returns>The codes, and how many answers the space does not know, by question; those count as missing.</returns>
    public (AnswerCodes Answers, IReadOnlyDictionary<string, int> Unknown) Encode(AnswerTable table)
    {
        var columns = new EncodeColumn?[Features.Count];
        var start = 0;
        for (var f = 0; f < columns.Length; start += Features[f++].Width)
            if (ColumnOf(table, f) is { } column)
                columns[f] = new EncodeColumn(Features[f], column, start);

        var codes = new byte[table.Rows * Cells.Count];
        // Tiles of rows rather than columns: two cores never write into the same stretch of memory.
        var tiles = (table.Rows + RowsPerTile - 1) / RowsPerTile;
        if (tiles == 1)
            Tile(0);
        else
            Parallel.For(0, tiles, Tile);
        return (new AnswerCodes(codes, Cells),
            columns.OfType<EncodeColumn>().Where(c => c.Unknown > 0).ToDictionary(c => c.Feature.Name, c => c.Unknown));

        void Tile(int tile)
        {
            var (from, to) = (tile * RowsPerTile, Math.Min(table.Rows, (tile + 1) * RowsPerTile));
            var rows = codes.AsSpan(from * Cells.Count, (to - from) * Cells.Count);
            rows.Fill(AnswerCodes.Missing);
            foreach (var column in columns)
                column?.Write(from, to, rows, Cells.Count);
        }
    }

    private AnswerColumn? ColumnOf(AnswerTable table, int f)
    {
        // Usually the table has the model's questions in the model's order.
        if (f < table.Columns.Count && table.Columns[f].Name == Features[f].Name)
            return table.Columns[f].Kind == Features[f].Kind ? table.Columns[f] : null;
        return table.Columns.FirstOrDefault(c => c.Name == Features[f].Name && c.Kind == Features[f].Kind);
    }
}
