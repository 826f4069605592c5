namespace ScaleSuccess.Segmentation.Lifecycle;

/// <summary>
/// Compares how often the same answers were given in two sets of rows. Answers too rare to compare are grouped first, until
/// five rows of either set are expected in each (W. Cochran, "Some methods for strengthening the common χ² tests", Biometrics 10, 1954).
/// </summary>
internal sealed class TwoSamples
{
    private const double LeastExpected = 5;
    private const int MostGroups = 10;

    // Avoids the logarithm of 0: half a row more in each group (Jeffreys' prior).
    private const double HalfARow = 0.5;

    private readonly double[] _then;
    private readonly double[] _now;

    private TwoSamples(double[] then, double[] now) => (_then, _now) = (then, now);

    /// <summary>
    /// The Jensen–Shannon distance, 0 to 1: the root of the mean divergence, in bits, of the two from their mean
    /// (D. Endres and J. Schindelin, "A new metric for probability distributions", IEEE Trans. Information Theory 49, 2003).
    /// </summary>
    public double Distance
    {
        get
        {
            var (then, now) = (Shares(_then), Shares(_now));
            var divergence = 0.0;
            for (var i = 0; i < then.Length; i++)
                divergence += (Term(then[i], (then[i] + now[i]) / 2) + Term(now[i], (then[i] + now[i]) / 2)) / 2;
            return Math.Sqrt(Math.Max(0, divergence / Math.Log(2)));
        }
    }

    /// <summary>
    /// The population stability index Σ (now − then) ln (now / then), Jeffreys' symmetric divergence
    /// (N. Siddiqi, "Credit Risk Scorecards", 2006: below 0.1 steady, above 0.25 shifted).
    /// </summary>
    public double Psi => Shares(_then).Zip(Shares(_now), (then, now) => (now - then) * Math.Log(now / then)).Sum();

    /// <summary>Compares two rows of counts.</summary>
    /// <param name="then">Rows by answer.</param>
    /// <param name="now">The same answers.</param>
    /// <param name="ordered">Whether neighbours are similar, and so are grouped first, rather than the rarest.</param>
    public static TwoSamples Of(double[] then, double[] now, bool ordered)
    {
        var groups = then.Zip(now).Select(x => (Then: x.First, Now: x.Second)).Where(g => g.Then + g.Now > 0).ToList();
        var (allThen, allNow) = (then.Sum(), now.Sum());
        while (groups.Count > 1 && (groups.Min(Expected) < LeastExpected || (ordered && groups.Count > MostGroups)))
        {
            var least = Enumerable.Range(0, groups.Count).MinBy(i => groups[i].Then + groups[i].Now);
            var others = Enumerable.Range(0, groups.Count).Where(i => i != least && (!ordered || Math.Abs(i - least) == 1));
            var other = others.MinBy(i => groups[i].Then + groups[i].Now);
            groups[other] = (groups[other].Then + groups[least].Then, groups[other].Now + groups[least].Now);
            groups.RemoveAt(least);
        }
        return new TwoSamples([.. groups.Select(g => g.Then)], [.. groups.Select(g => g.Now)]);

        double Expected((double Then, double Now) g) => (g.Then + g.Now) * Math.Min(allThen, allNow) / (allThen + allNow);
    }

    /// <summary>
    /// Whether chance alone makes two such sets differ so much less often than <paramref name="odds"/>: the likelihood-ratio test
    /// of homogeneity, G = 2 Σ seen ln (seen / expected), which is χ² with one degree of freedom fewer than groups.
    /// </summary>
    public bool BeyondChance(double odds)
    {
        if (_then.Length < 2)
            return false;
        var (then, now) = (_then.Sum(), _now.Sum());
        var surprise = 0.0;
        for (var i = 0; i < _then.Length; i++)
            surprise += 2 * (Term(_then[i], (_then[i] + _now[i]) * then / (then + now)) + Term(_now[i], (_then[i] + _now[i]) * now / (then + now)));
        return surprise > ChiSquare.Exceeded(_then.Length - 1, odds);
    }

    private static double[] Shares(double[] counts) =>
        [.. counts.Select(n => (n + HalfARow) / (counts.Sum() + HalfARow * counts.Length))];

    private static double Term(double seen, double expected) => seen <= 0 ? 0 : seen * Math.Log(seen / expected);
}
