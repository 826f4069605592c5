using CsvHelper;

namespace ScaleSuccess.SegmentCli.Files;

/// <summary>
/// A CSV file while it is read, row after row: UTF-8 with double quotes as RFC 4180 has them, a header, and every row as long
/// as the header. Cells are bytes of the read buffer: nothing is kept that nobody asked for.
/// </summary>
internal sealed class CsvFile : IDisposable
{
    private readonly CsvReader _reader;
    private readonly int[] _unnamed;
    private readonly List<int> _emptyBefore = [];
    private readonly bool _hasRowNames;
    private readonly long _headerLine;
    private bool _isAhead;
    private long _kept;

    private CsvFile(string file, CsvReader reader, char delimiter, bool isSaid, bool saysDelimiter)
    {
        (File, _reader, Delimiter) = (file, reader, delimiter);
        // Excel's sep=; comes before the header.
        if (saysDelimiter)
            _reader.Read();
        if (!_reader.Read())
            throw new BadInputException($"{file}, line 1, column 1: the file is empty; it needs a header with the column names.");
        Line = _headerLine = _reader.LineNumber;
        var names = CsvHeader.Read(file, isSaid ? delimiter : null, _reader);
        _isAhead = _reader.Read();
        // R's write.table names one column fewer than there are: the first one holds the rows' own names.
        _hasRowNames = _isAhead && _reader.FieldCount == names.Length + 1 && !Blank.Is(_reader.GetSpan(names.Length));
        Header = _hasRowNames ? ["", .. names] : names;
        _unnamed = [.. Enumerable.Range(1, Header.Length - 1).Where(column => Header[column].Length == 0)];
    }

    public string File { get; }

    /// <summary>What stands between the columns.</summary>
    public char Delimiter { get; }

    /// <summary>The columns' names; "" where a column has none.</summary>
    public string[] Header { get; }

    /// <summary>Rows read so far, without the header and without empty ones.</summary>
    public int Rows { get; private set; }

    /// <summary>By row that was left out because nothing stands in it: how many rows came before.</summary>
    public IReadOnlyList<int> EmptyBefore => _emptyBefore;

    /// <summary>The line on which the row began, counted from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Reads a file; whatever is wrong with it becomes one sentence with the place.</summary>
    /// <param name="file">The file.</param>
    /// <param name="delimiter">What stands between its columns; null: found out.</param>
    /// <param name="read">Reads it.</param>
    public static T Read<T>(string file, char? delimiter, Func<CsvFile, T> read)
    {
        try
        {
            using var stream = CsvStream.Open(file);
            var head = HeadStream.Head(stream);
            CsvStream.CheckText(file, head);
            var said = Files.Delimiter.Said(head);
            var used = delimiter ?? said ?? Files.Delimiter.Sniffed(head);
            try
            {
                using var csv = new CsvFile(file, CsvStream.Reader(new HeadStream(file, head, stream), used, CsvMalformedDataHandling.Throw), used, delimiter is not null, said is not null);
                return read(csv);
            }
            catch (CsvFormatException e)
            {
                throw QuoteMistake.Place(file, stream, used, e);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{file} cannot be read: {OutputFiles.Why(e)}");
        }
    }

    /// <summary>Reads the next row in which something stands.</summary>
    /// <returns>False at the end of the file.</returns>
    public bool Next()
    {
        while (_isAhead || _reader.Read())
        {
            _isAhead = false;
            Line = _reader.LineNumber;
            if (Rows + _emptyBefore.Count == InputLimits.Rows)
                throw new BadInputException($"{File}, line {Line}, column 1: the file has more than {InputLimits.Rows:N0} rows; fit a sample of them, and assign the others in parts.");
            if (_reader.RawRecord.Contains((byte)0))
                throw new BadInputException($"{File}, line {Line}, column 1: {CsvStream.NoText}");
            if (IsEmpty())
            {
                _emptyBefore.Add(Rows);
                continue;
            }
            CheckRow();
            Rows++;
            return true;
        }
        return Rows > 0 ? false : throw new BadInputException($"{File}, line {Line + 1}, column 1: there are no rows after the header.");
    }

    /// <summary>A cell of this row without its quotes, until the next row is read.</summary>
    /// <param name="column">The column, counted from 0.</param>
    public ReadOnlySpan<byte> Cell(int column) => _reader.GetSpan(column);

    /// <summary>Counts a text of this row that is kept, and one that is given up below 0.</summary>
    public void Keep(int column, long bytes)
    {
        _kept += bytes;
        if (_kept > InputLimits.TextBytes)
            throw Mistake(column, $"up to here the columns hold more different texts than {InputLimits.TextBytes >> 30} GB; leave out those with long or endless answers by --ignore.");
    }

    /// <summary>What is wrong with a cell of this row.</summary>
    public BadInputException Mistake(int column, string sentence) => Mistake(Line, column, sentence);

    /// <summary>What is wrong with a cell.</summary>
    public BadInputException Mistake(long line, int column, string sentence) =>
        new($"{File}, line {line}, column {column + 1}{(Header[column].Length > 0 ? $" ('{Wording.Shown(Header[column])}')" : "")}: {sentence}");

    public void Dispose() => _reader.Dispose();

    private bool IsEmpty()
    {
        if (!Blank.Is(Cell(0)) || _reader.FieldCount != Header.Length && _reader.FieldCount > 1)
            return false;
        for (var column = 1; column < _reader.FieldCount; column++)
            if (!Blank.Is(Cell(column)))
                return false;
        return true;
    }

    private void CheckRow()
    {
        if (_reader.FieldCount != Header.Length)
            throw new BadInputException(
                $"{File}, line {Line}, column {Math.Min(_reader.FieldCount, Header.Length) + 1}: the row has {_reader.FieldCount} cells, {(_hasRowNames ? $"the first row {Header.Length}" : $"the header {Header.Length}")}.");
        foreach (var column in _unnamed)
            if (!Blank.Is(Cell(column)))
                throw new BadInputException($"{File}, line {_headerLine}, column {column + 1}: the header names no column here, and line {Line} has an answer in it.");
    }
}
