using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.SegmentCli.CsvInput;

/// <summary>What the caller specifies about columns; the rest is inferred from the cells.</summary>
internal sealed record ColumnOptions(string? Id, string? Ignore, string? Multi, string? Scale, string? Number);

/// <summary>A column that is not used, and why.</summary>
internal sealed record SkippedColumn(string Name, string Reason);

/// <summary>Customers with their answers, as read from a CSV file: an empty cell is "not answered".</summary>
/// <param name="IdName">The id column's name.</param>
/// <param name="Ids">By row.</param>
/// <param name="Space">The questions.</param>
/// <param name="Answers">The rows.</param>
internal sealed record CsvAnswers(string IdName, TextTable Ids, FeatureSpace Space, AnswerCodes Answers)
{
    public IReadOnlyList<SkippedColumn> Skipped { get; init; } = [];

    /// <summary>The numbers that are dates, as years with decimals.</summary>
    public IReadOnlySet<string> Dates { get; init; } = new HashSet<string>();

    public IReadOnlyDictionary<string, string> Separators { get; init; } = new Dictionary<string, string>();
}

/// <summary>Turns a CSV's columns into answers for a fit: kinds as specified, else inferred from the cells.</summary>
internal static class FitColumns
{
    // More values than this and a column of only numbers is a quantity rather than a code.
    private const int MostChoicesOfNumbers = 12;

    private const string SaysNothing = "no one answered it, or all gave the same answer";
    private const string FreeText = "it reads as free text: most rows have an answer of their own";

    /// <param name="file">The file.</param>
    /// <param name="options">What the caller specifies about columns.</param>
    /// <param name="check">Looks at the file when its last row was read, and throws if that is not enough.</param>
    public static CsvAnswers ForFit(string file, ColumnOptions options, Action<CsvFile> check)
    {
        var read = CsvFile.Read(file, csv => CsvRows.Read(csv, options.Id, id => Columns(csv, options, id), check));
        var learned = new (Feature? Feature, AnswerColumn? Column, string Why)[read.Columns.Count];
        Parallel.For(0, learned.Length, c => learned[c] = Learned(read.Columns[c]));

        var skipped = learned.Zip(read.Columns).Where(x => x.First.Feature is null).Select(x => new SkippedColumn(x.Second.Name, x.First.Why)).ToList();
        var space = new FeatureSpace([.. learned.Select(x => x.Feature).OfType<Feature>()]);
        if (space.Features.Count == 0)
            throw new BadInputException($"{file}, line 1, column {(skipped.Count == 0 ? 1 : read.Columns[0].Column + 1)}: no usable column, {Because(skipped)}.");
        var answers = space.Encode(new AnswerTable([.. learned.Where(x => x.Feature is not null).Select(x => x.Column!)])).Answers;
        return new CsvAnswers(read.IdName, read.Ids, space, answers)
        {
            Skipped = skipped,
            Dates = learned.Zip(read.Columns).Where(x => x.First.Feature is { Kind: AnswerKind.Number } && x.Second.AreDates).Select(x => x.Second.Name).ToHashSet(),
            Separators = read.Columns.Where(c => c.Kind.Kind is AnswerKind.MultipleChoice).ToDictionary(c => c.Name, c => c.Kind.Separator),
        };
    }

    private static ColumnCells[] Columns(CsvFile csv, ColumnOptions options, int id)
    {
        var ignored = ColumnList.Plain("--ignore", options.Ignore, csv).Append(id).ToHashSet();
        var said = new Dictionary<int, ColumnKind>();
        foreach (var (column, separator) in ColumnList.WithSeparator("--multi", options.Multi, csv))
            Say(column, new ColumnKind(AnswerKind.MultipleChoice, separator));
        foreach (var column in ColumnList.Plain("--scale", options.Scale, csv))
            Say(column, new ColumnKind(AnswerKind.Scale, Refuse: true));
        foreach (var column in ColumnList.Plain("--number", options.Number, csv))
            Say(column, new ColumnKind(AnswerKind.Number, Refuse: true));
        return [.. Enumerable.Range(0, csv.Header.Length).Where(c => !ignored.Contains(c))
            .Select(c => new ColumnCells(c, csv.Header[c], said.GetValueOrDefault(c) ?? new ColumnKind(null)))];

        void Say(int column, ColumnKind kind)
        {
            if (!said.TryAdd(column, kind))
                throw csv.Mistake(column, "of --multi, --scale and --number only one can name a column, and only once.");
        }
    }

    private static (Feature?, AnswerColumn?, string) Learned(ColumnCells cells)
    {
        if (cells.GivenUp)
            return (null, null, FreeText);
        var column = Column(cells);
        return IsFreeText(column) ? (null, column, FreeText) : (Feature.Learn(column), column, SaysNothing);
    }

    private static AnswerColumn Column(ColumnCells cells) => cells.Kind.Kind switch
    {
        AnswerKind.MultipleChoice => new MultipleColumn(cells.Name, cells.Options()),
        { } number => new NumberColumn(cells.Name, number, cells.Numbers().Cells),
        null => cells.Numbers() is var (numbers, others) && others == 0
            && numbers.Different().Where(x => !double.IsNaN(x)).Distinct().Take(MostChoicesOfNumbers + 1).Count() > MostChoicesOfNumbers
            ? new NumberColumn(cells.Name, AnswerKind.Number, numbers)
            : new SingleColumn(cells.Name, cells.Texts()),
    };

    private static IEnumerable<double> Different(this IReadOnlyList<double> cells) => cells is RepeatedCells<double> repeated ? repeated.Different : cells;

    private static bool IsFreeText(AnswerColumn column)
    {
        if (column is not SingleColumn { Cells: RepeatedCells<string?> cells })
            return false;
        var answered = cells.Different.Zip(cells.Counts()).Where(x => x.First is not null).ToArray();
        var different = answered.Select(x => x.First).Distinct().Count();
        return different > MostChoicesOfNumbers && different * 2 > answered.Sum(x => x.Second);
    }

    private static string Because(List<SkippedColumn> skipped) =>
        skipped.Count == 0 ? "all are ignored or the id" : $"'{skipped[0].Name}', for example: {skipped[0].Reason}";
}
