using System.Diagnostics;
using ScaleSuccess.Benchmarks.Harness;
using ScaleSuccess.Benchmarks.Load;
using ScaleSuccess.Segmentation.LatentClasses;

namespace ScaleSuccess.Benchmarks.Rows;

/// <summary>The whole fit of a latent-class model, k known, from answers as bytes to the model, against scikit-learn's k-means on the same rows.</summary>
public abstract class SegmentFit(string name, int rows, double? goal) : IRow
{
    private MadeUpAnswers? answers;
    private ScikitLearn? reference;

    public string Name => name;
    public string About => $"Latent classes of {rows:N0} customers, 60 questions, 8 known segments, against scikit-learn's KMeans (n_init=3).";
    public IReadOnlyList<Unit> Units => [new("s", LessIsBetter: true, goal)];
    public string? Missing => ScikitLearn.Missing;

    public async Task Prepare(Workplace place, CancellationToken cancel)
    {
        answers = MadeUpAnswers.Of(rows);
        var npy = Path.Combine(place.Folder, $"{name}.npy");
        answers.WriteNpy(npy);
        reference = await ScikitLearn.Start(npy, MadeUpAnswers.K, cancel);
        File.Delete(npy);
    }

    public Task<double[]> Product(CancellationToken cancel)
    {
        var fresh = answers!.Fresh();
        var watch = Stopwatch.StartNew();
        var model = new LatentClass().Fit(fresh, MadeUpAnswers.K, 1, cancel);
        var seconds = watch.Elapsed.TotalSeconds;
        answers.Expect(model);
        return Task.FromResult(new[] { seconds });
    }

    public async Task<double[]> Reference(CancellationToken cancel) => [(await reference!.Fit(cancel)).Seconds];

    public async ValueTask DisposeAsync()
    {
        if (reference is not null) await reference.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

public sealed class SegmentFit10K() : SegmentFit("segment-fit-10k", 10_000, goal: null);

public sealed class SegmentFit100K() : SegmentFit("segment-fit-100k", 100_000, goal: 1.5);

public sealed class SegmentFit1M() : SegmentFit("segment-fit-1m", 1_000_000, goal: 0.35);
