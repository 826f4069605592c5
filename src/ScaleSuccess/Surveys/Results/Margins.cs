namespace ScaleSuccess.Surveys.Results;

/// <summary>A number with the range in which that of all customers like these lies, in 95 of 100 such surveys.</summary>
public sealed record Estimate(double Value, double Low, double High)
{
    public double Margin => (High - Low) / 2;

    public bool Overlaps(Estimate other) => Low <= other.High && other.Low <= High;
}

/// <summary>Margins of error at 95 %.</summary>
public static class Margins
{
    /// <summary>The normal distribution's 97.5th percentile.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>
    /// A share by Wilson's score interval (E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22, 1927), which
    /// stays within 0 and 1 and is right for small counts, too.
    /// </summary>
    /// <returns>Null: of nobody.</returns>
    public static Estimate? Share(long part, long whole)
    {
        if (whole <= 0) return null;
        double n = whole, p = part / n;
        var center = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
        var half = Z / (1 + Z * Z / n) * Math.Sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        // By the formula the bounds at none and at all are 0 and 1; floating point would miss them by a hair.
        return new(p, part == 0 ? 0 : center - half, part == whole ? 1 : center + half);
    }

    /// <summary>
    /// How much larger the first share is than the other, from Wilson's intervals of both (R. G. Newcombe, Interval estimation for the difference between
    /// independent proportions, Statistics in Medicine 17, 1998, method 10). Where 0 lies within, nobody can tell which is larger.
    /// </summary>
    /// <returns>Null: one of them is of nobody.</returns>
    public static Estimate? Difference(long part, long whole, long otherPart, long otherWhole)
    {
        if (Share(part, whole) is not { } one || Share(otherPart, otherWhole) is not { } other) return null;
        var value = one.Value - other.Value;
        return new(value, value - Length(one.Value - one.Low, other.High - other.Value), value + Length(one.High - one.Value, other.Value - other.Low));

        static double Length(double a, double b) => Math.Sqrt(a * a + b * b);
    }

    /// <summary>
    /// The mean of values with the variance of these values: for the Net Promoter Score of -1, 0 and 1, whose variance is p + d - (p - d)²
    /// (B. Rocks, Interval estimation for the "Net Promoter Score", The American Statistician 70, 2016, the Wald interval).
    /// </summary>
    /// <remarks>
    /// Answers that are all alike have no variance, which would be no margin at all: then two more are counted, one at each end of the scale, as for a
    /// share by A. Agresti and B. A. Coull (Approximate is better than "exact", The American Statistician 52, 1998).
    /// </remarks>
    /// <param name="lowest">The scale's end, as <paramref name="highest"/>: no mean lies beyond.</param>
    /// <returns>Null: of nobody.</returns>
    public static Estimate? Mean(IReadOnlyCollection<(double Value, long People)> values, double lowest, double highest)
    {
        if (values.Sum(value => value.People) <= 0) return null;
        var (mean, error) = MeanAndError(values);
        var half = Z * (error > 0 ? error : MeanAndError([.. values, (lowest, 1), (highest, 1)]).Error);
        return new(mean, Math.Max(lowest, mean - half), Math.Min(highest, mean + half));
    }

    private static (double Mean, double Error) MeanAndError(IReadOnlyCollection<(double Value, long People)> values)
    {
        double n = values.Sum(value => value.People);
        var mean = values.Sum(value => value.Value * value.People) / n;
        return (mean, Math.Sqrt(values.Sum(value => value.People * (value.Value - mean) * (value.Value - mean)) / n / n));
    }
}
