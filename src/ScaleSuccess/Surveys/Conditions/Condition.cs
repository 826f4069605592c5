namespace ScaleSuccess.Surveys.Conditions;

/// <summary>When something is asked. It holds when all lines of one of its groups hold.</summary>
/// <param name="Groups">At least one, each with at least one line.</param>
public sealed record Condition(IReadOnlyList<IReadOnlyList<ConditionLine>> Groups)
{
    public IEnumerable<ConditionLine> Lines => Groups.SelectMany(lines => lines);

    public bool Holds(Known known) => Groups.Any(lines => lines.All(line => line.Holds(known)));
}

/// <summary>One line of a condition.</summary>
/// <param name="Name">A question, by its meaning or its key, or a <see cref="Fact"/>.</param>
/// <param name="Values">Choices, or what a fact may be; empty where a number or nothing is compared.</param>
/// <param name="Number">Of <see cref="Comparison.AtLeast"/> and <see cref="Comparison.AtMost"/>.</param>
public sealed record ConditionLine(string Name, Comparison Comparison, IReadOnlyList<string> Values, double? Number = null)
{
    public bool Holds(Known known)
    {
        var given = known.Values(Name);
        return Comparison switch
        {
            Comparison.AnyOf => Values.Any(given.Contains),
            Comparison.AllOf => Values.All(given.Contains),
            Comparison.NoneOf => !Values.Any(given.Contains),
            Comparison.AtLeast => known.Number(Name) >= Number,
            Comparison.AtMost => known.Number(Name) <= Number,
            Comparison.Answered => known.IsAnswered(Name),
            Comparison.NotAnswered => !known.IsAnswered(Name),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}

public enum Comparison { AnyOf, AllOf, NoneOf, AtLeast, AtMost, Answered, NotAnswered }
