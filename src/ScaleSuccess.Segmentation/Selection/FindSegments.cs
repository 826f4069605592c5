using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Segmentation.LatentClasses;

namespace ScaleSuccess.Segmentation.Selection;

/// <summary>The limits of a search.</summary>
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
/// answers can be predicted from the shown ones.
/// </summary>
/// <param name="engines">One or more.</param>
public sealed class FindSegments(IReadOnlyList<IClusterer> engines)
{
    private const int Folds = 4;
    // The number of classes is chosen on this many rows; the model is then fitted on all.
    private const int SearchRows = 8_000;
    // On many rows fewer starts lead to the same place.
    private const int ManyRows = 5000;
    private const int FewStarts = 12;
    private const int FoldStarts = 8;
    private const int GuessRows = 4000;

    /// <summary>Searches; the same rows in any order, and the same seed, give the same result.</summary>
    /// <param name="answers">The rows.</param>
    /// <param name="limits">How far to search.</param>
    /// <param name="seed">Decides starts, folds and samples.</param>
    /// <param name="progress">Told about every step.</param>
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
            var (model, stability, tried, choice) = engine is LatentClass classes
                ? Classes(classes, rows, sample, limits, seed, Report, cancel)
                : new SearchCenters(engine, sample, guessed, ofOne, limits, seed).Find(rows, Report, cancel);
            var errors = Errors(engine, guessed, model.K, seed, cancel);
            return new EngineContest.Competitor(engine, errors, new EngineResult(
                engine.Engine, model, ofOne > 0 ? 1 - errors.Sum() / ofOne : 0, 0, stability, tried, choice));
        }).ToList();

        var (best, contest, verdicts) = (found[0], new EngineContest(ofOne), new Dictionary<string, EngineVerdict>());
        foreach (var other in found[1..])
        {
            var verdict = contest.Judge(other, best, k => Errors(best.Engine, guessed, k, seed, cancel));
            verdicts[(verdict == EngineVerdict.Won ? best : other).Result.Engine] = verdict == EngineVerdict.Won ? EngineVerdict.Behind : verdict;
            best = verdict == EngineVerdict.Won ? other : best;
        }
        var ranked = found
            .Select(f => f.Result with
            {
                CriterionError = EngineContest.PairedError(f.Errors, best.Errors, ofOne),
                Verdict = verdicts.GetValueOrDefault(f.Result.Engine, EngineVerdict.Won),
            })
            .OrderByDescending(f => f.Engine == best.Result.Engine).ThenByDescending(f => f.Score).ToList();
        return new FoundSegments(ranked[0], ranked);
    }

    /// <summary>Squared errors of hidden answers, a number a held row, over all folds.</summary>
    internal static double[] Errors(IClusterer engine, (PackedRows Fit, PackedRows Held)[] folds, int k, int seed, CancellationToken cancel) =>
        [.. folds.SelectMany(fold => HiddenAnswers.Errors((engine is LatentClass ? new LatentClass(FoldStarts) : engine).Fit(fold.Fit, Math.Min(k, fold.Fit.Rows), seed, cancel), fold.Held, seed))];

    private static (ClusterModel Model, double[] Stability, IReadOnlyList<TriedK> Tried, KChoice Choice) Classes(
        LatentClass engine, PackedRows rows, PackedRows sample, SearchLimits limits, int seed, Action<int, int> progress, CancellationToken cancel)
    {
        // Where the number is given, there is nothing to search on a sample first.
        if (limits.Least == Math.Min(limits.Most, rows.Rows))
            sample = rows;
        var found = new SearchClasses(sample.Rows > ManyRows ? new LatentClass(FewStarts) : engine, sample, limits, seed).All(progress, cancel);
        var (chosen, stability, choice) = new ChooseClasses(sample, limits, new HeldOutRows(sample, seed, cancel).Gain).Choose(found, cancel);
        var model = sample == rows ? chosen.Model : LatentClass.Model(LatentClass.GoOn(rows, chosen.Fit.Classes, cancel).Classes, seed, rows.Cells);
        return (model, stability, [.. found.Select(f => f.Tried)], choice);
    }
}
