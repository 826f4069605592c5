namespace ScaleSuccess.Segmentation.Selection;

/// <summary>How an engine did against the one whose segments are used.</summary>
public enum EngineVerdict
{
    /// <summary>Its score is lower.</summary>
    Behind,

    /// <summary>Its score is higher, but by no more than chance may explain.</summary>
    WithinChance,

    /// <summary>Its score is higher, but not with the same number of segments.</summary>
    ByNumberOnly,

    /// <summary>Its score is higher, but it found one segment only.</summary>
    OneSegment,

    /// <summary>Its segments are used.</summary>
    Won,
}

/// <summary>
/// What knowing a customer's segment is worth, times how stable the segments are, decides between engines. One that is first in the
/// list loses only to one that is better by more than chance, and better with as many segments too: what another number of
/// segments brings is not the other engine's merit.
/// </summary>
/// <param name="ofOne">The squared error with one segment.</param>
internal sealed class EngineContest(double ofOne)
{
    private const double SureGain = 2;

    /// <param name="Engine">Who found it.</param>
    /// <param name="Errors">Squared errors of hidden answers, a number a held row.</param>
    /// <param name="Result">What it found.</param>
    internal sealed record Competitor(IClusterer Engine, double[] Errors, EngineResult Result);

    /// <summary>Whether another engine takes the place of the best so far, and if not, why not.</summary>
    /// <param name="other">The other one.</param>
    /// <param name="best">The best so far.</param>
    /// <param name="errorsOfBestWith">What the best one's errors are with another number of segments.</param>
    public EngineVerdict Judge(Competitor other, Competitor best, Func<int, double[]> errorsOfBestWith)
    {
        var lead = other.Result.Score - best.Result.Score;
        if (lead <= 0)
            return EngineVerdict.Behind;
        if (other.Result.Model.K == 1)
            return EngineVerdict.OneSegment;
        if (lead <= SureGain * PairedError(other.Errors, best.Errors, ofOne))
            return EngineVerdict.WithinChance;
        if (other.Result.Model.K == best.Result.Model.K)
            return EngineVerdict.Won;
        var asMany = errorsOfBestWith(other.Result.Model.K);
        return (asMany.Sum() - other.Errors.Sum()) / ofOne > SureGain * PairedError(other.Errors, asMany, ofOne) ? EngineVerdict.Won : EngineVerdict.ByNumberOnly;
    }

    /// <summary>The standard error of the difference between two engines' criteria.</summary>
    public static double PairedError(double[] errors, double[] best, double ofOne)
    {
        var gaps = errors.Zip(best, (e, b) => e - b).ToArray();
        var mean = gaps.Average();
        var variance = gaps.Sum(g => (g - mean) * (g - mean)) / Math.Max(1, gaps.Length - 1);
        return ofOne > 0 ? Math.Sqrt(variance * gaps.Length) / ofOne : 0;
    }
}
