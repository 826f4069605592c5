using MathNet.Numerics.LinearAlgebra;
using ScaleSuccess.Segmentation.Answers;

namespace ScaleSuccess.Segmentation.Explaining;

/// <summary>An answer on the map.</summary>
/// <param name="Cell">The cell, counted from 0.</param>
/// <param name="Code">Its code; of a cell with an order the lowest and the highest one only, the others lie on the line between.</param>
/// <param name="Coordinates">One an axis, in the scale of the rows: a row lies near the answers it gave.</param>
public sealed record MapAnswer(int Cell, int Code, double[] Coordinates);

/// <summary>
/// A map on which rows that answer alike lie near each other: multiple correspondence analysis, the eigenvectors of the
/// standardised Burt matrix (J.-P. Benzécri, "L'analyse des données", 1973; M. Greenacre, "Correspondence Analysis in Practice",
/// 3rd ed. 2017, ch. 18 and 19). With z the indicators, p their means among those who answered and w a cell's share of all weights,
/// <c>S = √w (z − p) / √p</c>; the axes are the eigenvectors v of SᵀS / n, a row lies at <c>S v</c> and an answer at
/// <c>√λ v / √(w p)</c>. A cell with an order is one column, <c>√w (x − mean) / deviation</c>, which weighs as much as a choice of
/// two and uses the order (M. Hill and A. Smith, "Principal component analysis of taxonomic data with multi-state discrete
/// characters", Taxon 25, 1976; J. Pagès, "Analyse factorielle de données mixtes", 2004). A missing answer lies at the mean and
/// pulls nowhere.
/// </summary>
public sealed class AnswerMap
{
    // A very rare answer would take an axis of its own: it is put at the mean, like a missing one.
    private const double RareShare = 0.01;

    // Eigenvalues cost the cube of the columns, some seconds for a thousand: of more, the rarer ones go first.
    private const int ManyColumns = 400;
    private const double Nothing = 1e-9;

    private readonly MapColumns _columns;
    private readonly double[][] _axes;

    private AnswerMap(MapColumns columns, double[][] axes, double[] inertia, double[] explained, IReadOnlyList<MapAnswer> answers) =>
        (_columns, _axes, Inertia, Explained, Answers) = (columns, axes, inertia, explained, answers);

    /// <summary>The variance of the rows along each axis, descending; fewer than asked for where answers have fewer dimensions.</summary>
    public IReadOnlyList<double> Inertia { get; }

    /// <summary>
    /// Each axis's share of what can be explained, after Benzécri ("Sur le calcul des taux d'inertie", Cahiers de l'analyse des
    /// données 4, 1979): the plain shares λ / Σλ are far too low, because a cell's answers exclude each other by construction. With Q
    /// cells, only eigenvalues above 1/Q count, as <c>(Q/(Q−1))² (λ − 1/Q)²</c>; for cells of unequal weight Q is 1 / Σw².
    /// </summary>
    public IReadOnlyList<double> Explained { get; }

    /// <summary>Where the answers lie.</summary>
    public IReadOnlyList<MapAnswer> Answers { get; }

    /// <summary>
    /// Learns a map. The same rows in any order give the same map, digit by digit; the largest coordinate of an axis's answers is
    /// positive.
    /// </summary>
    /// <param name="answers">The rows.</param>
    /// <param name="axes">How many, 1 or more.</param>
    /// <param name="mostRows">More rows than this are sampled, evenly over the kinds of rows there are.</param>
    /// <returns>Null where the rows do not differ in any common answer.</returns>
    public static AnswerMap? Of(AnswerCodes answers, int axes = 2, int mostRows = 5000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(axes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostRows, 1);
        var sample = MapSample.Of(answers, mostRows);
        var columns = MapColumns.Of(sample, RareShare);
        for (var rare = 2 * RareShare; columns.Count > ManyColumns && rare < 0.5; rare *= 2)
            columns = MapColumns.Of(sample, rare);
        if (columns.Count == 0)
            return null;

        var eigen = Matrix<double>.Build.DenseOfArray(Burt(sample, columns)).Evd(Symmetricity.Symmetric);
        var values = eigen.EigenValues.Select(v => v.Real).ToArray();
        int[] order = [.. Enumerable.Range(0, values.Length).Where(i => values[i] > Nothing).OrderByDescending(i => values[i])];
        if (order.Length == 0)
            return null;

        order = order[..Math.Min(axes, order.Length)];
        double[] inertia = [.. order.Select(i => values[i])];
        double[][] vectors = [.. order.Select(i => Turned(eigen.EigenVectors.Column(i).ToArray(), columns))];
        var all = values.Where(v => v > Nothing).OrderDescending().ToArray();
        return new AnswerMap(columns, vectors, inertia, Adjusted(all, columns.Effective)[..inertia.Length],
            [.. columns.Answers.Select(a => new MapAnswer(a.Cell, a.Code, [.. vectors.Select((v, axis) => Math.Sqrt(inertia[axis]) * v[a.Column] * a.Reach)]))]);
    }

    /// <summary>Where a row lies, one number an axis: any row of the same cells, whether or not the map was learned from it.</summary>
    /// <param name="row">One code a cell; a row without answers lies at 0.</param>
    public double[] Point(ReadOnlySpan<byte> row)
    {
        var standardised = new double[_columns.Count];
        _columns.Standardise(row, standardised);
        var point = new double[_axes.Length];
        for (var axis = 0; axis < point.Length; axis++)
            for (var column = 0; column < standardised.Length; column++)
                point[axis] += standardised[column] * _axes[axis][column];
        return point;
    }

    private static double[,] Burt(AnswerCodes sample, MapColumns columns)
    {
        var burt = new double[columns.Count, columns.Count];
        var (row, total) = (new double[columns.Count], 0.0);
        for (var i = 0; i < sample.Rows; i++)
        {
            var weight = sample.Weights?[i] ?? 1;
            total += weight;
            columns.Standardise(sample.Row(i), row);
            for (var a = 0; a < row.Length; a++)
                for (var b = 0; row[a] != 0 && b <= a; b++)
                    burt[a, b] += weight * row[a] * row[b];
        }
        for (var a = 0; a < row.Length; a++)
            for (var b = 0; b <= a; b++)
                burt[b, a] = burt[a, b] /= total;
        return burt;
    }

    // An eigenvector is one up to its sign.
    private static double[] Turned(double[] vector, MapColumns columns)
    {
        var far = 0.0;
        foreach (var answer in columns.Answers)
            if (vector[answer.Column] * answer.Reach is var at && Math.Abs(at) > Math.Abs(far) + Nothing)
                far = at;
        return far >= 0 ? vector : [.. vector.Select(x => -x)];
    }

    private static double[] Adjusted(double[] values, double cells)
    {
        // One cell, or no eigenvalue above the chance level: the correction does not apply.
        var adjusted = values.Select(v => cells > 1 && v > 1 / cells ? Math.Pow(cells / (cells - 1) * (v - 1 / cells), 2) : 0).ToArray();
        return adjusted.Sum() is > 0 and var sum ? [.. adjusted.Select(a => a / sum)] : [.. values.Select(v => v / values.Sum())];
    }
}
