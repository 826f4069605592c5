using System.Text;
using System.Text.Unicode;

namespace ScaleSuccess.SegmentCli.CsvInput;

/// <summary>The column with each row's id: every row has one, no two the same.</summary>
internal sealed class IdColumn(int column)
{
    /// <summary>The columns that follow the id in the output, whose names it cannot have.</summary>
    public static readonly string[] Following = ["segment", "confidence"];

    private readonly TextTable _ids = new();
    // Lines are counted on from the row before unless a cell broken over lines or an empty line lies between: only those are kept.
    private readonly List<(int Row, long Line)> _lines = [];

    /// <summary>By row.</summary>
    public TextTable Ids => _ids;

    /// <summary>The id column's place: as named, else the first.</summary>
    public static int Column(CsvFile csv, string? name)
    {
        if (name is null)
            HeaderCheck.CheckFirst(csv);
        var id = name is null ? 0 : Array.IndexOf(csv.Header, name);
        if (id < 0)
            throw ColumnList.Unknown("--id", name!, csv);
        return Following.Contains(csv.Header[id])
            ? throw new BadInputException($"{csv.File}, line 1, column {id + 1}: the id is named '{csv.Header[id]}', like a column of the output; give it another name.")
            : id;
    }

    public void Add(CsvFile csv)
    {
        var id = csv.Cell(column);
        if (!Utf8.IsValid(id))
            throw csv.Mistake(column, ColumnCells.NotUtf8);
        if (IsBlank(id))
            throw csv.Mistake(column, "the id is empty.");
        var row = _ids.Count;
        if (_ids.NumberOf(id) is var known && known < row)
            throw csv.Mistake(column, $"the id '{Encoding.UTF8.GetString(id)}' is already on line {LineOf(known)}.");
        if (row == 0 || LineOf(row) != csv.Line)
            _lines.Add((row, csv.Line));
    }

    private long LineOf(int row)
    {
        var at = _lines.FindLastIndex(jump => jump.Row <= row);
        return _lines[at].Line + row - _lines[at].Row;
    }

    private static bool IsBlank(ReadOnlySpan<byte> id) =>
        id.IsEmpty || (id[0] <= ' ' || id[0] > 0x7F) && string.IsNullOrWhiteSpace(Encoding.UTF8.GetString(id));
}
