using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation.Selection;

/// <summary>
/// Chooses the number of clusters for an engine that assigns rows by distance: the smallest k whose predictions of hidden answers are
/// within one standard error of the best one's, and whose every cluster has enough rows and is stable in bootstrap samples.
/// </summary>
internal sealed class SearchCenters(
    IClusterer engine, PackedRows sample, (PackedRows Fit, PackedRows Held)[] folds, double ofOne, SearchLimits limits, int seed)
{
    private const int Patience = 4;

    private readonly BootstrapStability _stability = new(engine, sample);

    public (ClusterModel Model, double[] Stability, IReadOnlyList<TriedK> Tried, KChoice Choice) Find(
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
            e.Key, double.NaN, 0, double.NaN, double.NaN, double.NaN, double.NaN)
        {
            Saved = Saved(e.Value),
            SavedError = PairedError(e.Value, best),
        }).ToList();
        return Smallest(rows, tried, cancel);
    }

    private (ClusterModel Model, double[] Stability, IReadOnlyList<TriedK> Tried, KChoice Choice) Smallest(PackedRows rows, List<TriedK> tried, CancellationToken cancel)
    {
        var floor = Math.Max(limits.LeastRows, limits.LeastShare * rows.Total);
        var best = tried.Max(t => t.Saved);
        // From the smallest k as good as the best, then downwards: fewer clusters are larger ones, and more stable.
        var first = tried.FindIndex(t => t.Saved >= best - t.SavedError);
        for (var i = first; ; i--)
        {
            var model = engine.Fit(rows, tried[i].K, seed, cancel);
            var smallest = model.Shares[^1] * rows.Total;
            tried[i] = tried[i] with { Smallest = smallest };
            if (i > 0 && smallest < floor)
                continue;
            // With nothing fewer to fall back on, all samples are drawn whatever the first ones say.
            var stability = i == 0 ? _stability.Of(model, cancel) : _stability.Of(model, s => s.Min(), BootstrapStability.Least, cancel).Stability;
            tried[i] = tried[i] with { Stability = stability.Min() };
            var holds = stability.Min() >= BootstrapStability.Least && smallest >= floor;
            if (i == 0 || holds)
                return (model, stability, tried, Choice(tried, i, tried[first].K, holds));
        }
    }

    private KChoice Choice(List<TriedK> tried, int i, int first, bool holds) => new(
        tried.Count == 1 ? limits.Least == limits.Most ? KReason.OnlyOneAsked : KReason.OnlyOnePossible
        : tried[i].K == first ? KReason.FewestAsGood
        : holds || tried[i].K == 1 ? KReason.FewestStable : KReason.NoneStable, tried[i].K, HiddenAnswers: first);

    private double Saved(double[] errors) => ofOne > 0 ? 1 - errors.Sum() / ofOne : 0;

    private double PairedError(double[] errors, double[] best) => EngineContest.PairedError(errors, best, ofOne);
}
