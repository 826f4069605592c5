namespace ScaleSuccess.Segmentation;

/// <summary>
/// How one question becomes numbers, learned once and kept with the model. Scaled so that two customers who differ as
/// much as they can on one question of choice are a squared distance of <see cref="Weight"/> apart, and two random
/// customers on a number are that far apart on average: one question weighs one, however many options it has.
/// </summary>
/// <param name="Name">The question's name.</param>
/// <param name="Kind">What the cells hold.</param>
/// <param name="Weight">How much the question counts, above 0.</param>
/// <param name="Levels">The choices, sorted; empty for numbers.</param>
/// <param name="Mean">The mean of a number; 0 for choices.</param>
/// <param name="Deviation">The standard deviation of a number, above 0; 1 for choices.</param>
public sealed record Feature(string Name, AnswerKind Kind, double Weight, IReadOnlyList<string> Levels, double Mean, double Deviation)
{
    // A typing mistake of three zeros must not become a segment of its own.
    private const double FurthestDeviations = 3;

    /// <summary>How many numbers a row needs for this question.</summary>
    public int Width => Kind is AnswerKind.SingleChoice or AnswerKind.MultipleChoice ? Levels.Count : 1;

    /// <summary>Learns a question from its answers.</summary>
    /// <returns>Null where the answers cannot tell rows apart: nobody answered, or all the same.</returns>
    public static Feature? Learn(AnswerColumn column) => column switch
    {
        SingleColumn single => Choices(single, single.Cells.OfType<string>(), fewest: 2),
        MultipleColumn multiple => multiple.Cells.OfType<IReadOnlyList<string>>().Select(c => string.Join('\u001f', c.Order(StringComparer.Ordinal))).Distinct().Count() < 2
            ? null
            : Choices(multiple, multiple.Cells.OfType<IReadOnlyList<string>>().SelectMany(c => c), fewest: 1),
        NumberColumn number => Number(number),
        _ => throw new ArgumentException($"Column '{column.Name}' is of no known kind.", nameof(column)),
    };

    /// <summary>Writes one row's answer as <see cref="Width"/> numbers.</summary>
    /// <param name="column">A column of this name and kind.</param>
    /// <param name="row">The row, counted from 0.</param>
    /// <param name="cells">Where to write; all NaN where the row holds no answer that the model knows.</param>
    /// <returns>How many answers of this row are unknown to the model and were treated as missing.</returns>
    public int Write(AnswerColumn column, int row, Span<float> cells)
    {
        cells.Fill(float.NaN);
        return column switch
        {
            SingleColumn single => single.Cells[row] is { } answer ? WriteChoices([answer], Math.Sqrt(Weight / 2), cells) : 0,
            MultipleColumn multiple => multiple.Cells[row] is { } answers ? WriteChoices(answers, Math.Sqrt(Weight / Levels.Count), cells) : 0,
            NumberColumn number => WriteNumber(number.Cells[row], cells),
            _ => throw new ArgumentException($"Column '{column.Name}' is of no known kind.", nameof(column)),
        };
    }

    private static Feature? Choices(AnswerColumn column, IEnumerable<string> answers, int fewest)
    {
        string[] levels = [.. answers.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return levels.Length < fewest ? null : new Feature(column.Name, column.Kind, column.Weight, levels, 0, 1);
    }

    private static Feature? Number(NumberColumn column)
    {
        // Sorted, so that sums round alike for any order of the rows.
        var answered = column.Cells.Where(x => !double.IsNaN(x)).Order().ToArray();
        if (answered.Length == 0 || answered[0] == answered[^1])
            return null;
        var mean = answered.Average();
        var deviation = Math.Sqrt(answered.Average(x => (x - mean) * (x - mean)));
        return double.IsFinite(deviation) && deviation > 0
            ? new Feature(column.Name, column.Kind, column.Weight, [], mean, deviation)
            : null;
    }

    private int WriteChoices(IReadOnlyList<string> answers, double size, Span<float> cells)
    {
        var known = 0;
        Span<int> chosen = answers.Count <= 64 ? stackalloc int[answers.Count] : new int[answers.Count];
        foreach (var answer in answers)
            if (LevelOf(answer) is var level and >= 0)
                chosen[known++] = level;

        // "None of these" is an answer; only options that the model does not know are not.
        if (known > 0 || answers.Count == 0)
        {
            cells.Clear();
            foreach (var level in chosen[..known])
                cells[level] = (float)size;
        }
        return answers.Count - known;
    }

    private int LevelOf(string answer)
    {
        var (low, high) = (0, Levels.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var compared = string.CompareOrdinal(Levels[middle], answer);
            if (compared == 0)
                return middle;
            (low, high) = compared < 0 ? (middle + 1, high) : (low, middle - 1);
        }
        return -1;
    }

    private int WriteNumber(double value, Span<float> cells)
    {
        if (!double.IsNaN(value))
            cells[0] = (float)(Math.Clamp((value - Mean) / Deviation, -FurthestDeviations, FurthestDeviations) * Math.Sqrt(Weight / 2));
        return 0;
    }
}
