using System.Text;

namespace ScaleSuccess.SegmentCli.Files;

/// <summary>A row's cells, in the order in which the columns were asked for.</summary>
/// <param name="Line">On which it begins, counted from 1.</param>
public sealed record CsvRow(long Line, IReadOnlyList<string> Cells);

/// <summary>Reads a CSV file of few columns that are known by name; others are left out.</summary>
public static class CsvTable
{
    /// <returns>Every row, or in a sentence with its place why the file is no such table.</returns>
    public static (IReadOnlyList<CsvRow> Rows, string? Mistake) Read(string path, IReadOnlyList<string> columns)
    {
        try
        {
            return (CsvFile.Read(path, delimiter: null, file => Rows(file, columns)), null);
        }
        catch (BadInputException e)
        {
            return ([], e.Message);
        }
    }

    private static List<CsvRow> Rows(CsvFile file, IReadOnlyList<string> columns)
    {
        var places = columns.Select(column => Array.FindIndex(file.Header, name => string.Equals(name.Trim(), column, StringComparison.OrdinalIgnoreCase))).ToArray();
        if (Array.IndexOf(places, -1) is var missing and >= 0)
            throw new BadInputException($"{file.File}, line 1, column 1: the header names no column '{columns[missing]}'; it needs {string.Join(", ", columns)}.");
        var rows = new List<CsvRow>();
        while (file.Next()) rows.Add(new CsvRow(file.Line, Array.ConvertAll(places, place => Encoding.UTF8.GetString(file.Cell(place)).Trim())));
        return rows;
    }
}
