using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation.LatentClasses;

/// <summary>
/// The latent-class model: every row belongs to one of k classes, and within a class answers are independent of each other
/// (P. Lazarsfeld and N. Henry, 1968; L. Goodman, 1974). Fitted by EM from many starts on a sample, of which those that fall
/// behind are stopped early and the best is finished on all rows. Missing answers carry no evidence.
/// </summary>
/// <param name="starts">First guesses to try, 1 or more.</param>
public sealed class LatentClass(int starts = 24) : IClusterer, IPackedClusterer
{
    /// <summary>The engine's name.</summary>
    public const string Name = "latent-class";

    private const int SampleRows = 3000;
    private const int SampleRowsPerClass = 250;
    private const int FirstSteps = 6;
    private const int SecondSteps = 24;
    private const int LastSteps = 500;
    private const int MostPartings = 6;
    private const double LeastGain = 1e-6;
    private const double RoughGain = 1e-5;

    /// <inheritdoc />
    public string Engine => Name;

    /// <inheritdoc />
    public ClusterModel Fit(AnswerCodes answers, int k, int seed, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, answers.Rows);
        return Model(Fit(answers.Packed, k, seed, null, cancel).Classes, seed, answers.Cells);
    }

    ClusterModel IPackedClusterer.Fit(PackedRows rows, int k, int seed, CancellationToken cancel) =>
        Model(Fit(rows, k, seed, null, cancel).Classes, seed, rows.Cells);

    /// <summary>Fits rows that are packed already.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="k">Number of classes; cut to the rows that differ.</param>
    /// <param name="seed">Decides the starts.</param>
    /// <param name="fewer">A fit of k − 1 classes on the same rows: splits of its classes are starts too.</param>
    /// <param name="cancel">Ends the fit early by throwing.</param>
    internal FittedClasses Fit(PackedRows rows, int k, int seed, Classes? fewer, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        k = Math.Min(k, rows.Rows);
        var best = Best(rows, k, seed, fewer, cancel);
        return new FittedClasses(best, new ExpectationMaximisation(rows, k).Run(best, LastSteps, LeastGain, cancel));
    }

    /// <summary>Continues from a fit on other rows of the same customers.</summary>
    internal static FittedClasses GoOn(PackedRows rows, Classes from, CancellationToken cancel)
    {
        var one = new Expectation(rows, new Tables(rows, 1)).Run(hard: false, cancel);
        var classes = new Classes(rows.Cells, Classes.Everybody(rows.Cells, one.Counts), from.K);
        classes.Update([.. rows.Cells.Select((cell, i) => Enumerable.Range(0, cell.Codes * from.K)
            .Select(x => from.Profiles[i][x % from.K][x / from.K] * from.Shares[x % from.K] * rows.Total).ToArray())],
            [.. from.Shares.Select(share => share * rows.Total)]);
        return new FittedClasses(classes, new ExpectationMaximisation(rows, from.K).Run(classes, LastSteps, LeastGain, cancel));
    }

    internal static ClusterModel Model(Classes classes, int seed, IReadOnlyList<Cell> cells)
    {
        var order = CanonicalOrder.Of(Enumerable.Range(0, classes.K), classes.Shares, classes.Profiles);
        return new ClusterModel(Name, seed, cells, [.. order.Select(c => classes.Shares[c])],
            [.. classes.Profiles.Select(cell => order.Select(c => cell[c].ToArray()).ToArray())], null);
    }

    private Classes Best(PackedRows rows, int k, int seed, Classes? fewer, CancellationToken cancel)
    {
        var sample = rows.First(Math.Max(SampleRows, SampleRowsPerClass * k));
        var one = new Expectation(sample, new Tables(sample, 1)).Run(hard: false, cancel);
        var all = Classes.Everybody(rows.Cells, one.Counts);
        if (k == 1)
        {
            var everybody = new Classes(rows.Cells, all, 1);
            everybody.Update(one.Counts, one.Sizes);
            return everybody;
        }

        var guesses = new InitialClasses(sample, all);
        var partings = fewer is null ? 0 : Math.Min(fewer.K, MostPartings);
        var begun = new FittedClasses[starts + partings];
        // Each start has random numbers of its own: which core takes it does not matter.
        Parallel.For(0, begun.Length, new ParallelOptions { CancellationToken = cancel }, start =>
        {
            var random = new Random(HashOf(seed, start));
            var classes = start < starts ? guesses.Apart(k, random) : guesses.Parted(fewer!, start - starts, random);
            begun[start] = Improve(sample, classes, FirstSteps, 0, cancel);
        });
        // A start that is behind after a few steps hardly ever wins: most of the work goes to the best.
        var kept = Improve(sample, begun, Math.Max(1, begun.Length / 3), SecondSteps, RoughGain, cancel);
        var last = Improve(sample, kept, Math.Max(1, kept.Length / 3), LastSteps, rows == sample ? LeastGain : RoughGain, cancel);
        return last[0].Classes;
    }

    private static FittedClasses[] Improve(PackedRows sample, FittedClasses[] fits, int keep, int steps, double least, CancellationToken cancel)
    {
        var kept = fits.OrderByDescending(fit => fit.LogLikelihood).Take(keep).ToArray();
        Parallel.For(0, kept.Length, new ParallelOptions { CancellationToken = cancel }, i => kept[i] = Improve(sample, kept[i].Classes, steps, least, cancel));
        return [.. kept.OrderByDescending(fit => fit.LogLikelihood)];
    }

    private static FittedClasses Improve(PackedRows sample, Classes classes, int steps, double least, CancellationToken cancel) =>
        new(classes, new ExpectationMaximisation(sample, classes.K).Run(classes, steps, least, cancel));

    private static int HashOf(int seed, int start) => unchecked((seed * 486_187_739 + start) * 16_777_619);
}
