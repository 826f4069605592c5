using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation;

/// <summary>
/// A fitted set of clusters: each one's share of the rows and its profile. Whatever engine found them, an answer's
/// evidence for a cluster is one number (<see cref="Evidence"/>), and these numbers are summed: so assignment takes a
/// few look-ups, missing answers carry no evidence, and every assignment can be explained answer by answer.
/// </summary>
/// <param name="Engine">The engine that fitted it.</param>
/// <param name="Seed">The seed it was fitted with.</param>
/// <param name="Cells">What each byte of a row means.</param>
/// <param name="Shares">Each cluster's share of the rows, summing to 1; the largest first.</param>
/// <param name="Profiles">By cell, then cluster, then code: how likely the cluster's rows give that answer; each sums to 1 over the codes.</param>
/// <param name="Spread">
/// Null for a latent-class model, whose evidence is the logarithm of the profiles. For engines that place rows by distance: the
/// mean squared distance of an answered cell from its cluster's centre, above 0, which scales distances to evidence.
/// </param>
public sealed record ClusterModel(string Engine, int Seed, IReadOnlyList<Cell> Cells, double[] Shares, double[][][] Profiles, double? Spread)
{
    private double[][]? _evidence;

    /// <summary>Number of clusters.</summary>
    public int K => Shares.Length;

    private double[][] EvidenceOf => _evidence ??= [.. Cells.Select((cell, i) => AnswerEvidence.Of(cell, Profiles[i], Spread))];

    /// <summary>An answer's evidence for a cluster, as a logarithm; only differences between clusters are meaningful.</summary>
    /// <param name="cell">The cell, counted from 0.</param>
    /// <param name="code">The answer; for a missing one the evidence is 0.</param>
    /// <param name="cluster">The cluster, counted from 0.</param>
    public double Evidence(int cell, byte code, int cluster) =>
        code == AnswerCodes.Missing ? 0 : EvidenceOf[cell][code * K + cluster];

    /// <summary>The prior of a cluster, before any answer, as a logarithm.</summary>
    public double Prior(int cluster) => Spread is null ? Math.Log(Shares[cluster]) : 0;

    /// <summary>The likeliest cluster of a row, counted from 0, and its probability.</summary>
    /// <param name="row">One code a cell; <see cref="AnswerCodes.Missing"/> where nothing was answered.</param>
    public (int Cluster, double Confidence) Assign(ReadOnlySpan<byte> row)
    {
        Span<double> probabilities = K <= 64 ? stackalloc double[K] : new double[K];
        var cluster = Probabilities(row, probabilities);
        return (cluster, probabilities[cluster]);
    }

    /// <summary>Every cluster's probability for one row, summing to 1.</summary>
    /// <param name="row">One code a cell.</param>
    /// <param name="probabilities">K numbers to fill.</param>
    /// <returns>The likeliest cluster; the larger one of equals.</returns>
    public int Probabilities(ReadOnlySpan<byte> row, Span<double> probabilities)
    {
        if (row.Length != Cells.Count)
            throw new ArgumentException($"The row has {row.Length} cells, the model has {Cells.Count}.", nameof(row));

        for (var c = 0; c < K; c++)
            probabilities[c] = Prior(c);
        for (var cell = 0; cell < row.Length; cell++)
        {
            if (row[cell] == AnswerCodes.Missing)
                continue;
            var evidence = EvidenceOf[cell].AsSpan(row[cell] * K, K);
            for (var c = 0; c < K; c++)
                probabilities[c] += evidence[c];
        }
        return Normalise(probabilities[..K]);
    }

    /// <summary>Turns sums of evidence into probabilities, in place.</summary>
    /// <returns>The largest one's place, the first of equals.</returns>
    public static int Normalise(Span<double> evidence)
    {
        var best = 0;
        for (var c = 1; c < evidence.Length; c++)
            if (evidence[c] > evidence[best])
                best = c;
        var (most, sum) = (evidence[best], 0.0);
        foreach (ref var x in evidence)
            sum += x = Math.Exp(x - most);
        foreach (ref var x in evidence)
            x /= sum;
        return best;
    }
}
