using ScaleSuccess.Definitions;
using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Surveys.Catalog;

/// <summary>Whether what a line of a condition compares can be so.</summary>
internal static class CheckLine
{
    /// <param name="question">That the line names; null: it names a fact.</param>
    /// <returns>What is wrong, as sentences.</returns>
    public static IEnumerable<string> Of(ConditionLine line, Question? question) => question is null ? OfFact(line) : OfQuestion(line, question);

    private static IEnumerable<string> OfFact(ConditionLine line)
    {
        if (!Fact.InConditions.TryGetValue(line.Name, out var values))
            return [$"`{line.Name}` is not known: a condition knows {string.Join(", ", Fact.InConditions.Keys)}.{ClosestName.Hint(line.Name, Fact.InConditions.Keys)}"];
        if (line.Number is not null) return [$"`{line.Name}` is no number."];
        return values is null ? [] : OneOf(line, values);
    }

    private static IEnumerable<string> OfQuestion(ConditionLine line, Question question)
    {
        if (line.Number is { } number)
        {
            if (!question.Kind.HasNumber(question)) return [$"`{line.Name}` is no number: list choices instead."];
            if (line.Comparison == Comparison.AtMost && number < question.Min) return [$"It never holds: `{line.Name}` is never less than {Written(question.Min)}."];
            if (line.Comparison == Comparison.AtLeast && number > question.Max) return [$"It never holds: `{line.Name}` is never more than {Written(question.Max)}."];
            return [];
        }
        if (line.Values.Count == 0) return [];
        return question.Kind.Offers(question) is { } offered ? OneOf(line, offered)
            : [$"`{line.Name}` has no choices: write `answered: true`" + (question.Kind.HasNumber(question) ? " or `at_least: …`." : ".")];
    }

    private static IEnumerable<string> OneOf(ConditionLine line, IReadOnlyList<string> values)
    {
        foreach (var value in line.Values.Where(value => !values.Contains(value)))
            yield return $"`{value}` is not one of `{line.Name}`: {string.Join(", ", values)}.{ClosestName.Hint(value, values)}";
        if (line.Comparison != Comparison.AllOf && values.All(line.Values.Contains))
            yield return line.Comparison == Comparison.NoneOf ? $"It holds only where `{line.Name}` is not answered: write `answered: false`."
                : "It holds whatever is chosen: write `answered: true`.";
    }

    private static string? Written(double? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
