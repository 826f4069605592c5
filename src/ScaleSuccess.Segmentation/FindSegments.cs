namespace ScaleSuccess.Segmentation;

/// <summary>How far a search goes.</summary>
/// <param name="Least">Fewest clusters, 1 or more and at most the number of rows.</param>
/// <param name="Most">Most clusters; cut to the number of rows.</param>
/// <param name="LeastShare">The smallest share of all rows a cluster may have, 0 to 1.</param>
/// <param name="LeastRows">The fewest rows a cluster may have.</param>
public sealed record SearchLimits(int Least = 1, int Most = 20, double LeastShare = 0.01, int LeastRows = 3);

/// <summary>A step of a search that was done.</summary>
/// <param name="Engine">The engine at work.</param>
/// <param name="Done">Steps done.</param>
/// <param name="Of">Of how many.</param>
public sealed record SearchStep(string Engine, int Done, int Of);

/// <summary>
/// Finds the segments of rows: every engine looks for its best number of clusters, and the engines compete on how well hidden
/// answers can be told from the shown ones.
/// </summary>
/// <param name="engines">One or more.</param>
public sealed class FindSegments(IReadOnlyList<IClusterer> engines)
{
    private const int Folds = 4;
    // The number of classes is settled on so many rows; the model is then fitted on all.
    private const int SearchRows = 20_000;
    private const int GuessRows = 4000;

    /// <summary>Searches; the same rows in any order, and the same seed, give the same result.</summary>
    /// <param name="answers">The rows.</param>
    /// <param name="limits">How far to search.</param>
    /// <param name="seed">Decides starts, folds and samples.</param>
    /// <param name="progress">Hears of every step.</param>
    /// <param name="cancel">Ends the search early by throwing.</param>
    public FoundSegments Find(
        AnswerCodes answers, SearchLimits limits, int seed, IProgress<SearchStep>? progress, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limits.Least, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limits.Least, answers.Rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limits.Least, limits.Most);

        var rows = answers.Packed;
        var sample = rows.First(SearchRows);
        var guessed = sample.First(GuessRows).Folds(Folds, new Random(seed));
        var ofOne = Errors(new LatentClass(), guessed, 1, seed, cancel).Sum();
        var found = engines.Select(engine =>
        {
            void Report(int done, int of) => progress?.Report(new SearchStep(engine.Engine, done, of));
            var (model, stability, tried, why) = engine is LatentClass classes
                ? Classes(classes, rows, sample, limits, seed, Report, cancel)
                : new SearchCenters(engine, sample, guessed, ofOne, limits, seed).Find(rows, Report, cancel);
            var criterion = ofOne > 0 ? 1 - Errors(engine, guessed, model.K, seed, cancel).Sum() / ofOne : 0;
            return new EngineResult(engine.Engine, model, criterion, stability, tried, why);
        }).ToList();
        var ranked = found.OrderByDescending(f => f.Criterion).ToList();
        return new FoundSegments(ranked[0], ranked, Won(ranked));
    }

    /// <summary>Squared errors of hidden answers, a number a held row, over all folds.</summary>
    internal static double[] Errors(IClusterer engine, (PackedRows Fit, PackedRows Held)[] folds, int k, int seed, CancellationToken cancel) =>
        [.. folds.SelectMany(fold => HiddenAnswers.Errors(engine.Fit(fold.Fit, Math.Min(k, fold.Fit.Rows), seed, cancel), fold.Held, seed))];

    private static (ClusterModel Model, double[] Stability, IReadOnlyList<TriedK> Tried, string Why) Classes(
        LatentClass engine, PackedRows rows, PackedRows sample, SearchLimits limits, int seed, Action<int, int> progress, CancellationToken cancel)
    {
        var found = new SearchClasses(engine, sample, limits, seed).All(progress, cancel);
        var (chosen, stability, why) = new ChooseClasses(sample, limits).Choose(found, cancel);
        var model = sample == rows ? chosen.Model : LatentClass.Model(LatentClass.GoOn(rows, chosen.Fit.Classes, cancel).Classes, seed, rows.Cells);
        return (model, stability, [.. found.Select(f => f.Tried)], why);
    }

    private static string Won(List<EngineResult> ranked) => ranked.Count == 1
        ? $"Only {ranked[0].Engine} was asked."
        : FormattableString.Invariant($"{ranked[0].Engine} won: its segments foretell {ranked[0].Criterion:P1} of hidden answers, those of {ranked[1].Engine} {ranked[1].Criterion:P1}.");
}
