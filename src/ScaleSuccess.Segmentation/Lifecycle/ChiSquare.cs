using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation.Lifecycle;

/// <summary>The χ² distribution.</summary>
public static class ChiSquare
{
    /// <summary>
    /// The value that is exceeded with the given odds: exact for two degrees of freedom, from the normal distribution for one, else by
    /// E. Wilson and M. Hilferty, "The distribution of chi-square", PNAS 17 (1931), which for odds down to 1 in 10,000 is at
    /// most 1.5 % above the tables: on the side of fewer alarms.
    /// </summary>
    /// <param name="freedom">Degrees of freedom, 1 or more.</param>
    /// <param name="odds">Above 0 and at most 0.5.</param>
    public static double Exceeded(int freedom, double odds)
    {
        if (freedom == 1)
            return Math.Pow(Normal.Quantile(odds / 2), 2);
        if (freedom == 2)
            return -2 * Math.Log(odds);
        var spread = 2.0 / (9 * freedom);
        return freedom * Math.Pow(1 - spread - Normal.Quantile(odds) * Math.Sqrt(spread), 3);
    }
}
