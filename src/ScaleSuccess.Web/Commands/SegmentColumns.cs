using System.Globalization;
using ScaleSuccess.Segmentation;

namespace ScaleSuccess.Web.Commands;

/// <summary>What the caller says about columns; what it does not say is told from the cells.</summary>
internal sealed record SegmentColumnOptions(string? Id, string? Ignore, string? Multi, string? Scale, string? Number);

/// <summary>A column that is not used, and why.</summary>
internal sealed record SegmentSkippedColumn(string Name, string Reason);

/// <summary>Customers with their answers, as read from a CSV file.</summary>
internal sealed record SegmentInput(string IdName, IReadOnlyList<string> Ids, AnswerTable Table)
{
    public IReadOnlyList<SegmentSkippedColumn> Skipped { get; init; } = [];

    public IReadOnlyDictionary<string, string> Separators { get; init; } = new Dictionary<string, string>();
}

/// <summary>Turns a CSV's text into answers: an empty cell is "not answered".</summary>
internal static class SegmentColumns
{
    // More values than this and a column of only numbers is a quantity rather than a code.
    private const int MostChoicesOfNumbers = 12;

    /// <summary>Reads columns for a fit: kinds as said, else guessed.</summary>
    public static SegmentInput ForFit(SegmentCsv csv, SegmentColumnOptions options)
    {
        var id = SegmentIds.Column(csv, options.Id);
        var ids = SegmentIds.Read(csv, id);
        var ignored = SegmentColumnList.Plain("--ignore", options.Ignore, csv).Append(id).ToHashSet();
        var separators = SegmentColumnList.WithSeparator("--multi", options.Multi, csv).GroupBy(m => m.Column).ToDictionary(g => g.Key, g => g.Last().Separator);
        var scales = SegmentColumnList.Plain("--scale", options.Scale, csv).ToHashSet();
        var numbers = SegmentColumnList.Plain("--number", options.Number, csv).ToHashSet();

        var (columns, skipped) = (new List<AnswerColumn>(), new List<SegmentSkippedColumn>());
        for (var c = 0; c < csv.Header.Length; c++)
        {
            if (ignored.Contains(c))
                continue;
            AnswerColumn column = separators.TryGetValue(c, out var separator) ? Multiple(csv, c, separator)
                : scales.Contains(c) ? Numbers(csv, c, AnswerKind.Scale)
                : numbers.Contains(c) || LooksLikeNumber(csv, c) ? Numbers(csv, c, AnswerKind.Number)
                : Single(csv, c);
            if (WhySkipped(column) is { } reason)
                skipped.Add(new SegmentSkippedColumn(column.Name, reason));
            else
                columns.Add(column);
        }

        if (columns.Count == 0)
            throw new SegmentBadInputException($"{csv.File}, line 1: no usable column, {Because(skipped)}.");
        return new SegmentInput(csv.Header[id], ids, new AnswerTable(columns))
        {
            Skipped = skipped,
            Separators = separators.ToDictionary(s => csv.Header[s.Key], s => s.Value),
        };
    }

    public static SingleColumn Single(SegmentCsv csv, int c) => new(csv.Header[c], [.. csv.Rows.Select(row => Text(row[c]))]);

    public static MultipleColumn Multiple(SegmentCsv csv, int c, string separator) => new(csv.Header[c], [.. csv.Rows.Select(row =>
        Text(row[c])?.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToArray())]);

    public static double? ParseNumber(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && double.IsFinite(x) ? x : null;

    private static NumberColumn Numbers(SegmentCsv csv, int c, AnswerKind kind)
    {
        var cells = new double[csv.Rows.Count];
        for (var row = 0; row < cells.Length; row++)
            cells[row] = Text(csv.Rows[row][c]) is not { } text ? double.NaN
                : ParseNumber(text) ?? throw new SegmentBadInputException($"{csv.File}, line {csv.Lines[row]}, column '{csv.Header[c]}': '{text}' is not a number.");
        return new NumberColumn(csv.Header[c], kind, cells);
    }

    private static bool LooksLikeNumber(SegmentCsv csv, int c)
    {
        var values = new HashSet<double>();
        foreach (var row in csv.Rows)
            if (Text(row[c]) is { } text)
            {
                if (ParseNumber(text) is not { } number)
                    return false;
                values.Add(number);
            }
        return values.Count > MostChoicesOfNumbers;
    }

    private static string? WhySkipped(AnswerColumn column)
    {
        if (Feature.Learn(column) is null)
            return "nobody answered it, or all answered the same";
        var answers = column is SingleColumn single ? single.Cells.OfType<string>().ToArray() : [];
        var different = answers.Distinct().Count();
        return different > MostChoicesOfNumbers && different * 2 > answers.Length ? "it reads as free text: most rows have an answer of their own" : null;
    }

    private static string Because(List<SegmentSkippedColumn> skipped) =>
        skipped.Count == 0 ? "all are ignored or the id" : $"'{skipped[0].Name}' for one: {skipped[0].Reason}";

    public static string? Text(string cell) => cell.Trim() is { Length: > 0 } text ? text : null;
}
