using System.Text;
using System.Text.Unicode;
using ScaleSuccess.SegmentCli.Files;
using ScaleSuccess.SegmentCli.WrittenNumbers;

namespace ScaleSuccess.SegmentCli.CsvInput;

/// <summary>
/// The column that says whose row it is: the one that was named, else the first if it is one. A column that is said to be the id, or
/// is called so, has a different value in every row, or the file is refused. Any other that has not is an answer, and rows are numbered.
/// </summary>
internal sealed class IdColumn
{
    /// <summary>The columns that follow the id in the output, whose names it cannot have.</summary>
    public static readonly string[] Following = ["segment", "confidence"];

    private const string NameOfUnnamed = "id";
    private const string NameOfNumbers = "row";

    private readonly CsvFile _csv;
    private readonly bool _isSure;
    private TextTable? _ids = new();
    private bool _areNumbers = true;
    private bool _hasDecimals;
    // Lines are counted on from the row before unless a cell broken over lines or an empty line lies between: only those are kept.
    private readonly List<(int Row, long Line)> _lines = [];

    private IdColumn(CsvFile csv, int? column, bool isSure)
    {
        (_csv, Column, _isSure) = (csv, column, isSure);
        if (column is null)
            _ids = null;
    }

    /// <summary>Its place in the header; null: there is none.</summary>
    public int? Column { get; }

    /// <summary>Whether it has to be the id: else it may turn out to be an answer.</summary>
    public bool IsSure => _isSure;

    /// <summary>Why the rows are numbered, or what else should be known; null: nothing.</summary>
    public string? Note { get; private set; }

    /// <param name="csv">The file.</param>
    /// <param name="name">The column that was named; null: none was.</param>
    /// <param name="isAnswer">Whether a column is said to be an answer.</param>
    public static IdColumn Of(CsvFile csv, string? name, Func<int, bool> isAnswer)
    {
        if (name is null && isAnswer(0))
            return new IdColumn(csv, null, false) { Note = "No column holds IDs, so the rows are numbered." };
        if (name is null)
            HeaderCheck.CheckFirst(csv);
        var id = name is null ? 0 : Array.IndexOf(csv.Header, name);
        if (id < 0)
            throw ColumnList.Unknown("--id", name!, csv);
        var isSure = name is not null || IdName.Is(csv.Header[0]);
        return isSure && Following.Contains(csv.Header[id])
            ? throw new BadInputException($"{csv.File}, line 1, column {id + 1}: the id is named '{csv.Header[id]}', like a column of the output; give it another name.")
            : new IdColumn(csv, id, isSure);
    }

    public void Add()
    {
        if (_ids is null)
            return;
        var column = Column!.Value;
        var id = _csv.Cell(column);
        if (id.Length > InputLimits.CellBytes)
            throw _csv.Mistake(column, $"the id is longer than {InputLimits.CellBytes:N0} bytes.");
        if (!Utf8.IsValid(id))
            throw _csv.Mistake(column, CsvStream.NotUtf8);
        if (Blank.Is(id))
        {
            Lose("the id is empty.", $"is empty on line {_csv.Line}");
            return;
        }
        var row = _ids.Count;
        if (_ids.NumberOf(id) is var known && known < row)
        {
            var text = Wording.Shown(Encoding.UTF8.GetString(id));
            Lose($"the id '{text}' is already on line {LineOf(known)}.", $"has '{text}' on lines {LineOf(known)} and {_csv.Line}");
            return;
        }
        _csv.Keep(column, id.Length + TextTable.Overhead);
        if (row == 0 || LineOf(row) != _csv.Line)
            _lines.Add((row, _csv.Line));
        if (_areNumbers && !_isSure)
            LookForNumber(id);
    }

    private void LookForNumber(ReadOnlySpan<byte> id)
    {
        var number = CsvNumber.Parse(id, DecimalMark.Point);
        _areNumbers = !double.IsNaN(number) && CsvDate.Of(Encoding.UTF8.GetString(id)) is null;
        _hasDecimals |= _areNumbers && !double.IsInteger(number);
    }

    /// <summary>The ids when all rows were read, and whether the column is an answer instead.</summary>
    public (RowIds Ids, bool IsAnswer) Done()
    {
        if (_ids is not null && !_isSure && _areNumbers && _hasDecimals && Name.Length > 0)
            Lose("", "holds numbers with decimals");
        if (_ids is not null && !_isSure && Following.Contains(Name))
            Lose("", "is named like a column of the output");
        if (_ids is null)
            return (new RowIds(NameOfNumbers, _csv.Rows, null, _csv.EmptyBefore), Column is { } column && _csv.Header[column].Length > 0);
        if (!_isSure && _areNumbers && Name.Length > 0)
            Note = $"'{Wording.Shown(Name)}' is taken for the ID, since its values all differ; name it in --number if it is an answer.";
        return (new RowIds(Name.Length > 0 ? Name : NameOfUnnamed, _csv.Rows, _ids, []), false);
    }

    private string Name => _csv.Header[Column!.Value];

    private void Lose(string mistake, string reason)
    {
        if (_isSure)
            throw _csv.Mistake(Column!.Value, mistake);
        for (var i = 0; i < _ids!.Count; i++)
            _csv.Keep(Column!.Value, -_ids[i].Length - TextTable.Overhead);
        _ids = null;
        Note = Name.Length > 0
            ? $"No column holds IDs, so the rows are numbered: '{Wording.Shown(Name)}' {reason}."
            : $"No column holds IDs, so the rows are numbered: the first column, which has no name, {reason}.";
    }

    private long LineOf(int row)
    {
        var at = _lines.FindLastIndex(jump => jump.Row <= row);
        return _lines[at].Line + row - _lines[at].Row;
    }
}
