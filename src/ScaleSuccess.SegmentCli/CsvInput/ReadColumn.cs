using ScaleSuccess.SegmentCli.Files;
using ScaleSuccess.SegmentCli.WrittenNumbers;
using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.SegmentCli.CsvInput;

/// <summary>A column of a fit: what its cells were taken for.</summary>
/// <param name="Cells">The cells.</param>
/// <param name="Mark">What stands before decimals.</param>
/// <param name="Order">Which part of its dates comes first, where they do not say it; null: none does, or nobody knows.</param>
/// <param name="Column">The answers; null where the column was given up while it was read.</param>
/// <param name="Feature">The question; null where the column is not used.</param>
/// <param name="Why">Why it is not; empty where it is.</param>
internal sealed record ReadColumn(ColumnCells Cells, DecimalMark Mark, DateOrder? Order, AnswerColumn? Column, Feature? Feature, string Why)
{
    // More values than this and a column of only numbers is a quantity rather than a code.
    public const int MostChoicesOfNumbers = 12;

    private const string SaysNothing = "no one answered it, or all gave the same answer";

    /// <summary>Whether its numbers are dates.</summary>
    public bool AreDates => Feature is { Kind: AnswerKind.Number } && Cells.AreDates(Order);

    /// <param name="cells">The cells.</param>
    /// <param name="fileMark">What the other columns put before decimals; null: nobody knows.</param>
    /// <param name="fileOrder">Which part of a date the other columns put first; null: nobody knows.</param>
    /// <param name="delimiter">What parts the columns.</param>
    public static ReadColumn Of(ColumnCells cells, DecimalMark? fileMark, DateOrder? fileOrder, char delimiter)
    {
        var mark = cells.Marks.Decide(fileMark, delimiter == ';');
        var order = !cells.Dates.Any || cells.Dates.InBothOrders ? null : cells.Dates.Sure ?? fileOrder;
        if (cells.GivenUp)
            return new ReadColumn(cells, mark, order, null, null, FreeText(cells, null, order));
        var column = Answers(cells, mark, order);
        if (IsFreeText(column))
            return new ReadColumn(cells, mark, order, column, null, FreeText(cells, mark, order));
        var feature = Feature.Learn(column);
        return new ReadColumn(cells, mark, order, column, feature, feature is null ? SaysNothing : "");
    }

    private static AnswerColumn Answers(ColumnCells cells, DecimalMark mark, DateOrder? order) => cells.Kind.Kind switch
    {
        AnswerKind.MultipleChoice => new MultipleColumn(cells.Name, cells.Options()),
        { } number => new NumberColumn(cells.Name, number, cells.Numbers(mark, order).Cells),
        null => cells.NoNumber(order) is null && cells.Marks.Currencies.Count < 2 && cells.Numbers(mark, order).Cells is var numbers
            && Different(numbers).Where(x => !double.IsNaN(x)).Distinct().Take(MostChoicesOfNumbers + 1).Count() > MostChoicesOfNumbers
            ? new NumberColumn(cells.Name, AnswerKind.Number, numbers)
            : new SingleColumn(cells.Name, cells.Texts()),
    };

    private static IReadOnlyList<double> Different(IReadOnlyList<double> cells) => cells is RepeatedCells<double> repeated ? repeated.Different : cells;

    private static bool IsFreeText(AnswerColumn column)
    {
        if (column is not SingleColumn { Cells: RepeatedCells<string?> cells })
            return false;
        var answered = cells.Different.Zip(cells.Counts()).Where(x => x.First is not null).ToArray();
        var different = answered.Select(x => x.First).Distinct().Count();
        return different > MostChoicesOfNumbers && different * 2 > answered.Sum(x => x.Second);
    }

    /// <summary>Of a column that holds numbers but for a few answers, those few are the reason.</summary>
    private static string FreeText(ColumnCells cells, DecimalMark? mark, DateOrder? order)
    {
        if (DateWords.Undecided(cells, order) is { } undecided)
            return undecided;
        if (cells.Marks.Currencies.Count > 1)
            return $"its amounts are in several currencies, {string.Join(" and ", cells.Marks.Currencies.Order(StringComparer.Ordinal).Take(2))} among them";
        if (mark is null || cells.NoNumber(order) is not { } other)
            return cells.NoNumber(order) is { } text && cells.Marks.Seen > 0
                ? $"it holds numbers and texts, '{Wording.Shown(text)}' for example" : "it reads as free text: most rows have an answer of their own";
        var (numbers, others) = cells.Numbers(mark.Value, order);
        var given = numbers.Count(number => !double.IsNaN(number));
        return given > others
            ? $"it holds numbers, and {Wording.Count(others, "answer")} that {(others == 1 ? "is none" : "are none")}, '{Wording.Shown(other)}' for example; name such words in --missing"
            : "it reads as free text: most rows have an answer of their own";
    }
}
