namespace ScaleSuccess.Segmentation;

/// <summary>
/// K-means with k-means++ seeding (D. Arthur and S. Vassilvitskii, 2007), several starts on a sample of the rows, and the
/// best start finished on all rows. Cells not answered are skipped, never filled in.
/// </summary>
/// <param name="starts">Seedings to try, 1 or more; the one with the least sum of squared distances wins.</param>
public sealed class KMeans(int starts = 10) : IClusterer
{
    private const int SampleRows = 2048;
    private const int FirstSteps = 4;
    private const int LastSteps = 30;
    private const int Finalists = 3;
    private const double LeastGain = 1e-4;

    /// <inheritdoc />
    public string Engine => "k-means";

    /// <inheritdoc />
    public ClusterModel Fit(FeatureMatrix matrix, int k, int seed, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, matrix.Rows);
        cancel.ThrowIfCancellationRequested();

        var sorted = matrix.Take(CanonicalOrder.Of(matrix));
        return Fitted.Model(Engine, seed, BestStart(sorted, k, seed, cancel), sorted, cancel);
    }

    private float[][] BestStart(FeatureMatrix sorted, int k, int seed, CancellationToken cancel)
    {
        var random = new Random(seed);
        var sample = sorted.Rows <= SampleRows ? sorted : sorted.Take(CanonicalOrder.Sample(sorted, Math.Max(SampleRows, 8 * k), random));
        var lloyd = new Lloyd(sample, cancel);
        // A start that is behind after a few steps hardly ever wins: most of the work goes to the best.
        var begun = Enumerable.Range(0, k == 1 ? 1 : starts)
            .Select(_ => Seed(sample, k, lloyd.Means, random))
            .Select(centers => (Centers: centers, lloyd.Run(centers, FirstSteps, LeastGain, cancel).Inertia))
            .OrderBy(start => start.Inertia)
            .Take(Finalists);
        return begun.MinBy(start => lloyd.Run(start.Centers, LastSteps, LeastGain, cancel).Inertia).Centers;
    }

    /// <summary>Each next centre is a row drawn with a chance in proportion to its squared distance from those chosen.</summary>
    private static float[][] Seed(FeatureMatrix rows, int k, ReadOnlySpan<float> means, Random random)
    {
        var centers = new List<float[]> { Center(rows.Row(random.Next(rows.Rows)), means) };
        var nearest = new float[rows.Rows];
        Array.Fill(nearest, float.PositiveInfinity);
        while (centers.Count < k)
        {
            var total = 0.0;
            for (var i = 0; i < nearest.Length; i++)
                total += nearest[i] = Math.Min(nearest[i], Distance.Squared(rows.Row(i), centers[^1]));
            if (total <= 0)
                break; // No row differs from every centre: more centres would have no rows.
            centers.Add(Center(rows.Row(Draw(nearest, random.NextDouble() * total)), means));
        }
        return [.. centers];
    }

    private static int Draw(float[] weights, double target)
    {
        var last = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] <= 0)
                continue;
            last = i;
            if ((target -= weights[i]) < 0)
                break;
        }
        return last;
    }

    private static float[] Center(ReadOnlySpan<float> row, ReadOnlySpan<float> means)
    {
        var center = row.ToArray();
        for (var j = 0; j < center.Length; j++)
            if (float.IsNaN(center[j]))
                center[j] = means[j];
        return center;
    }
}
