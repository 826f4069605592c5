using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Segmentation.LatentClasses;

namespace ScaleSuccess.Segmentation.Selection;

/// <summary>
/// How likely latent classes make rows they were not fitted on: cross-validation of the likelihood (P. Smyth, "Model selection
/// for probabilistic clustering using cross-validated likelihood", 2000).
/// </summary>
internal sealed class HeldOutRows(PackedRows rows, int seed, CancellationToken cancel)
{
    private const int Folds = 4;
    private const int MostRows = 8000;

    private readonly (PackedRows Fit, PackedRows Held)[] _folds = rows.First(MostRows).Folds(Folds, new Random(seed));
    private readonly Dictionary<int, double[]> _known = [];

    /// <summary>The gain in log-likelihood from one number of classes to another, in standard errors of the gain.</summary>
    public double Gain(FittedClasses from, FittedClasses to)
    {
        var gaps = Of(to).Zip(Of(from), (t, f) => t - f).ToArray();
        var mean = gaps.Average();
        var deviation = Math.Sqrt(gaps.Sum(g => (g - mean) * (g - mean)) / Math.Max(1, gaps.Length - 1));
        return deviation > 0 ? mean * Math.Sqrt(gaps.Length) / deviation : 0;
    }

    /// <summary>The log-likelihood of each row that the classes were not fitted on, times its weight.</summary>
    private double[] Of(FittedClasses fit)
    {
        if (!_known.TryGetValue(fit.Classes.K, out var known))
            _known[fit.Classes.K] = known = [.. _folds.SelectMany(fold => Likelihoods(LatentClass.GoOn(fold.Fit, fit.Classes, cancel).Classes, fold.Held))];
        return known;
    }

    private static IEnumerable<double> Likelihoods(Classes classes, PackedRows held)
    {
        var (evidence, priors) = (classes.Evidence(), classes.Priors());
        var (codes, sums) = (new byte[held.Cells.Count], new double[classes.K]);
        for (var row = 0; row < held.Rows; row++)
        {
            held.Unpack(row, codes);
            priors.CopyTo(sums, 0);
            for (var i = 0; i < codes.Length; i++)
                if (codes[i] != AnswerCodes.Missing)
                    for (var c = 0; c < sums.Length; c++)
                        sums[c] += evidence[i][codes[i] * sums.Length + c];
            var most = sums.Max();
            yield return held.Weights[row] * (most + Math.Log(sums.Sum(s => Math.Exp(s - most))));
        }
    }
}
