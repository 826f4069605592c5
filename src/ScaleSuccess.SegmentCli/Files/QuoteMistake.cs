using CsvHelper;

namespace ScaleSuccess.SegmentCli.Files;

/// <summary>Finds the cell whose quotes are wrong: the reader reports only the row.</summary>
internal static class QuoteMistake
{
    private static readonly string TooLong = $"the row is longer than {InputLimits.RowBytes >> 20} MB; perhaps a quote that opens in it is never closed.";

    /// <param name="file">The file.</param>
    /// <param name="read">What was read of it; a pipe cannot be read again.</param>
    /// <param name="delimiter">What parts its columns.</param>
    /// <param name="e">What the reader says.</param>
    public static BadInputException Place(string file, FileStream read, char delimiter, CsvFormatException e)
    {
        if (!read.CanSeek)
            return Mistake(1, $"the quotes of this row are wrong, or it is longer than {InputLimits.RowBytes >> 20} MB.");
        try
        {
            using var stream = CsvStream.Open(file);
            using var reader = CsvStream.Reader(stream, delimiter, CsvMalformedDataHandling.Recover);
            for (var record = 0L; record < e.RecordNumber && reader.Read(); record++)
                if (record == e.RecordNumber - 1)
                    for (var column = 0; column < reader.FieldCount; column++)
                        if (Wrong(reader.GetRawSpan(column)) is { } wrong)
                            return Mistake(column + 1, wrong);
        }
        catch (CsvFormatException)
        {
            return Mistake(1, TooLong);
        }
        return Mistake(1, e.Message.ReplaceLineEndings(" "));

        BadInputException Mistake(int column, string sentence) => new($"{file}, line {e.LineNumber}, column {column}: {sentence}");
    }

    private static string? Wrong(ReadOnlySpan<byte> raw)
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
