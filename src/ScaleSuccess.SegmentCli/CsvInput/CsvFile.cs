using System.Text.Unicode;
using CsvHelper;
using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.SegmentCli.CsvInput;

/// <summary>
/// A CSV file read row by row: UTF-8 as in RFC 4180, with commas, double quotes, a header, and every row as long
/// as the header. Cells are bytes of the read buffer: nothing is kept that was not asked for.
/// </summary>
internal sealed class CsvFile : IDisposable
{
    private static readonly CsvReaderOptions Rfc4180 = new()
    {
        Separator = ',',
        HasHeader = false, // The header is read as a row, so that it gets the same checks and messages.
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        BufferSize = 1 << 18,
    };

    private readonly CsvReader _reader;

    private CsvFile(string file, Stream stream)
    {
        File = file;
        _reader = CsvReader.Create(stream, Rfc4180, leaveOpen: true);
        if (!_reader.Read())
            throw new BadInputException($"{file}, line 1, column 1: the file is empty; it needs a header with the column names.");
        Line = _reader.LineNumber;
        Header = [.. Enumerable.Range(0, _reader.FieldCount).Select(HeaderName)];
        CheckHeader();
    }

    public string File { get; }

    public string[] Header { get; }

    /// <summary>Rows read so far, without the header.</summary>
    public int Rows { get; private set; }

    /// <summary>The line on which the row began, counted from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Reads a file; any error in it becomes one sentence with the position.</summary>
    public static T Read<T>(string file, Func<CsvFile, T> read)
    {
        try
        {
            using var stream = Open(file);
            using var csv = new CsvFile(file, stream);
            return read(csv);
        }
        catch (CsvFormatException e)
        {
            throw QuoteMistake.Place(file, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{file}, line 1, column 1: the file cannot be read: {OutputFiles.Why(e)}");
        }
    }

    /// <summary>Opens a file at its beginning.</summary>
    public static FileStream Open(string file)
    {
        try
        {
            if (Directory.Exists(file))
                throw new IOException("It is a folder.");
            return new FileStream(file, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan });
        }
        catch (ArgumentException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    /// <summary>Reads the next row.</summary>
    /// <returns>False at the end of the file.</returns>
    public bool Next()
    {
        if (!_reader.Read())
            return Rows > 0 ? false : throw new BadInputException($"{File}, line {Line + 1}, column 1: there are no rows after the header.");
        (Line, Rows) = (_reader.LineNumber, Rows + 1);
        return _reader.FieldCount == Header.Length ? true : throw new BadInputException(
            $"{File}, line {Line}, column {Math.Min(_reader.FieldCount, Header.Length) + 1}: the row has {_reader.FieldCount} cells, the header {Header.Length}.");
    }

    /// <summary>A cell of this row without its quotes, until the next row is read.</summary>
    /// <param name="column">The column, counted from 0.</param>
    public ReadOnlySpan<byte> Cell(int column) => _reader.GetSpan(column);

    /// <summary>What is wrong with a cell of this row.</summary>
    public BadInputException Mistake(int column, string sentence) => Mistake(Line, column, sentence);

    /// <summary>What is wrong with a cell.</summary>
    public BadInputException Mistake(long line, int column, string sentence) =>
        new($"{File}, line {line}, column {column + 1} ('{Header[column]}'): {sentence}");

    public void Dispose() => _reader.Dispose();

    // Bytes that are not UTF-8 are refused: replaced by question marks they would become choices of their own.
    private string HeaderName(int column) => Utf8.IsValid(_reader.GetSpan(column)) ? _reader.GetString(column)
        : throw new BadInputException($"{File}, line {Line}, column {column + 1}: {ColumnCells.NotUtf8}");

    private void CheckHeader()
    {
        for (var i = 0; i < Header.Length; i++)
            if (string.IsNullOrWhiteSpace(Header[i]))
                throw new BadInputException($"{File}, line {Line}, column {i + 1}: the header names no column here.");
        if (Header is [var only] && only.Split(';', '\t').Length is > 1 and var parts)
            throw new BadInputException(
                $"{File}, line {Line}, column 1: the header has one column; {(only.Contains(';') ? "semicolons" : "tabs")} make {parts} of it, but columns must be separated by commas.");
        if (HeaderCheck.FirstNumber(Header) is { } column)
            throw new BadInputException($"{File}, line {Line}, column {column + 1}: a header is needed and '{Header[column]}' is a number.");
        if (Header.GroupBy(name => name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new BadInputException($"{File}, line {Line}, column {Array.LastIndexOf(Header, twice.Key) + 1}: the header names '{twice.Key}' twice.");
    }
}
