using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation;

/// <summary>The evidence of each answer of a cell for each cluster, from the clusters' profiles.</summary>
internal static class AnswerEvidence
{
    // A likelihood of 0 would rule out a cluster for good; no answer is that certain.
    private const double LeastShare = 1e-9;

    /// <param name="cell">The cell.</param>
    /// <param name="profile">By cluster, then code: shares that sum to 1.</param>
    /// <param name="spread">Null: likelihoods. Else squared distances from the cluster's centre, over twice this.</param>
    /// <returns>Codes × clusters numbers, code after code.</returns>
    public static double[] Of(Cell cell, double[][] profile, double? spread)
    {
        var k = profile.Length;
        var evidence = new double[cell.Codes * k];
        for (var c = 0; c < k; c++)
        {
            var squares = spread is null ? [] : Squares(cell, profile[c]);
            for (var code = 0; code < cell.Codes; code++)
                evidence[code * k + c] = spread is { } s
                    ? -squares[code] / (2 * s)
                    : cell.Weight * Math.Log(Math.Max(LeastShare, profile[c][code]));
        }
        return evidence;
    }

    /// <summary>
    /// The squared distance of each answer from a cluster's centre. Scaled so that two rows that differ as much as possible on
    /// one question of choice are the question's weight apart, and two random rows on a scale are that far apart on average:
    /// one question weighs one, however many options it has.
    /// </summary>
    public static double[] Squares(Cell cell, ReadOnlySpan<double> shares)
    {
        var squares = new double[cell.Codes];
        if (cell.Values.Count > 0)
        {
            var center = 0.0;
            for (var code = 0; code < squares.Length; code++)
                center += shares[code] * cell.Values[code];
            for (var code = 0; code < squares.Length; code++)
                squares[code] = cell.Weight / 2 * (cell.Values[code] - center) * (cell.Values[code] - center);
            return squares;
        }

        var own = 0.0;
        foreach (var share in shares)
            own += share * share;
        // An option of a multiple choice is one cell of two codes: half of this sum is the distance of one share.
        for (var code = 0; code < squares.Length; code++)
            squares[code] = cell.Weight / 2 / cell.Siblings * (1 - 2 * shares[code] + own);
        return squares;
    }
}
