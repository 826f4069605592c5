using CsvHelper;

namespace ScaleSuccess.SegmentCli.Files;

/// <summary>Opens a file, and a reader on it that grows no further than a row may be long.</summary>
internal static class CsvStream
{
    public const string NotUtf8 = "the text is not in UTF-8; save the file as CSV UTF-8.";
    public const string NoText = "there is a NUL byte, which no text holds; save the file as CSV UTF-8.";

    /// <summary>A file from its beginning, whether or not it is one.</summary>
    public static FileStream Open(string file)
    {
        try
        {
            if (Directory.Exists(file))
                throw new IOException("It is a folder.");
            var stream = new FileStream(file, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan });
            return !stream.CanSeek || stream.Length <= InputLimits.FileBytes ? stream : throw HeadStream.TooLarge(file);
        }
        catch (ArgumentException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    /// <summary>Refuses what Excel calls Unicode text, whose first two bytes tell.</summary>
    public static void CheckText(string file, ReadOnlySpan<byte> head)
    {
        if (head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            throw new BadInputException($"{file}, line 1, column 1: the text is in UTF-16; save the file as CSV UTF-8.");
    }

    /// <summary>A reader of its rows; the header is the first, so that it gets the same checks and sentences.</summary>
    public static CsvReader Reader(Stream stream, char delimiter, CsvMalformedDataHandling malformed) => CsvReader.Create(stream, new CsvReaderOptions
    {
        Separator = delimiter,
        HasHeader = false,
        DetectSeparatorHint = false, // Found out in Delimiter.
        TrackLineNumbers = true,
        MalformedData = malformed,
        BufferSize = 1 << 18,
        MaxRecordSize = InputLimits.RowBytes,
    }, leaveOpen: true);
}
