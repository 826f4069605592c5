namespace ScaleSuccess.SegmentCli.Files;

/// <summary>What stands between the columns: as said, else found out from the beginning of the file.</summary>
internal static class Delimiter
{
    private const int RowsLookedAt = 50;

    /// <summary>Those that are found out; the first of equals wins.</summary>
    public static readonly char[] Usual = [',', ';', '\t', '|'];

    private static readonly Dictionary<string, char> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["comma"] = ',', ["semicolon"] = ';', ["tab"] = '\t', ["\\t"] = '\t', ["pipe"] = '|', ["space"] = ' ', ["blank"] = ' ', ["colon"] = ':',
    };

    /// <summary>Reads an option: a character, or its name.</summary>
    /// <returns>Null where nothing is said.</returns>
    public static char? Of(string? said)
    {
        if (said is null)
            return null;
        if (Words.TryGetValue(said, out var named))
            return named;
        return said is [var one] && char.IsAscii(one) && !char.IsAsciiLetterOrDigit(one) && one is not ('"' or '\r' or '\n' or '\0')
            ? one
            : throw new BadInputException($"--delimiter is '{Wording.Shown(said)}' and must be one character such as ; or one of {string.Join(", ", Words.Keys)}.");
    }

    /// <summary>In words.</summary>
    public static string Name(char delimiter) => Words.FirstOrDefault(word => word.Value == delimiter).Key ?? $"'{delimiter}'";

    /// <summary>The delimiter that Excel's first line <c>sep=;</c> names; null where there is no such line.</summary>
    public static char? Said(ReadOnlySpan<byte> head)
    {
        var text = WithoutMark(head);
        return text.StartsWith("sep="u8) && text.Length > 5 && text[5] is (byte)'\n' or (byte)'\r' ? (char)text[4] : null;
    }

    /// <summary>
    /// The usual delimiter that parts the header and makes as many cells of most rows; of equals the one that makes more. A comma where
    /// none parts the header.
    /// </summary>
    /// <param name="head">The beginning of the file.</param>
    public static char Sniffed(ReadOnlySpan<byte> head)
    {
        var isWhole = head.Length < HeadStream.HeadBytes;
        var (best, most, cells) = (',', 0.0, 0);
        foreach (var delimiter in Usual)
        {
            var counts = Counts(WithoutMark(head), (byte)delimiter, isWhole);
            if (counts.Count == 0 || counts[0] < 2)
                continue;
            // R's write.table and pandas name one column fewer than there are: the rows' own names have none.
            var share = counts.Count == 1 ? 1 : counts.Skip(1).Count(count => count == counts[0] || count == counts[0] + 1) / (counts.Count - 1.0);
            if (share > most || share == most && counts[0] > cells)
                (best, most, cells) = (delimiter, share, counts[0]);
        }
        return cells > 0 || !IsWrittenByR(WithoutMark(head), isWhole) ? best : ' ';
    }

    /// <summary>R's write.table separates quoted names by blanks unless it is told otherwise.</summary>
    private static bool IsWrittenByR(ReadOnlySpan<byte> text, bool isWhole) =>
        text is [(byte)'"', ..] && Counts(text, (byte)' ', isWhole) is [_, > 1, ..] counts
        && counts.Skip(1).All(count => count == counts[0] || count == counts[0] + 1);

    /// <summary>How many cells each of the first rows has; what is cut off at the end does not count.</summary>
    private static List<int> Counts(ReadOnlySpan<byte> text, byte delimiter, bool isWhole)
    {
        var (counts, cells, isQuoted, isEmpty) = (new List<int>(), 1, false, true);
        foreach (var b in text)
        {
            if (b == '"')
                isQuoted = !isQuoted;
            if (!isQuoted && b == '\n')
            {
                if (!isEmpty)
                    counts.Add(cells);
                if (counts.Count > RowsLookedAt)
                    return counts;
                (cells, isEmpty) = (1, true);
                continue;
            }
            isEmpty &= b == '\r';
            if (!isQuoted && b == delimiter)
                cells++;
        }
        if (!isEmpty && (isWhole || counts.Count == 0))
            counts.Add(cells);
        return counts;
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> head) => head.StartsWith("\uFEFF"u8) ? head[3..] : head;
}
