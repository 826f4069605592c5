using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Segmentation.LatentClasses;

namespace ScaleSuccess.Segmentation.Selection;

/// <summary>Tries numbers of classes for the latent-class model, and says of each how good it is by every criterion.</summary>
internal sealed class SearchClasses(LatentClass engine, PackedRows rows, SearchLimits limits, int seed)
{
    // After so many numbers that are worse by every criterion, no larger one will be better; many rows show it sooner.
    private const int Patience = 3;
    private const int PatienceOnManyRows = 2;
    private const int ManyRows = 5000;
    private const int JudgedRows = 20_000;

    /// <summary>One number of classes, fitted.</summary>
    /// <param name="Tried">What is known of it.</param>
    /// <param name="Fit">The classes.</param>
    /// <param name="Model">The same as a model.</param>
    /// <param name="Stability">One a cluster; null while unknown.</param>
    public sealed record Candidate(TriedK Tried, FittedClasses Fit, ClusterModel Model, double[]? Stability);

    /// <summary>Fits one number after another, ascending.</summary>
    /// <param name="progress">Told about each number tried.</param>
    /// <param name="cancel">Ends the search early by throwing.</param>
    public List<Candidate> All(Action<int, int> progress, CancellationToken cancel)
    {
        var most = Math.Min(limits.Most, rows.Rows);
        var found = new List<Candidate>();
        Classes? fewer = null;
        for (var k = Math.Min(limits.Least, most); k <= most; k++)
        {
            var fit = engine.Fit(rows, k, seed, fewer, cancel);
            fewer = fit.Classes;
            found.Add(Judge(fit));
            progress(k - limits.Least + 1, most - limits.Least + 1);
            if (IsPast(found))
                break;
        }
        return found;
    }

    private Candidate Judge(FittedClasses fit)
    {
        var model = LatentClass.Model(fit.Classes, seed, rows.Cells);
        var (parameters, deviance) = (fit.Classes.Parameters, -2 * fit.LogLikelihood);
        var (doubt, sizes) = Doubt(model);
        var bic = deviance + parameters * Math.Log(rows.Total);
        return new Candidate(
            new TriedK(fit.Classes.K, fit.LogLikelihood, parameters, bic, bic + 2 * doubt, deviance + 3 * parameters,
                sizes.Min()),
            fit, model, null);
    }

    /// <summary>The entropy of all rows' memberships, in natural units, and the clusters' weights; for many rows estimated from a sample.</summary>
    private (double Doubt, double[] Sizes) Doubt(ClusterModel model)
    {
        var sample = rows.First(JudgedRows);
        var scale = rows.Total / sample.Total;
        var (codes, probabilities, sizes, doubt) = (new byte[rows.Cells.Count], new double[model.K], new double[model.K], 0.0);
        for (var row = 0; row < sample.Rows; row++)
        {
            sample.Unpack(row, codes);
            sizes[model.Probabilities(codes, probabilities)] += scale * sample.Weights[row];
            foreach (var p in probabilities)
                doubt -= p > 1e-300 ? scale * sample.Weights[row] * p * Math.Log(p) : 0;
        }
        return (doubt, sizes);
    }

    private bool IsPast(List<Candidate> found)
    {
        var patience = rows.Rows > ManyRows ? PatienceOnManyRows : Patience;
        if (found.Count <= patience)
            return false;
        var (last, before) = (found[^patience..], found[..^patience]);
        return last.Min(f => f.Tried.Bic) > before.Min(f => f.Tried.Bic)
            && last.Min(f => f.Tried.Aic3) > before.Min(f => f.Tried.Aic3);
    }
}
