using CsvHelper;

namespace ScaleSuccess.SegmentCli.CsvInput;

/// <summary>Finds the cell whose quotes are wrong: the reader reports only the row.</summary>
internal static class QuoteMistake
{
    public static BadInputException Place(string file, CsvFormatException e)
    {
        using var stream = CsvFile.Open(file);
        using var reader = CsvReader.Create(stream, new CsvReaderOptions { Separator = ',', HasHeader = false });
        for (var record = 0L; record < e.RecordNumber && reader.Read(); record++)
            if (record == e.RecordNumber - 1)
                for (var column = 0; column < reader.FieldCount; column++)
                    if (Mistake(reader.GetRawSpan(column)) is { } mistake)
                        return new BadInputException($"{file}, line {e.LineNumber}, column {column + 1}: {mistake}");
        return new BadInputException($"{file}, line {e.LineNumber}, column 1: {e.Message.ReplaceLineEndings(" ")}");
    }

    private static string? Mistake(ReadOnlySpan<byte> raw)
    {
        const byte Quote = (byte)'"';
        if (raw.IsEmpty || raw[0] != Quote)
            return raw.Contains(Quote) ? "a cell with a quote in it needs quotes around it, and its own doubled." : null;
        for (var i = 1; i < raw.Length; i++)
        {
            if (raw[i] != Quote)
                continue;
            if (i == raw.Length - 1)
                return null;
            if (raw[i + 1] != Quote)
                return "text follows the closing quote; a quote inside a cell has to be doubled.";
            i++;
        }
        return "the quote that opens here is never closed.";
    }
}
