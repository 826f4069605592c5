namespace ScaleSuccess.SegmentCli.CsvInput;

/// <summary>All rows of a CSV file: their ids and the requested columns.</summary>
internal sealed record CsvRows(string IdName, TextTable Ids, IReadOnlyList<ColumnCells> Columns)
{
    /// <param name="csv">The file after its header.</param>
    /// <param name="idName">The id column; null: the first.</param>
    /// <param name="columns">The columns to read, given the id column's position.</param>
    /// <param name="check">Looks at the file after its last row.</param>
    public static CsvRows Read(CsvFile csv, string? idName, Func<int, ColumnCells[]> columns, Action<CsvFile> check)
    {
        var id = IdColumn.Column(csv, idName);
        var (ids, read) = (new IdColumn(id), columns(id));
        while (csv.Next())
        {
            ids.Add(csv);
            foreach (var cells in read)
                cells.Add(csv);
        }
        check(csv);
        return new CsvRows(csv.Header[id], ids.Ids, read);
    }
}
