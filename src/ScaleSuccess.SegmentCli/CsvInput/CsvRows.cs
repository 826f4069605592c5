using ScaleSuccess.SegmentCli.Files;

namespace ScaleSuccess.SegmentCli.CsvInput;

/// <summary>All rows of a CSV file: whose each is, and the columns that were asked for.</summary>
/// <param name="Ids">Whose each row is.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Delimiter">What parts them in the file.</param>
/// <param name="Notes">What was done about ids and empty rows, where that should be known.</param>
internal sealed record CsvRows(RowIds Ids, IReadOnlyList<ColumnCells> Columns, char Delimiter, IReadOnlyList<string> Notes)
{
    /// <param name="csv">The file after its header.</param>
    /// <param name="id">The id column.</param>
    /// <param name="columns">The columns to read; among them the id where it may turn out to be an answer.</param>
    /// <param name="check">Looks at the file after its last row.</param>
    public static CsvRows Read(CsvFile csv, IdColumn id, ColumnCells[] columns, Action<CsvFile> check)
    {
        while (csv.Next())
        {
            id.Add();
            foreach (var cells in columns)
                cells.Add(csv);
        }
        check(csv);
        var (ids, isAnswer) = id.Done();
        List<string> notes = [];
        if (csv.EmptyBefore.Count is > 0 and var empty)
            notes.Add($"Left out: {Wording.Count(empty, "row")} in which nothing stands.");
        if (id.Note is { } note)
            notes.Add(note);
        return new CsvRows(ids, [.. columns.Where(cells => isAnswer || cells.Column != id.Column)], csv.Delimiter, notes);
    }
}
