namespace ScaleSuccess.Segmentation;

/// <summary>One number of clusters that was tried.</summary>
/// <param name="K">The number of clusters.</param>
/// <param name="Criterion">
/// The share of hidden answers' squared error that knowing the cluster saves, against knowing only the average:
/// 0 is no better than one cluster, 1 is perfect. Above 0 on rows the model never saw, so it does not grow by itself.
/// </param>
/// <param name="StandardError">The standard error of the criterion's distance from the best one's.</param>
/// <param name="Smallest">Rows in the smallest cluster when fitted on all rows; null where that was not needed.</param>
public sealed record TriedK(int K, double Criterion, double StandardError, int? Smallest);

/// <summary>The model that was chosen, and what it was chosen from.</summary>
/// <param name="Model">Fitted on all rows.</param>
/// <param name="Criterion">Its criterion, comparable between engines on the same rows and seed.</param>
/// <param name="Tried">Every k that was tried, ascending.</param>
public sealed record ChosenK(ClusterModel Model, double Criterion, IReadOnlyList<TriedK> Tried);

/// <summary>
/// Chooses the number of clusters for any engine: the smallest k whose guesses of hidden answers are within one standard
/// error of the best one's, and whose every cluster has enough rows. One is a legal answer: these rows do not differ.
/// </summary>
/// <param name="clusterer">The engine.</param>
/// <param name="leastShare">The smallest share of all rows a cluster may have, 0 to 1.</param>
/// <param name="leastRows">The fewest rows a cluster may have.</param>
public sealed class ChooseK(IClusterer clusterer, double leastShare = 0.01, int leastRows = 3)
{
    private const int Folds = 4;
    private const int MostRows = 4000;

    /// <summary>Tries every k from <paramref name="min"/> to <paramref name="max"/>, which is cut to the number of rows.</summary>
    /// <param name="matrix">The rows, in any order.</param>
    /// <param name="min">Fewest clusters, 1 or more and at most the number of rows.</param>
    /// <param name="max">Most clusters.</param>
    /// <param name="seed">Decides folds, hidden parts and the engine's starts.</param>
    /// <param name="progress">Hears of every fit: how many of how many are done.</param>
    /// <param name="cancel">Ends the search early by throwing.</param>
    public ChosenK Choose(FeatureMatrix matrix, int min, int max, int seed, IProgress<(int Done, int Of)>? progress, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(min, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(min, matrix.Rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(min, max);

        var (errors, worst) = Errors(matrix, min, Math.Min(max, matrix.Rows), seed, progress, cancel);
        var best = errors.MinBy(e => e.Value.Sum()).Key;
        var tried = errors.Keys.Select(k => new TriedK(k, Criterion(errors[k], worst), PairedError(errors[k], errors[best], worst), null)).ToList();
        return Smallest(matrix, tried, seed, cancel);
    }

    /// <summary>Each k's errors row by row, and those of one cluster, against which all are measured.</summary>
    private (SortedDictionary<int, double[]> ByK, double[] OfOne) Errors(
        FeatureMatrix matrix, int min, int max, int seed, IProgress<(int Done, int Of)>? progress, CancellationToken cancel)
    {
        var random = new Random(seed);
        var rows = CanonicalOrder.Sample(matrix, MostRows, random);
        random.Shuffle(rows);
        var folds = Math.Min(Folds, rows.Length);
        var parts = Enumerable.Range(0, folds).Select(f => Fold(matrix, rows, f, folds)).ToArray();
        // A fold's training part may have fewer rows than k clusters need.
        max = Math.Max(min, Math.Min(max, parts.Min(p => p.Fit.Rows)));

        var done = 0;
        var byK = new SortedDictionary<int, double[]>();
        foreach (var k in Enumerable.Range(min, max - min + 1).Prepend(1).Distinct())
        {
            var errors = new List<double>(rows.Length);
            foreach (var (fit, held) in parts)
            {
                var model = clusterer.Fit(fit, Math.Min(k, fit.Rows), seed, cancel);
                errors.AddRange(HiddenAnswers.Errors(model, held, seed));
                progress?.Report((++done, (max - min + (min > 1 ? 2 : 1)) * folds));
            }
            byK[k] = [.. errors];
        }

        var ofOne = byK[1];
        if (min > 1)
            byK.Remove(1);
        return (byK, ofOne);
    }

    private static (FeatureMatrix Fit, FeatureMatrix Held) Fold(FeatureMatrix matrix, int[] shuffled, int fold, int folds)
    {
        var held = shuffled.Where((_, i) => i % folds == fold).ToArray();
        var fit = shuffled.Where((_, i) => i % folds != fold).ToArray();
        return (matrix.Take(fit.Length > 0 ? fit : held), matrix.Take(held));
    }

    private ChosenK Smallest(FeatureMatrix matrix, List<TriedK> tried, int seed, CancellationToken cancel)
    {
        var floor = Math.Max(leastRows, leastShare * matrix.Rows);
        var best = tried.Max(t => t.Criterion);
        // From the smallest k as good as the best, then downwards: fewer clusters are larger ones.
        var first = tried.FindIndex(t => t.Criterion >= best - t.StandardError);
        for (var i = first; ; i--)
        {
            var model = clusterer.Fit(matrix, tried[i].K, seed, cancel);
            var sizes = new int[model.K];
            for (var row = 0; row < matrix.Rows; row++)
                sizes[model.Assign(matrix.Row(row)).Cluster]++;
            tried[i] = tried[i] with { Smallest = sizes.Min() };
            if (i == 0 || sizes.Min() >= floor)
                return new ChosenK(model, tried[i].Criterion, tried);
        }
    }

    private static double Criterion(double[] errors, double[] ofOne) => ofOne.Sum() is > 0 and var one ? 1 - errors.Sum() / one : 0;

    private static double PairedError(double[] errors, double[] best, double[] ofOne)
    {
        var gaps = errors.Zip(best, (e, b) => e - b).ToArray();
        var mean = gaps.Average();
        var variance = gaps.Sum(g => (g - mean) * (g - mean)) / Math.Max(1, gaps.Length - 1);
        return ofOne.Sum() is > 0 and var one ? Math.Sqrt(variance * gaps.Length) / one : 0;
    }
}
