using System.Globalization;

namespace ScaleSuccess.Segmentation.Answers;

/// <summary>What the numbers of a question count, where their words depend on it.</summary>
public enum NumberMeaning
{
    /// <summary>A quantity.</summary>
    Quantity,

    /// <summary>Days from the answer to a day that it names.</summary>
    DaysAhead,

    /// <summary>Dates, see <see cref="YearNumber"/>.</summary>
    Dates,
}

/// <summary>Puts steps of a scale or number into words, from one to another, both included.</summary>
internal static class StepWords
{
    /// <summary>On a scale of whole numbers "7" and "3 to 5"; of dates and days ahead a period; else the range.</summary>
    public static string Of(Feature question, NumberMeaning meaning, int from, int to)
    {
        var cuts = question.Cuts;
        if (from == 0 && to == cuts.Count)
            return question.Range(from, to);
        if (meaning == NumberMeaning.Dates)
            return Dates(cuts, from, to);
        if (meaning == NumberMeaning.DaysAhead && cuts[Math.Max(0, from - 1)] >= 0)
            return Days(cuts, from, to);
        // A whole number between any two cuts: the steps are told by the numbers people saw.
        return question.Kind != AnswerKind.Scale || cuts.Zip(cuts.Skip(1), (a, b) => b - a < 1).Contains(true)
            ? question.Range(from, to) : Whole(cuts, from, to);
    }

    private static string Whole(IReadOnlyList<double> cuts, int from, int to)
    {
        var (low, high) = (from == 0 ? 0 : Math.Floor(cuts[from - 1]) + 1, to == cuts.Count ? 0 : Math.Floor(cuts[to]));
        return from == 0 ? FormattableString.Invariant($"{high} or less")
            : to == cuts.Count ? FormattableString.Invariant($"{low} or more")
            : low == high ? FormattableString.Invariant($"{low}")
            : FormattableString.Invariant($"{low} to {high}");
    }

    private static string Days(IReadOnlyList<double> cuts, int from, int to)
    {
        var (low, high) = (from == 0 ? 0 : Math.Floor(cuts[from - 1]), to == cuts.Count ? 0 : Math.Floor(cuts[to]));
        return from == 0 ? FormattableString.Invariant($"within {high} {Unit(high)}")
            : to == cuts.Count ? FormattableString.Invariant($"in more than {low} {Unit(low)}")
            : low + 1 >= high ? FormattableString.Invariant($"in {high} {Unit(high)}")
            : FormattableString.Invariant($"in {low + 1} to {high} days");

        static string Unit(double days) => days == 1 ? "day" : "days";
    }

    private static string Dates(IReadOnlyList<double> cuts, int from, int to)
    {
        if (from == 0)
            return $"until {Day(YearNumber.Day(cuts[to]))}";
        var before = YearNumber.Day(cuts[from - 1]);
        if (to == cuts.Count)
            return $"after {Day(before)}";
        var (first, last) = (before.AddDays(1), YearNumber.Day(cuts[to]));
        return first >= last ? Day(last)
            : first.Year == last.Year ? $"{first.ToString("d MMM", CultureInfo.InvariantCulture)} to {Day(last)}"
            : $"{Day(first)} to {Day(last)}";
    }

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
