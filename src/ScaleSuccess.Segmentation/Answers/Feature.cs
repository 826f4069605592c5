using System.Globalization;

namespace ScaleSuccess.Segmentation.Answers;

/// <summary>How one question's answers become codes, learned once and kept with the model.</summary>
/// <param name="Name">The question's name.</param>
/// <param name="Kind">What the cells hold.</param>
/// <param name="Weight">How much the question counts, above 0.</param>
/// <param name="Levels">The choices, the most frequent first; empty for scales and numbers.</param>
/// <param name="Cuts">Between the steps of a scale or number, ascending: code i holds the values up to Cuts[i]; empty for choices.</param>
/// <param name="Values">Where each step lies, one more than cuts, with mean 0 and deviation 1; empty for choices.</param>
public sealed record Feature(
    string Name, AnswerKind Kind, double Weight, IReadOnlyList<string> Levels, IReadOnlyList<double> Cuts, IReadOnlyList<float> Values)
{
    private const int FewestDecimals = 2;
    private const int MostDecimals = 9;

    private Dictionary<string, int>? _codes;
    private string? _format;

    /// <summary>How many bytes a row needs for this question.</summary>
    public int Width => Kind is AnswerKind.MultipleChoice ? Levels.Count : 1;

    private Dictionary<string, int> CodeOf =>
        _codes ??= Levels.Select((level, code) => (level, code)).ToDictionary(x => x.level, x => x.code, StringComparer.Ordinal);

    /// <summary>Learns a question from its answers.</summary>
    /// <returns>Null where the answers cannot tell rows apart: nobody answered, or all the same.</returns>
    public static Feature? Learn(AnswerColumn column) => column switch
    {
        SingleColumn single => LearnFeature.Single(single),
        MultipleColumn multiple => LearnFeature.Multiple(multiple),
        NumberColumn number => LearnFeature.Number(number),
        _ => throw new ArgumentException($"Column '{column.Name}' is of no known kind.", nameof(column)),
    };

    /// <summary>What each byte of this question means.</summary>
    /// <param name="question">The question's place among all.</param>
    public IEnumerable<Cell> Cells(int question) => Enumerable.Repeat(Kind switch
    {
        AnswerKind.SingleChoice => new Cell(question, Levels.Count, [], Weight, 1),
        AnswerKind.MultipleChoice => new Cell(question, 2, [], Weight, Levels.Count),
        _ => new Cell(question, Values.Count, Values, Weight, 1),
    }, Width);

    /// <summary>Writes one row's answer as <see cref="Width"/> bytes.</summary>
    /// <param name="column">A column of this name and kind.</param>
    /// <param name="row">The row, counted from 0.</param>
    /// <param name="cells">Where to write; all missing where the row holds no answer that the model knows.</param>
    /// <returns>How many answers of this row are unknown to the model and were treated as missing.</returns>
    public int Write(AnswerColumn column, int row, Span<byte> cells)
    {
        cells.Fill(AnswerCodes.Missing);
        switch (column)
        {
            case SingleColumn single:
                if (single.Cells[row] is not { } answer)
                    return 0;
                if (!CodeOf.TryGetValue(answer, out var code))
                    return 1;
                cells[0] = (byte)code;
                return 0;
            case MultipleColumn multiple:
                return multiple.Cells[row] is { } answers ? WriteOptions(answers, multiple.Shown?[row], cells) : 0;
            case NumberColumn number:
                if (!double.IsNaN(number.Cells[row]))
                    cells[0] = (byte)CodeOfNumber(number.Cells[row]);
                return 0;
            default:
                throw new ArgumentException($"Column '{column.Name}' is of no known kind.", nameof(column));
        }
    }

    /// <summary>The step a number falls into.</summary>
    public int CodeOfNumber(double value)
    {
        var (low, high) = (0, Cuts.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = value <= Cuts[middle] ? (low, middle) : (middle + 1, high);
        }
        return low;
    }

    /// <summary>The values from one step to another, both included, in words.</summary>
    public string Range(int from, int to) => (from, to) switch
    {
        (0, var last) when last >= Cuts.Count => "any",
        (0, var last) => $"up to {Cut(last)}",
        (_, var last) when last >= Cuts.Count => $"above {Cut(from - 1)}",
        _ => $"above {Cut(from - 1)}, up to {Cut(to)}",
    };

    /// <summary>Rounded as far as two cuts stay different, and none becomes 0.</summary>
    private string Cut(int at) => Cuts[at].ToString(_format ??= Format(), CultureInfo.InvariantCulture);

    private string Format()
    {
        for (var decimals = FewestDecimals; decimals < MostDecimals; decimals++)
        {
            var rounded = Cuts.Select(cut => Math.Round(cut, decimals)).ToArray();
            if (rounded.Distinct().Count() == Cuts.Count && !rounded.Zip(Cuts, (near, whole) => near == 0 && whole != 0).Contains(true))
                return "0." + new string('#', decimals);
        }
        return "G4";
    }

    private int WriteOptions(IReadOnlyList<string> answers, IReadOnlySet<string>? shown, Span<byte> cells)
    {
        var known = 0;
        foreach (var answer in answers)
            if (CodeOf.ContainsKey(answer))
                known++;

        // "None of these" is an answer; only options that the model does not know are not.
        if (known > 0 || answers.Count == 0)
        {
            for (var option = 0; option < cells.Length; option++)
                cells[option] = shown is null || shown.Contains(Levels[option]) ? (byte)0 : AnswerCodes.Missing;
            foreach (var answer in answers)
                if (CodeOf.TryGetValue(answer, out var option))
                    cells[option] = 1;
        }
        return answers.Count - known;
    }
}
