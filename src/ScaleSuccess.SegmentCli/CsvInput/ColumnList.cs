using ScaleSuccess.SegmentCli.Files;

namespace ScaleSuccess.SegmentCli.CsvInput;

/// <summary>
/// Columns named by an option, such as <c>--ignore COL,COL</c> or <c>--multi COL:SEP,COL:SEP</c>. Read against the
/// header, so that names and separators may hold commas and colons themselves.
/// </summary>
internal static class ColumnList
{
    /// <summary>The named columns' places in the header.</summary>
    public static IEnumerable<int> Plain(string option, string? text, CsvFile csv)
    {
        for (var rest = text ?? ""; rest.Length > 0;)
        {
            var column = Longest(rest, csv.Header, after: ',') ?? throw Unknown(option, rest.Split(',', ':')[0], csv);
            rest = rest[csv.Header[column].Length..].TrimStart(',');
            yield return column;
        }
    }

    /// <summary>The named columns' places in the header, each with the text between its options.</summary>
    public static IEnumerable<(int Column, string Separator)> WithSeparator(string option, string? text, CsvFile csv)
    {
        for (var rest = text ?? ""; rest.Length > 0;)
        {
            var column = Longest(rest, csv.Header, after: ':') ?? throw Unknown(option, rest.Split(',', ':')[0], csv);
            rest = rest[Math.Min(rest.Length, csv.Header[column].Length + 1)..];
            var end = SeparatorEnd(rest, csv.Header);
            if (end == 0)
                throw csv.Mistake(column, $"{option} needs COLUMN:SEPARATOR and the separator is missing.");
            yield return (column, rest[..end]);
            rest = rest[Math.Min(rest.Length, end + 1)..];
        }
    }

    /// <summary>A separator runs to the next comma that a column's name and a colon follow, or to the end.</summary>
    private static int SeparatorEnd(string text, string[] header)
    {
        for (var i = 1; i < text.Length; i++)
            if (text[i] == ',' && Longest(text[(i + 1)..], header, after: ':') is { } next && text.Length > i + 1 + header[next].Length)
                return i;
        return text.Length;
    }

    private static int? Longest(string text, string[] header, char after) =>
        Enumerable.Range(0, header.Length)
            .Where(i => text.StartsWith(header[i], StringComparison.Ordinal) && (text.Length == header[i].Length || text[header[i].Length] == after))
            .OrderByDescending(i => header[i].Length)
            .Select(i => (int?)i)
            .FirstOrDefault();

    /// <summary>An option names a column that does not exist.</summary>
    public static BadInputException Unknown(string option, string column, CsvFile csv) =>
        new($"{csv.File}, line 1, column '{Wording.Shown(column)}': {option} names it and the header has no such column.");
}
