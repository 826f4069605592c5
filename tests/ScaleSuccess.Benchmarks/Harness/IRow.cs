namespace ScaleSuccess.Benchmarks.Harness;

/// <summary>
/// Something the product does, measured beside a reference that does the minimum, on the
/// same machine in the same run. Classes that implement this are found by reflection: to add a row, add its file.
/// </summary>
public interface IRow : IAsyncDisposable
{
    /// <summary>For <c>--only</c> and the table.</summary>
    string Name { get; }

    /// <summary>One sentence for <c>--help</c>: what is measured against what.</summary>
    string About { get; }

    /// <summary>The units of a round's figures, in order.</summary>
    IReadOnlyList<Unit> Units { get; }

    /// <summary>Null when it can be measured here, else what is missing and how to get it.</summary>
    string? Missing { get; }

    /// <summary>Too long or too large for a run of all rows.</summary>
    bool OnlyWhenNamed => false;

    /// <summary>Preparation, which is not measured.</summary>
    Task Prepare(Workplace place, CancellationToken cancel);

    /// <summary>One round of the product: a figure for each unit. Anything that went wrong throws.</summary>
    Task<double[]> Product(CancellationToken cancel);

    /// <summary>One round of the reference. The product has had a round before.</summary>
    Task<double[]> Reference(CancellationToken cancel);
}

/// <param name="Name">Such as "requests/s".</param>
/// <param name="LessIsBetter">As of a latency; said in the table, so that a ratio is not misread.</param>
/// <param name="Goal">What the ratio should come to at worst; null: none was set.</param>
public sealed record Unit(string Name, bool LessIsBetter = false, double? Goal = null)
{
    /// <summary>The limit of the product's own figure, where the goal is not a ratio.</summary>
    public double? GoalOfProduct { get; init; }

    /// <summary>The goal in words, and whether these medians meet it; empty without a goal.</summary>
    public string Verdict(double product, double ratio)
    {
        var (goal, reached) = GoalOfProduct is { } own ? (own, product) : (Goal ?? double.NaN, ratio);
        if (double.IsNaN(goal))
            return "";
        var met = LessIsBetter ? reached <= goal : reached >= goal;
        return FormattableString.Invariant($"{(GoalOfProduct is null ? "ratio" : "product")} {(LessIsBetter ? "≤" : "≥")} {goal:0.##}: {(met ? "met" : "missed")}");
    }
}
