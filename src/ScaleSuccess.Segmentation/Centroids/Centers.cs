using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Segmentation.LatentClasses;

namespace ScaleSuccess.Segmentation.Centroids;

/// <summary>
/// Clusters of an engine that assigns rows by distance, on packed rows: a centre is the profile of a cluster's rows, shares for
/// choices and means for scales, and Lloyd's steps move centres and rows in turn. They turn the centres that the engine found
/// on a sample into a model of all rows in canonical form.
/// </summary>
internal sealed class Centers
{
    // Identical rows would have no spread at all, and distances could not be scaled.
    private const double LeastSpread = 1e-6;
    private const double LeastGain = 1e-6;

    private readonly double[][][] _profiles;
    private double[] _sizes;

    private Centers(double[][][] profiles, int k) => (_profiles, _sizes, K) = (profiles, new double[k], k);

    /// <summary>Number of centres.</summary>
    public int K { get; }

    /// <param name="profiles">By cell, centre and code: shares that sum to 1 over the codes.</param>
    public static Centers Of(double[][][] profiles) => new(profiles, profiles[0].Length);

    /// <summary>One centre: how all rows answer.</summary>
    public static Centers Everybody(PackedRows rows, CancellationToken cancel) =>
        Of([.. Classes.Everybody(rows.Cells, new Expectation(rows, new Tables(rows, 1)).Run(hard: true, cancel).Counts).Select(shares => new[] { shares })]);

    /// <summary>
    /// Moves centres on all rows until they converge: a cluster without rows takes the row that fits worst, and is dropped if no row differs.
    /// The rest are ordered by size.
    /// </summary>
    /// <param name="engine">The engine's name.</param>
    /// <param name="seed">The seed it used.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="centers">Where to start from; changed.</param>
    /// <param name="steps">The most steps.</param>
    /// <param name="cancel">Ends the work early by throwing.</param>
    public static ClusterModel Refine(string engine, int seed, PackedRows rows, Centers centers, int steps, CancellationToken cancel)
    {
        var squares = centers.Run(rows, steps, cancel);
        for (var tries = 0; tries < centers.K && Array.FindIndex(centers._sizes, size => size <= 0) is var empty and >= 0; tries++)
        {
            if (!centers.TakeWorst(rows, empty))
                break;
            squares = centers.Run(rows, steps, cancel);
        }

        var order = CanonicalOrder.Of(Enumerable.Range(0, centers.K).Where(c => centers._sizes[c] > 0), centers._sizes, centers._profiles);
        return new ClusterModel(engine, seed, rows.Cells, [.. order.Select(c => centers._sizes[c] / rows.Total)],
            [.. centers._profiles.Select(cell => order.Select(c => cell[c]).ToArray())],
            Math.Max(LeastSpread, squares / Math.Max(1, Answered(rows))));
    }

    /// <summary>Moves centres until the sum of squared distances hardly falls.</summary>
    /// <returns>That sum, before the last step.</returns>
    public double Run(PackedRows rows, int steps, CancellationToken cancel)
    {
        var tables = new Tables(rows, K);
        var pass = new Expectation(rows, tables);
        var all = default(double[][]);
        var last = double.PositiveInfinity;
        for (var step = 0; ; step++)
        {
            tables.Fill(new double[K], Distances(rows.Cells));
            var (evidence, counts, sizes) = pass.Run(hard: true, cancel);
            all ??= Classes.Everybody(rows.Cells, counts);
            var squares = -evidence;
            _sizes = sizes;
            Move(counts, all);
            if (step == steps || last - squares <= LeastGain * squares)
                return squares;
            last = squares;
        }
    }

    /// <summary>Evidence whose sum is less the squared distance.</summary>
    private double[][] Distances(IReadOnlyList<Cell> cells) => [.. cells.Select((cell, i) => AnswerEvidence.Of(cell, _profiles[i], spread: 0.5))];

    /// <remarks>A question that no row of the cluster answered takes the profile of all rows: it carries no evidence.</remarks>
    private void Move(double[][] counts, double[][] all)
    {
        for (var i = 0; i < counts.Length; i++)
            for (var c = 0; c < K; c++)
            {
                var sum = 0.0;
                for (var code = 0; code < all[i].Length; code++)
                    sum += counts[i][code * K + c];
                for (var code = 0; code < all[i].Length; code++)
                    _profiles[i][c][code] = sum > 0 ? counts[i][code * K + c] / sum : all[i][code];
            }
    }

    private bool TakeWorst(PackedRows rows, int cluster)
    {
        var evidence = Distances(rows.Cells);
        var (worst, most) = (-1, 1e-9);
        var codes = new byte[rows.Cells.Count];
        for (var row = 0; row < rows.Rows; row++)
        {
            rows.Unpack(row, codes);
            var nearest = Enumerable.Range(0, K).Where(c => _sizes[c] > 0).Min(c =>
                codes.Select((code, i) => code == AnswerCodes.Missing ? 0 : -evidence[i][code * K + c]).Sum());
            if (nearest > most)
                (worst, most) = (row, nearest);
        }
        if (worst < 0)
            return false;
        rows.Unpack(worst, codes);
        for (var i = 0; i < codes.Length; i++)
            if (codes[i] != AnswerCodes.Missing)
                for (var code = 0; code < _profiles[i][cluster].Length; code++)
                    _profiles[i][cluster][code] = code == codes[i] ? 1 : 0;
        return true;
    }

    private static double Answered(PackedRows rows)
    {
        var codes = new byte[rows.Cells.Count];
        var answered = 0.0;
        for (var row = 0; row < rows.Rows; row++)
        {
            rows.Unpack(row, codes);
            answered += rows.Weights[row] * (codes.Length - codes.AsSpan().Count(AnswerCodes.Missing));
        }
        return answered;
    }
}
