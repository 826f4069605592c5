using ScaleSuccess.SegmentCli.Files;
using ScaleSuccess.SegmentCli.WrittenNumbers;
using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.SegmentCli.CsvInput;

/// <summary>What the caller says about columns; what it does not say is inferred from the cells.</summary>
internal sealed record ColumnOptions(string? Id, string? Ignore, string? Multi, string? Scale, string? Number)
{
    /// <summary>What stands between the columns; null: found out.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Words that say "not answered".</summary>
    public MissingWords Missing { get; init; } = new(MissingWords.Usual);
}

/// <summary>A column that is not used, and why.</summary>
internal sealed record SkippedColumn(string Name, string Reason);

/// <summary>Customers with their answers, as read from a CSV file.</summary>
/// <param name="Ids">By row.</param>
/// <param name="Space">The questions.</param>
/// <param name="Answers">The rows.</param>
internal sealed record CsvAnswers(RowIds Ids, FeatureSpace Space, AnswerCodes Answers)
{
    public IReadOnlyList<SkippedColumn> Skipped { get; init; } = [];

    /// <summary>How the columns that are used were read, one a question.</summary>
    public IReadOnlyList<ReadColumn> Columns { get; init; } = [];

    /// <summary>What was left out and what was read otherwise than it is written, in sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>Turns a CSV's columns into answers for a fit: kinds as said, else inferred from the cells.</summary>
internal static class FitColumns
{
    /// <param name="file">The file.</param>
    /// <param name="options">What is said about columns.</param>
    /// <param name="check">Looks at the file when its last row was read, and throws if that is not enough.</param>
    public static CsvAnswers ForFit(string file, ColumnOptions options, Action<CsvFile> check)
    {
        var rows = CsvFile.Read(file, options.Delimiter, csv => Rows(csv, options, check));
        var (fileMark, fileOrder) = (Marks(rows.Columns), Orders(rows.Columns));
        var read = new ReadColumn[rows.Columns.Count];
        Parallel.For(0, read.Length, c => read[c] = ReadColumn.Of(rows.Columns[c], fileMark, fileOrder, rows.Delimiter));
        foreach (var column in read.Where(c => c.Cells.Kind.Refuse))
            if (DateWords.Undecided(column.Cells, column.Order) is { } undecided)
                throw new BadInputException($"{file}, line 1, column {column.Cells.Column + 1}: {Wording.Shown(column.Cells.Name)} cannot be read as numbers: {undecided}.");

        var skipped = read.Where(x => x.Feature is null).Select(x => new SkippedColumn(x.Cells.Name, x.Why)).ToList();
        ReadColumn[] used = [.. read.Where(x => x.Feature is not null)];
        if (used.Length == 0)
            throw new BadInputException($"{file}, line 1, column {(skipped.Count == 0 ? 1 : rows.Columns[0].Column + 1)}: no usable column, {Because(skipped)}.");
        var space = new FeatureSpace([.. used.Select(x => x.Feature!)]);
        CheckSize(file, space, rows.Ids.Count);
        return new CsvAnswers(rows.Ids, space, space.Encode(new AnswerTable([.. used.Select(x => x.Column!)])).Answers)
        {
            Skipped = skipped,
            Columns = used,
            Notes = [.. rows.Notes, .. InputNotes.Of(read)],
        };
    }

    private static CsvRows Rows(CsvFile csv, ColumnOptions options, Action<CsvFile> check)
    {
        var said = Said(csv, options);
        var id = IdColumn.Of(csv, options.Id, said.ContainsKey);
        var ignored = ColumnList.Plain("--ignore", options.Ignore, csv).ToHashSet();
        if (id is { IsSure: true, Column: { } column })
            ignored.Add(column);
        return CsvRows.Read(csv, id, [.. Enumerable.Range(0, csv.Header.Length).Where(c => csv.Header[c].Length > 0 && !ignored.Contains(c))
            .Select(c => new ColumnCells(c, csv.Header[c], said.GetValueOrDefault(c) ?? new ColumnKind(null, options.Missing)))], check);
    }

    private static Dictionary<int, ColumnKind> Said(CsvFile csv, ColumnOptions options)
    {
        var said = new Dictionary<int, ColumnKind>();
        foreach (var (column, separator) in ColumnList.WithSeparator("--multi", options.Multi, csv))
            Say(column, new ColumnKind(AnswerKind.MultipleChoice, options.Missing, separator));
        foreach (var column in ColumnList.Plain("--scale", options.Scale, csv))
            Say(column, new ColumnKind(AnswerKind.Scale, options.Missing, Refuse: true));
        foreach (var column in ColumnList.Plain("--number", options.Number, csv))
            Say(column, new ColumnKind(AnswerKind.Number, options.Missing, Refuse: true));
        return said;

        void Say(int column, ColumnKind kind)
        {
            if (!said.TryAdd(column, kind))
                throw csv.Mistake(column, "of --multi, --scale and --number only one can name a column, and only once.");
        }
    }

    /// <summary>What most columns that prove it put before decimals; null where none does, or as many the one as the other.</summary>
    private static DecimalMark? Marks(IReadOnlyList<ColumnCells> columns)
    {
        var (points, commas) = (columns.Count(c => c.Marks.Sure == DecimalMark.Point), columns.Count(c => c.Marks.Sure == DecimalMark.Comma));
        return points == commas ? null : points > commas ? DecimalMark.Point : DecimalMark.Comma;
    }

    /// <summary>What the columns that prove it put first in a date; null where none does, or not all the same.</summary>
    private static DateOrder? Orders(IReadOnlyList<ColumnCells> columns) =>
        columns.Select(c => c.Dates.Sure).OfType<DateOrder>().Distinct().ToList() is [var one] ? one : null;

    private static void CheckSize(string file, FeatureSpace space, int rows)
    {
        if (space.Cells.Sum(cell => cell.Codes) is var answers && answers > InputLimits.Answers)
            throw new BadInputException(
                $"{file}, line 1, column 1: the columns have {answers:N0} different answers together, and may have {InputLimits.Answers:N0}; leave some out by --ignore.");
        if ((long)rows * space.Cells.Count > InputLimits.Codes)
            throw new BadInputException(
                $"{file}, line 1, column 1: {rows:N0} rows of {space.Cells.Count:N0} answers are more than {InputLimits.Codes >> 20:N0} million; fit a sample of the rows, or leave columns out by --ignore.");
    }

    private static string Because(List<SkippedColumn> skipped) =>
        skipped.Count == 0 ? "all are ignored or the id" : $"'{Wording.Shown(skipped[0].Name)}', for example: {skipped[0].Reason}";
}
