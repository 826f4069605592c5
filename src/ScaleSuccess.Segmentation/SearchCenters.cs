namespace ScaleSuccess.Segmentation;

/// <summary>
/// Chooses the number of clusters for an engine that places rows by distance: the smallest k whose guesses of hidden answers are
/// within one standard error of the best one's, and whose every cluster has enough rows.
/// </summary>
internal sealed class SearchCenters(
    IClusterer engine, PackedRows sample, (PackedRows Fit, PackedRows Held)[] folds, double ofOne, SearchLimits limits, int seed)
{
    private const int Rounds = 16;
    private const int StabilityRows = 3000;
    private const int Patience = 4;

    public (ClusterModel Model, double[] Stability, IReadOnlyList<TriedK> Tried, string Why) Find(
        PackedRows rows, Action<int, int> progress, CancellationToken cancel)
    {
        var most = Math.Min(limits.Most, rows.Rows);
        var errors = new SortedDictionary<int, double[]>();
        for (var k = Math.Min(limits.Least, most); k <= most; k++)
        {
            errors[k] = FindSegments.Errors(engine, folds, k, seed, cancel);
            progress(k - limits.Least + 1, most - limits.Least + 1);
            if (k - errors.MinBy(e => e.Value.Sum()).Key >= Patience)
                break;
        }
        var best = errors.MinBy(e => e.Value.Sum()).Value;
        var tried = errors.Select(e => new TriedK(
            e.Key, double.NaN, 0, double.NaN, double.NaN, double.NaN, Saved(e.Value), PairedError(e.Value, best), null, double.NaN)).ToList();
        return Smallest(rows, tried, cancel);
    }

    private (ClusterModel Model, double[] Stability, IReadOnlyList<TriedK> Tried, string Why) Smallest(PackedRows rows, List<TriedK> tried, CancellationToken cancel)
    {
        var floor = Math.Max(limits.LeastRows, limits.LeastShare * rows.Total);
        var best = tried.Max(t => t.HeldOut);
        // From the smallest k as good as the best, then downwards: fewer clusters are larger ones.
        for (var i = tried.FindIndex(t => t.HeldOut >= best - t.HeldOutError); ; i--)
        {
            var model = engine.Fit(rows, tried[i].K, seed, cancel);
            var smallest = model.Shares[^1] * rows.Total;
            tried[i] = tried[i] with { Smallest = smallest };
            if (i > 0 && smallest < floor)
                continue;
            var stability = model.K == 1 ? [1] : Stability.Of(engine, model, sample.First(StabilityRows), Rounds, cancel);
            tried[i] = tried[i] with { Stability = stability.Min() };
            return (model, stability, tried, $"{model.K} is the fewest whose guesses of hidden answers are as good as those of any number, within one standard error.");
        }
    }

    private double Saved(double[] errors) => ofOne > 0 ? 1 - errors.Sum() / ofOne : 0;

    private double PairedError(double[] errors, double[] best)
    {
        var gaps = errors.Zip(best, (e, b) => e - b).ToArray();
        var mean = gaps.Average();
        var variance = gaps.Sum(g => (g - mean) * (g - mean)) / Math.Max(1, gaps.Length - 1);
        return ofOne > 0 ? Math.Sqrt(variance * gaps.Length) / ofOne : 0;
    }
}
