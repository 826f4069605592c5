namespace ScaleSuccess.Segmentation;

/// <summary>Tries numbers of classes for the latent-class model, and says of each how good it is by every criterion.</summary>
internal sealed class SearchClasses(LatentClass engine, PackedRows rows, SearchLimits limits, int seed)
{
    private const int Folds = 4;
    // After so many numbers that are worse by every criterion, no larger one will be better.
    private const int Patience = 3;

    /// <summary>One number of classes, fitted.</summary>
    public sealed record Candidate(TriedK Tried, FittedClasses Fit, ClusterModel Model, double[] HeldOut);

    /// <summary>Fits one number after another, ascending.</summary>
    /// <param name="progress">Hears of each number that was tried.</param>
    /// <param name="cancel">Ends the search early by throwing.</param>
    public List<Candidate> All(Action<int, int> progress, CancellationToken cancel)
    {
        var most = Math.Min(limits.Most, rows.Rows);
        var folds = rows.Folds(Folds, new Random(seed));
        var found = new List<Candidate>();
        Classes? fewer = null;
        for (var k = Math.Min(limits.Least, most); k <= most; k++)
        {
            var fit = engine.Fit(rows, k, seed, fewer, cancel);
            fewer = fit.Classes;
            found.Add(Judge(fit, folds, cancel));
            progress(k - limits.Least + 1, most - limits.Least + 1);
            if (IsPast(found))
                break;
        }
        return found;
    }

    private Candidate Judge(FittedClasses fit, (PackedRows Fit, PackedRows Held)[] folds, CancellationToken cancel)
    {
        var model = LatentClass.Model(fit.Classes, seed, rows.Cells);
        var (parameters, deviance) = (fit.Classes.Parameters, -2 * fit.LogLikelihood);
        var (doubt, sizes) = Doubt(model);
        var heldOut = folds.SelectMany(fold => HeldOut(LatentClass.GoOn(fold.Fit, fit.Classes, cancel).Classes, fold.Held)).ToArray();
        var bic = deviance + parameters * Math.Log(rows.Total);
        return new Candidate(
            new TriedK(fit.Classes.K, fit.LogLikelihood, parameters, bic, bic + 2 * doubt, deviance + 3 * parameters,
                heldOut.Sum() / rows.Total, 0, null, sizes.Min()),
            fit, model, heldOut);
    }

    /// <summary>The entropy of all rows' memberships, in natural units, and the clusters' weights.</summary>
    private (double Doubt, double[] Sizes) Doubt(ClusterModel model)
    {
        var (codes, probabilities, sizes, doubt) = (new byte[rows.Cells.Count], new double[model.K], new double[model.K], 0.0);
        for (var row = 0; row < rows.Rows; row++)
        {
            rows.Unpack(row, codes);
            sizes[model.Probabilities(codes, probabilities)] += rows.Weights[row];
            foreach (var p in probabilities)
                doubt -= p > 1e-300 ? rows.Weights[row] * p * Math.Log(p) : 0;
        }
        return (doubt, sizes);
    }

    /// <summary>The log-likelihood of each row that the classes were not fitted on, times its weight.</summary>
    private static IEnumerable<double> HeldOut(Classes classes, PackedRows held)
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

    private static bool IsPast(List<Candidate> found)
    {
        if (found.Count <= Patience)
            return false;
        var (last, before) = (found[^Patience..], found[..^Patience]);
        return last.Min(f => f.Tried.Bic) > before.Min(f => f.Tried.Bic)
            && last.Min(f => f.Tried.Aic3) > before.Min(f => f.Tried.Aic3)
            && last.Max(f => f.Tried.HeldOut) < before.Max(f => f.Tried.HeldOut);
    }
}
