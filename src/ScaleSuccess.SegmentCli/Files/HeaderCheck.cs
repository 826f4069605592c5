using ScaleSuccess.SegmentCli.WrittenNumbers;

namespace ScaleSuccess.SegmentCli.Files;

/// <summary>Tells a header from a row of answers: a file without one would lose its first customer unnoticed.</summary>
internal static class HeaderCheck
{
    private const int FewestOfPandas = 3;

    /// <summary>
    /// The first number of a line that reads as answers: more than half of its cells are numbers or dates. Not so where these are
    /// whole numbers that ascend, such as questions that are numbered or years: few rows of answers do.
    /// </summary>
    /// <returns>Its column, counted from 0; null: this may be a header.</returns>
    public static int? FirstNumber(string[] cells)
    {
        var numbers = cells.Select((cell, column) => (Number: CsvNumber.Parse(cell), Column: column)).Where(x => !double.IsNaN(x.Number)).ToArray();
        return !IsNumberedFrom0(cells) && 2 * numbers.Length > cells.Length && (numbers.Length == cells.Length || !Numbered([.. numbers.Select(x => x.Number)])) ? numbers[0].Column : null;
    }

    /// <summary>Refuses a first column whose name alone is a number: that is somebody's id.</summary>
    public static void CheckFirst(CsvFile csv)
    {
        if (!double.IsNaN(CsvNumber.Parse(csv.Header[0])) && !IsNumberedFrom0(csv.Header))
            throw csv.Mistake(0, "a header is needed and this is a number; if the column is named so, say --id.");
    }

    /// <summary>As pandas names columns that have no names: 0, 1, 2 and so on, after an index without a name or not.</summary>
    private static bool IsNumberedFrom0(string[] cells)
    {
        var names = cells[0].Length == 0 ? cells[1..] : cells;
        return names.Length >= FewestOfPandas && names.Select((name, i) => CsvNumber.Parse(name) == i).All(same => same);
    }

    private static bool Numbered(double[] numbers) =>
        numbers.All(double.IsInteger) && !numbers.Zip(numbers.Skip(1), (a, b) => a < b).Contains(false);
}
