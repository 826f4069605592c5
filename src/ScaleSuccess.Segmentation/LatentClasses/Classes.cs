using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation.LatentClasses;

/// <summary>
/// The parameters of a latent-class model while it is fitted: each class's share and, by cell, its profile. Estimates are
/// shrunk towards the overall shares with the weight of one row (a Dirichlet prior; the posterior's mode), so a tiny class does
/// not make an answer impossible because none of its rows has given it yet.
/// </summary>
internal sealed class Classes
{
    /// <summary>The prior's weight, in rows.</summary>
    private const double Lean = 1;

    private readonly IReadOnlyList<Cell> _cells;
    private readonly double[][] _all;
    private readonly OrderedAnswers?[] _ordered;

    /// <param name="cells">What each byte of a row means.</param>
    /// <param name="all">By cell: how all rows answer, a share a code.</param>
    /// <param name="k">Number of classes.</param>
    public Classes(IReadOnlyList<Cell> cells, double[][] all, int k)
    {
        (_cells, _all, K) = (cells, all, k);
        Shares = new double[k];
        Profiles = new double[cells.Count][][];
        _ordered = new OrderedAnswers?[cells.Count];
        for (var i = 0; i < cells.Count; i++)
        {
            Profiles[i] = [.. Enumerable.Range(0, k).Select(_ => all[i].ToArray())];
            if (cells[i].Ordered)
                _ordered[i] = new OrderedAnswers(cells[i].Values, all[i], k);
        }
    }

    public int K { get; }

    public double[] Shares { get; }

    /// <summary>By cell, then class, then code.</summary>
    public double[][][] Profiles { get; }

    /// <summary>Free parameters: the class shares; per class and choice the shares less one; for scales two per class and one common curve.</summary>
    public int Parameters => K - 1 + _cells.Select((Cell cell, int i) => cell.Ordered
        ? cell.Codes - 1 + 2 * (K - 1)
        : K * (_all[i].Count(share => share > 0) - 1)).Sum();

    /// <summary>How all rows answer: by cell, a share a code.</summary>
    /// <param name="cells">What each byte of a row means.</param>
    /// <param name="counts">By cell, code and class: weights of rows.</param>
    public static double[][] Everybody(IReadOnlyList<Cell> cells, double[][] counts) => [.. counts.Select((own, i) =>
    {
        var classes = own.Length / cells[i].Codes;
        var shares = new double[cells[i].Codes];
        for (var x = 0; x < own.Length; x++)
            shares[x / classes] += own[x];
        var sum = shares.Sum();
        return sum > 0 ? shares.Select(s => s / sum).ToArray() : [.. shares.Select(_ => 1.0 / shares.Length)];
    })];

    /// <summary>The M-step: the best estimates for the given memberships.</summary>
    /// <param name="counts">By cell: codes × classes weights of rows.</param>
    /// <param name="sizes">The classes' weights.</param>
    public void Update(double[][] counts, ReadOnlySpan<double> sizes)
    {
        var total = 0.0;
        foreach (var size in sizes)
            total += size;
        for (var c = 0; c < K; c++)
            Shares[c] = (sizes[c] + Lean) / (total + K * Lean);
        for (var i = 0; i < counts.Length; i++)
            Update(i, counts[i]);
    }

    /// <summary>Each answer's evidence for each class: by cell, codes × classes.</summary>
    public double[][] Evidence() => [.. _cells.Select((cell, i) => AnswerEvidence.Of(cell, Profiles[i], spread: null))];

    public double[] Priors() => [.. Shares.Select(share => Math.Log(share))];

    private void Update(int i, double[] counts)
    {
        var all = _all[i];
        for (var code = 0; code < all.Length; code++)
            for (var c = 0; c < K; c++)
                counts[code * K + c] += Lean * all[code];
        if (_ordered[i] is { } ordered)
        {
            ordered.Update(counts, Profiles[i]);
            return;
        }

        for (var c = 0; c < K; c++)
        {
            var sum = 0.0;
            for (var code = 0; code < all.Length; code++)
                sum += counts[code * K + c];
            for (var code = 0; code < all.Length; code++)
                Profiles[i][c][code] = counts[code * K + c] / sum;
        }
    }
}
