namespace ScaleSuccess.Segmentation.Answers;

/// <summary>What kind of answer a column holds.</summary>
public enum AnswerKind
{
    /// <summary>One of several choices.</summary>
    SingleChoice,

    /// <summary>Any number of several choices.</summary>
    MultipleChoice,

    /// <summary>A step on an ordered scale, as a number.</summary>
    Scale,

    /// <summary>A measured or counted number.</summary>
    Number,
}

/// <summary>One question's answers, one cell a row.</summary>
/// <param name="Name">The question's name, unique in its table.</param>
/// <param name="Kind">What the cells hold.</param>
public abstract record AnswerColumn(string Name, AnswerKind Kind)
{
    /// <summary>How much the question counts, above 0; 1 is as much as any other.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Number of cells.</summary>
    public abstract int Rows { get; }
}

/// <summary>Answers of single choice; null is "not answered".</summary>
public sealed record SingleColumn(string Name, IReadOnlyList<string?> Cells) : AnswerColumn(Name, AnswerKind.SingleChoice)
{
    /// <inheritdoc />
    public override int Rows => Cells.Count;
}

/// <summary>Answers of multiple choice; null is "not answered", an empty list is "none of these".</summary>
public sealed record MultipleColumn(string Name, IReadOnlyList<IReadOnlyList<string>?> Cells) : AnswerColumn(Name, AnswerKind.MultipleChoice)
{
    /// <summary>
    /// Which options each row was shown, where not everybody was shown all: an option that was not shown is not answered,
    /// while one that was shown and not chosen is an answer. Null, for all rows or for one: all were shown.
    /// </summary>
    public IReadOnlyList<IReadOnlySet<string>?>? Shown { get; init; }

    /// <inheritdoc />
    public override int Rows => Cells.Count;
}

/// <summary>Answers that are numbers; NaN is "not answered".</summary>
/// <param name="Name">The question's name.</param>
/// <param name="Kind"><see cref="AnswerKind.Scale"/> or <see cref="AnswerKind.Number"/>.</param>
/// <param name="Cells">Finite numbers or NaN.</param>
public sealed record NumberColumn(string Name, AnswerKind Kind, IReadOnlyList<double> Cells) : AnswerColumn(Name, Kind)
{
    /// <inheritdoc />
    public override int Rows => Cells.Count;
}

/// <summary>Answers of many customers: every column has as many cells as there are rows.</summary>
public sealed record AnswerTable
{
    /// <param name="columns">At least one column, all of one length, no two of one name.</param>
    /// <exception cref="ArgumentException">The columns do not fit together.</exception>
    public AnswerTable(IReadOnlyList<AnswerColumn> columns)
    {
        if (columns.Count == 0)
            throw new ArgumentException("A table needs a column.", nameof(columns));
        if (columns.FirstOrDefault(c => c.Rows != columns[0].Rows) is { } odd)
            throw new ArgumentException($"Column '{odd.Name}' has {odd.Rows} rows, '{columns[0].Name}' has {columns[0].Rows}.", nameof(columns));
        if (columns.GroupBy(c => c.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"Two columns are named '{twice.Key}'.", nameof(columns));
        Columns = columns;
    }

    /// <summary>The questions.</summary>
    public IReadOnlyList<AnswerColumn> Columns { get; }

    /// <summary>Number of rows.</summary>
    public int Rows => Columns[0].Rows;
}
