namespace ScaleSuccess.SegmentCli.CsvInput;

/// <summary>Tells a header from a row of answers: a file without one would lose its first customer unnoticed.</summary>
internal static class HeaderCheck
{
    /// <summary>
    /// The first number of a line that reads as answers: more than half of its cells are numbers or dates. Not so where these are
    /// whole numbers that ascend, such as questions that are numbered or years: few rows of answers do.
    /// </summary>
    /// <returns>Its column, counted from 0; null: this may be a header.</returns>
    public static int? FirstNumber(string[] cells)
    {
        var numbers = cells.Select((cell, column) => (Number: CsvNumber.Parse(cell), Column: column)).Where(x => !double.IsNaN(x.Number)).ToArray();
        return 2 * numbers.Length > cells.Length && (numbers.Length == cells.Length || !Numbered([.. numbers.Select(x => x.Number)])) ? numbers[0].Column : null;
    }

    /// <summary>Refuses an id column that was not given by the caller and whose name is a number: that is a row's id.</summary>
    public static void CheckFirst(CsvFile csv)
    {
        if (!double.IsNaN(CsvNumber.Parse(csv.Header[0])))
            throw csv.Mistake(0, "a header is needed and this is a number; if the column is named so, say --id.");
    }

    private static bool Numbered(double[] numbers) =>
        numbers.All(double.IsInteger) && !numbers.Zip(numbers.Skip(1), (a, b) => a < b).Contains(false);
}
