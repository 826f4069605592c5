using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation.Selection;

/// <summary>How a search measures stability: a few bootstrap samples first, all of them only if these are promising.</summary>
internal sealed class BootstrapStability(IClusterer engine, PackedRows rows)
{
    private const int FirstRounds = 4;
    private const int Rounds = 12;
    private const int MostRows = 3000;
    // How far below a bound the first rounds may be for the others still to reach it.
    private const double Hope = 0.1;

    /// <summary>C. Hennig's bound below which a cluster should not be trusted.</summary>
    public const double Least = 0.6;

    private readonly PackedRows _rows = rows.First(MostRows);

    /// <summary>Each cluster's stability over all samples.</summary>
    public double[] Of(ClusterModel model, CancellationToken cancel) => model.K == 1 ? [1] : Mean(Overlaps(model, 0, Rounds, cancel));

    /// <summary>The same, but over the first samples only if the bound is then out of reach.</summary>
    /// <param name="model">The model in question.</param>
    /// <param name="judge">Combines all clusters into one number to compare with the bound.</param>
    /// <param name="bound">The bound.</param>
    /// <param name="cancel">Ends the work early by throwing.</param>
    /// <returns>The stabilities, and whether they are those of all samples.</returns>
    public (double[] Stability, bool IsWhole) Of(ClusterModel model, Func<double[], double> judge, double bound, CancellationToken cancel)
    {
        if (model.K == 1)
            return ([1], judge([1]) >= bound - Hope);
        var first = Overlaps(model, 0, FirstRounds, cancel);
        return judge(Mean(first)) >= bound - Hope
            ? (Mean([.. first, .. Overlaps(model, FirstRounds, Rounds, cancel)]), true)
            : (Mean(first), false);
    }

    private double[][] Overlaps(ClusterModel model, int from, int to, CancellationToken cancel) =>
        Stability.Overlaps(engine, model, _rows, from, to, cancel);

    private static double[] Mean(double[][] overlaps) => Stability.Mean(overlaps);
}
