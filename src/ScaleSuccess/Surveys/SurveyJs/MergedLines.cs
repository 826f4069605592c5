using ScaleSuccess.Surveys.Conditions;

namespace ScaleSuccess.Surveys.SurveyJs;

/// <summary>Lines that must all hold, as a file can say them: of one name and one comparison only one.</summary>
internal static class MergedLines
{
    /// <returns>Null: they cannot be said by one line.</returns>
    public static IReadOnlyList<ConditionLine>? Of(IEnumerable<ConditionLine> lines)
    {
        var merged = new List<ConditionLine>();
        foreach (var same in lines.GroupBy(line => (line.Name, line.Comparison)))
            if (Merged([.. same]) is not { } line) return null;
            else if (merged.FindIndex(other => other.Name == line.Name && other.Comparison == line.Comparison) is var at and >= 0)
            {
                if (Merged([merged[at], line]) is not { } both) return null;
                merged[at] = both;
            }
            else merged.Add(line);
        return merged;
    }

    private static ConditionLine? Merged(IReadOnlyList<ConditionLine> same) => same switch
    {
        [var only] => only,
        [{ Comparison: Comparison.AllOf or Comparison.NoneOf } first, ..] => first with { Values = [.. same.SelectMany(line => line.Values).Distinct()] },
        [{ Comparison: Comparison.AtLeast } first, ..] => first with { Number = same.Max(line => line.Number) },
        [{ Comparison: Comparison.AtMost } first, ..] => first with { Number = same.Min(line => line.Number) },
        [{ Comparison: Comparison.AnyOf } first, ..] => same.All(line => line.Values.Count == 1) ? first with { Comparison = Comparison.AllOf, Values = [.. same.SelectMany(line => line.Values).Distinct()] } : null,
        [var first, ..] => first,
        _ => null,
    };
}
