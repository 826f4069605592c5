using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation.Lifecycle;

/// <summary>When a row has a cluster, and when it gets another.</summary>
/// <param name="Least">The probability a row's likeliest cluster needs, 0 to 1; below it the row is unclear.</param>
/// <param name="Ahead">
/// By how much, in probability, another cluster must be likelier than the row's own to take it over; a row's own cluster may also
/// fall this far below <paramref name="Least"/> before the row becomes unclear. A difference rather than a ratio: 2 : 1 is a
/// trifle at 0.02 against 0.01 and impossible at 0.6.
/// </param>
public sealed record HysteresisRule(double Least = 0.5, double Ahead = 0.15);

/// <summary>What decided a row's cluster.</summary>
public enum AssignedBy
{
    /// <summary>It had none, and one is likely enough.</summary>
    Likeliest,

    /// <summary>It keeps its own, which is the likeliest or near enough.</summary>
    Stayed,

    /// <summary>Another one is clearly likelier than its own.</summary>
    Moved,

    /// <summary>None is likely enough.</summary>
    Unclear,

    /// <summary>It holds no answer that the model knows.</summary>
    NoAnswers,
}

/// <summary>A row's cluster, given its previous one.</summary>
/// <param name="Cluster">The cluster, counted from 0; null: unclear.</param>
/// <param name="Likeliest">The likeliest cluster, whether or not the row is in it.</param>
/// <param name="Confidence">The probability of <paramref name="Cluster"/>, or of the likeliest where that is null.</param>
/// <param name="By">What decided.</param>
public sealed record HysteresisResult(int? Cluster, int Likeliest, double Confidence, AssignedBy By);

/// <summary>
/// Decides on a row's cluster with hysteresis, as a thermostat does. Within a band of probabilities narrower than half of
/// <see cref="HysteresisRule.Ahead"/> a row that left a cluster never comes back to it, so noise cannot make it flap.
/// </summary>
public static class Hysteresis
{
    /// <summary>Decides by a row's answers.</summary>
    /// <param name="model">The clusters.</param>
    /// <param name="row">One code a cell.</param>
    /// <param name="previous">The row's cluster until now, in the same model's count; null: none or unclear.</param>
    /// <param name="rule">Null: the defaults.</param>
    public static HysteresisResult Assign(ClusterModel model, ReadOnlySpan<byte> row, int? previous, HysteresisRule? rule = null)
    {
        var probabilities = new double[model.K];
        model.Probabilities(row, probabilities);
        return Assign(probabilities, row.ContainsAnyExcept(AnswerCodes.Missing), previous, rule);
    }

    /// <summary>Decides by a row's probabilities.</summary>
    /// <param name="probabilities">One a cluster, at least one, summing to 1.</param>
    /// <param name="answered">Whether the row holds any answer.</param>
    /// <param name="previous">The row's cluster until now; null: none or unclear.</param>
    /// <param name="rule">Null: the defaults.</param>
    public static HysteresisResult Assign(ReadOnlySpan<double> probabilities, bool answered, int? previous, HysteresisRule? rule = null)
    {
        var (least, ahead) = rule ?? new HysteresisRule();
        var best = 0;
        for (var c = 1; c < probabilities.Length; c++)
            if (probabilities[c] > probabilities[best])
                best = c;

        if (!answered)
            return new HysteresisResult(null, best, probabilities[best], AssignedBy.NoAnswers);
        if (previous is not { } own)
            return probabilities[best] >= least
                ? new HysteresisResult(best, best, probabilities[best], AssignedBy.Likeliest)
                : new HysteresisResult(null, best, probabilities[best], AssignedBy.Unclear);
        if (own != best && probabilities[best] >= least && probabilities[best] - probabilities[own] >= ahead)
            return new HysteresisResult(best, best, probabilities[best], AssignedBy.Moved);
        return probabilities[own] >= least - ahead
            ? new HysteresisResult(own, best, probabilities[own], AssignedBy.Stayed)
            : new HysteresisResult(null, best, probabilities[best], AssignedBy.Unclear);
    }
}
