using System.Globalization;
using System.Text;
using CsvHelper;

namespace ScaleSuccess.Web.Commands;

/// <summary>A CSV file as it is: a header and rows of text, all of one length, each with the line it began on.</summary>
internal sealed record SegmentCsv(string File, string[] Header, List<string[]> Rows, List<long> Lines)
{
    private static readonly CsvReaderOptions Rfc4180 = new()
    {
        Separator = ',',
        HasHeader = false, // The header is read as a row, so that it gets the same checks and sentences.
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    /// <summary>Reads UTF-8 as RFC 4180 has it: commas, double quotes, a header, every row as long as the header.</summary>
    public static SegmentCsv Read(string file)
    {
        try
        {
            // Bytes that are not UTF-8 are refused: replaced by question marks they would become choices of their own.
            using var text = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true));
            using var reader = CsvReader.Create(text, Rfc4180);
            return Read(file, reader);
        }
        catch (CsvFormatException e)
        {
            throw new SegmentBadInputException($"{file}, line {e.LineNumber}, column {e.FieldIndex + 1}: {e.Message.ReplaceLineEndings(" ")}");
        }
        catch (DecoderFallbackException)
        {
            throw new SegmentBadInputException($"{file} is not in UTF-8: save it as CSV UTF-8.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SegmentBadInputException($"{file} cannot be read: {e.Message}");
        }
    }

    private static SegmentCsv Read(string file, CsvReader reader)
    {
        if (!reader.Read())
            throw new SegmentBadInputException($"{file}, line 1, column 1: the file is empty, a header should name the columns.");
        var csv = new SegmentCsv(file, Row(reader), [], []);
        csv.CheckHeader();

        while (reader.Read())
        {
            var row = Row(reader);
            csv.CheckRow(row, reader.LineNumber);
            csv.Rows.Add(row);
            csv.Lines.Add(reader.LineNumber);
        }
        return csv.Rows.Count > 0 ? csv : throw new SegmentBadInputException($"{file}, line 2, column 1: there are no rows after the header.");
    }

    private static string[] Row(CsvReader reader)
    {
        var row = new string[reader.FieldCount];
        for (var i = 0; i < row.Length; i++)
            row[i] = reader.GetString(i);
        return row;
    }

    private void CheckHeader()
    {
        for (var i = 0; i < Header.Length; i++)
            if (string.IsNullOrWhiteSpace(Header[i]))
                throw new SegmentBadInputException($"{File}, line 1, column {i + 1}: the header names no column here.");
        if (Header.All(name => double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _)))
            throw new SegmentBadInputException($"{File}, line 1, column 1: a header is needed and this line holds only numbers.");
        if (Header.GroupBy(name => name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new SegmentBadInputException($"{File}, line 1, column {Array.LastIndexOf(Header, twice.Key) + 1}: the header names '{twice.Key}' twice.");
    }

    private void CheckRow(string[] row, long line)
    {
        if (row.Length != Header.Length)
            throw new SegmentBadInputException(
                $"{File}, line {line}, column {Math.Min(row.Length, Header.Length) + 1}: the row has {row.Length} cells, the header {Header.Length}.");
    }
}
