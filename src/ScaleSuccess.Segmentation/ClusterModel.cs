namespace ScaleSuccess.Segmentation;

/// <summary>A fitted set of clusters: enough to assign new rows, and nothing else.</summary>
/// <param name="Engine">The engine that fitted it.</param>
/// <param name="Seed">The seed it was fitted with.</param>
/// <param name="Centers">One centre a cluster, each as long as a row of the matrix; the largest cluster first.</param>
/// <param name="Spread">
/// The mean squared distance of an answered cell from its cluster's centre, above 0; it says how far is far, and so
/// turns distances into confidence.
/// </param>
public sealed record ClusterModel(string Engine, int Seed, float[][] Centers, double Spread)
{
    /// <summary>Number of clusters.</summary>
    public int K => Centers.Length;

    /// <summary>The cluster a row belongs to, counted from 0, and how sure that is.</summary>
    /// <param name="row">As many numbers as a centre; NaN where nothing was answered.</param>
    /// <returns>
    /// Confidence from 1/K (nothing answered, or equally near to all) to 1: the cluster's posterior probability if every
    /// cluster were a round Gaussian of the model's spread and all were equally likely beforehand.
    /// </returns>
    public (int Cluster, double Confidence) Assign(ReadOnlySpan<float> row)
    {
        Span<double> probabilities = K <= 64 ? stackalloc double[K] : new double[K];
        var cluster = Probabilities(row, probabilities);
        return (cluster, probabilities[cluster]);
    }

    /// <summary>Every cluster's probability for one row, summing to 1; see <see cref="Assign"/>.</summary>
    /// <param name="row">As many numbers as a centre; NaN where nothing was answered.</param>
    /// <param name="probabilities">K numbers to fill.</param>
    /// <returns>The likeliest cluster; the larger one of equals.</returns>
    public int Probabilities(ReadOnlySpan<float> row, Span<double> probabilities)
    {
        if (row.Length != Centers[0].Length)
            throw new ArgumentException($"The row has {row.Length} numbers, the model's centres have {Centers[0].Length}.", nameof(row));

        var best = 0;
        for (var c = 0; c < K; c++)
        {
            probabilities[c] = Distance.Squared(row, Centers[c]);
            if (probabilities[c] < probabilities[best])
                best = c;
        }

        var (least, sum) = (probabilities[best], 0.0);
        for (var c = 0; c < K; c++)
            sum += probabilities[c] = Math.Exp((least - probabilities[c]) / (2 * Spread));
        for (var c = 0; c < K; c++)
            probabilities[c] /= sum;
        return best;
    }
}
