using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Segmentation.LatentClasses;

namespace ScaleSuccess.Segmentation.Centroids;

/// <summary>
/// K-means on the indicators of the answers, with k-means++ seeding (D. Arthur and S. Vassilvitskii, 2007): several starts on a
/// sample, the best finished on all rows. Cells not answered are skipped, never filled in.
/// </summary>
/// <param name="starts">Seedings to try, 1 or more; the one with the least sum of squared distances wins.</param>
public sealed class KMeans(int starts = 12) : IClusterer, IPackedClusterer
{
    /// <summary>The engine's name.</summary>
    public const string Name = "k-means";

    private const int SampleRows = 4096;
    private const int FirstSteps = 4;
    private const int LastSteps = 100;
    private const int Finalists = 3;

    /// <inheritdoc />
    public string Engine => Name;

    /// <inheritdoc />
    public ClusterModel Fit(AnswerCodes answers, int k, int seed, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, answers.Rows);
        return ((IPackedClusterer)this).Fit(answers.Packed, k, seed, cancel);
    }

    ClusterModel IPackedClusterer.Fit(PackedRows rows, int k, int seed, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        k = Math.Min(k, rows.Rows);
        return Centers.Settle(Engine, seed, rows, Best(rows, k, seed, cancel), LastSteps, cancel);
    }

    private Centers Best(PackedRows rows, int k, int seed, CancellationToken cancel)
    {
        var sample = rows.First(Math.Max(SampleRows, 16 * k));
        var all = Centers.Everybody(sample, cancel);
        var guesses = new Starts(sample, all);
        var begun = new (Centers Centers, double Squares)[k == 1 ? 1 : starts];
        Parallel.For(0, begun.Length, new ParallelOptions { CancellationToken = cancel }, start =>
        {
            var centers = Centers.Of(guesses.Apart(k, new Random(unchecked(seed * 486_187_739 + start))));
            begun[start] = (centers, centers.Run(sample, FirstSteps, cancel));
        });
        // A start that is behind after a few steps hardly ever wins: most of the work goes to the best.
        var last = begun.OrderBy(start => start.Squares).Take(Finalists).ToArray();
        Parallel.For(0, last.Length, new ParallelOptions { CancellationToken = cancel }, i => last[i].Squares = last[i].Centers.Run(sample, LastSteps, cancel));
        return last.MinBy(start => start.Squares).Centers;
    }
}
