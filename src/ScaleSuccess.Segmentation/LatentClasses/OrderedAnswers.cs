namespace ScaleSuccess.Segmentation.LatentClasses;

/// <summary>
/// How classes answer on a scale: one curve common to all, b(m), bent by each class, p_c(m) ∝ b(m)·exp(θ_c·v(m) + φ_c·v(m)²). The
/// first number moves a class along the scale, the second makes it broader or narrower: two numbers a class however many
/// steps there are, and neighbouring steps support each other. The adjacent-category logit model with class effects
/// (A. Agresti, "Analysis of Ordinal Categorical Data", 2nd ed. 2010, ch. 4) with a quadratic term; where the classes
/// are normal with means and deviations of their own, it is exact.
/// </summary>
internal sealed class OrderedAnswers
{
    // Bounds that no real scale reaches: beyond them a class would be a single step.
    private const double MostSlope = 40;
    private const double MostBend = 20;

    private readonly double[] _values;
    private readonly double[] _logBase;
    private readonly double[] _slopes;
    private readonly double[] _bends;

    public OrderedAnswers(IReadOnlyList<float> values, double[] all, int k)
    {
        _values = [.. values.Select(v => (double)v)];
        _logBase = [.. all.Select(share => Math.Log(Math.Max(share, 1e-6)))];
        (_slopes, _bends) = (new double[k], new double[k]);
    }

    /// <summary>Improves the curve and the classes' two numbers for the given weights, and writes what follows for the shares.</summary>
    /// <param name="counts">Codes × classes weights, all above 0 in each class.</param>
    /// <param name="profiles">By class, then code: written.</param>
    public void Update(ReadOnlySpan<double> counts, double[][] profiles)
    {
        var k = profiles.Length;
        var sizes = new double[k];
        for (var x = 0; x < counts.Length; x++)
            sizes[x % k] += counts[x];
        for (var c = 0; c < k; c++)
            Bend(c, counts, k, sizes[c], profiles[c]);
        Rebase(counts, k, sizes, profiles);
        for (var c = 0; c < k; c++)
            Shares(_slopes[c], _bends[c], profiles[c]);
    }

    /// <summary>
    /// A step of Newton's towards the class's own mean of v and v²; the problem is concave in both numbers, and the next step
    /// of EM goes on from here.
    /// </summary>
    private void Bend(int c, ReadOnlySpan<double> counts, int k, double size, double[] shares)
    {
        var (first, second) = (0.0, 0.0);
        for (var code = 0; code < _values.Length; code++)
        {
            var own = counts[code * k + c] / size;
            first += own * _values[code];
            second += own * _values[code] * _values[code];
        }

        var gain = _slopes[c] * first + _bends[c] * second - Shares(_slopes[c], _bends[c], shares);
        var (slope, bend) = Newton(first, second, shares);
        for (var length = 1.0; length > 0.02; length /= 2)
        {
            var (s, b) = (Math.Clamp(_slopes[c] + length * slope, -MostSlope, MostSlope), Math.Clamp(_bends[c] + length * bend, -MostBend, MostBend));
            if (s * first + b * second - Shares(s, b, shares) < gain)
                continue;
            (_slopes[c], _bends[c]) = (s, b);
            return;
        }
        Shares(_slopes[c], _bends[c], shares);
    }

    private (double Slope, double Bend) Newton(double first, double second, double[] shares)
    {
        var (m1, m2, m3, m4) = (0.0, 0.0, 0.0, 0.0);
        for (var code = 0; code < shares.Length; code++)
        {
            var (p, v) = (shares[code], _values[code]);
            (m1, m2, m3, m4) = (m1 + p * v, m2 + p * v * v, m3 + p * v * v * v, m4 + p * v * v * v * v);
        }
        // A ridge keeps the step finite where the class has gathered on two steps.
        var (a, b, d) = (m2 - m1 * m1 + 1e-4, m3 - m1 * m2, m4 - m2 * m2 + 1e-4);
        var determinant = a * d - b * b;
        var (g1, g2) = (first - m1, second - m2);
        return ((d * g1 - b * g2) / determinant, (a * g2 - b * g1) / determinant);
    }

    /// <summary>Scales the curve so that all classes together answer as all rows do.</summary>
    private void Rebase(ReadOnlySpan<double> counts, int k, double[] sizes, double[][] profiles)
    {
        for (var code = 0; code < _logBase.Length; code++)
        {
            var (given, expected) = (0.0, 0.0);
            for (var c = 0; c < k; c++)
            {
                given += counts[code * k + c];
                expected += sizes[c] * profiles[c][code];
            }
            _logBase[code] += Math.Log(Math.Max(given, 1e-12) / Math.Max(expected, 1e-300));
        }
        // What all codes share cancels out; the largest at 0 keeps the numbers near.
        var most = _logBase.Max();
        for (var code = 0; code < _logBase.Length; code++)
            _logBase[code] -= most;
    }

    /// <returns>The logarithm of what the shares were divided by.</returns>
    private double Shares(double slope, double bend, double[] shares)
    {
        var most = double.NegativeInfinity;
        for (var code = 0; code < shares.Length; code++)
            most = Math.Max(most, shares[code] = _logBase[code] + _values[code] * (slope + bend * _values[code]));
        var sum = 0.0;
        for (var code = 0; code < shares.Length; code++)
            sum += shares[code] = Math.Exp(shares[code] - most);
        for (var code = 0; code < shares.Length; code++)
            shares[code] /= sum;
        return most + Math.Log(sum);
    }
}
