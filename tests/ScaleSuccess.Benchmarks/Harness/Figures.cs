namespace ScaleSuccess.Benchmarks.Harness;

/// <summary>A figure over all rounds.</summary>
public sealed record Spread(double Median, double Least, double Most)
{
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[^1]);
    }
}

/// <summary>A line of the table. The ratio is taken round by round, so that what slows the machine for a while slows both.</summary>
/// <param name="Goal">The goal and whether the medians meet it; empty where there is none.</param>
public sealed record Figure(string Name, string Unit, bool LessIsBetter, Spread Product, Spread Reference, Spread Ratio, string Goal)
{
    public static IEnumerable<Figure> Of(IRow row, IReadOnlyList<Round> rounds) => row.Units.Select((unit, i) =>
    {
        var product = Spread.Of(rounds.Select(round => round.Product[i]));
        var ratio = Spread.Of(rounds.Select(round => round.Product[i] / round.Reference[i]));
        return new Figure(row.Name, unit.Name, unit.LessIsBetter, product, Spread.Of(rounds.Select(round => round.Reference[i])), ratio,
            unit.Verdict(product.Median, ratio.Median));
    });
}

public sealed record Round(double[] Product, double[] Reference);

/// <summary>A row that could not be measured, and what would help.</summary>
public sealed record Skipped(string Name, string Why);

/// <summary>What <c>--json</c> writes.</summary>
public sealed record Report(MachineFacts Machine, int Rounds, IReadOnlyList<Figure> Figures, IReadOnlyList<Skipped> Skipped);
