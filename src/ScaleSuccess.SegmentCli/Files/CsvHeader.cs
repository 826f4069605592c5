using System.Text.Unicode;
using CsvHelper;

namespace ScaleSuccess.SegmentCli.Files;

/// <summary>Reads the names of the columns, and refuses what is no header.</summary>
internal static class CsvHeader
{
    /// <param name="file">The file, for sentences.</param>
    /// <param name="delimiter">What is said to part its columns; null: it was found out.</param>
    /// <param name="reader">The reader on the header's row.</param>
    /// <returns>The names; "" where there is none.</returns>
    public static string[] Read(string file, char? delimiter, CsvReader reader)
    {
        if (reader.FieldCount > InputLimits.Columns)
            throw Mistake(InputLimits.Columns, $"the header names {reader.FieldCount:N0} columns, and a file may have {InputLimits.Columns:N0}.");
        var names = new string[reader.FieldCount];
        for (var i = 0; i < names.Length; i++)
            names[i] = Name(i);
        if (names is [var only] && delimiter is { } said && Other(only, said) is { } other)
            throw Mistake(0, $"the header has one column; {Delimiter.Name(other)} as --delimiter makes {only.Split(other).Length} of it.");
        if (names.All(name => name.Length == 0))
            throw Mistake(0, "the header names no column.");
        if (HeaderCheck.FirstNumber(names) is { } column)
            throw Mistake(column, $"a header is needed and '{Wording.Shown(names[column])}' is a number.");
        if (names.Where(name => name.Length > 0).GroupBy(name => name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw Mistake(Array.LastIndexOf(names, twice.Key), $"the header names '{Wording.Shown(twice.Key)}' twice.");
        return names;

        // Bytes that are not UTF-8 are refused: replaced by question marks they would become choices of their own.
        string Name(int i) =>
            !Utf8.IsValid(reader.GetSpan(i)) ? throw Mistake(i, CsvStream.NotUtf8)
            : reader.GetSpan(i).Contains((byte)0) ? throw Mistake(i, CsvStream.NoText)
            : reader.GetSpan(i).Length > InputLimits.NameBytes ? throw Mistake(i, $"the column's name is longer than {InputLimits.NameBytes:N0} bytes.")
            : Blank.Is(reader.GetSpan(i)) ? "" : reader.GetString(i);

        BadInputException Mistake(int i, string sentence) => new($"{file}, line {reader.LineNumber}, column {i + 1}: {sentence}");
    }

    private static char? Other(string name, char delimiter) =>
        Delimiter.Usual.Where(other => other != delimiter && name.Contains(other)).Cast<char?>().FirstOrDefault();
}
