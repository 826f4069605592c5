using System.Diagnostics;
using ScaleSuccess.Benchmarks.Harness;
using ScaleSuccess.Benchmarks.Load;
using ScaleSuccess.Segmentation;
using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Segmentation.LatentClasses;
using ScaleSuccess.Segmentation.Selection;

namespace ScaleSuccess.Benchmarks.Rows;

/// <summary>One fit of ours against a smaller one of ours: what more rows, or an unknown number of segments, cost.</summary>
public abstract class SegmentFits(string name, string about, double goal) : IRow
{
    public string Name => name;
    public string About => about;
    public IReadOnlyList<Unit> Units => [new("s", LessIsBetter: true, goal)];
    public string? Missing => null;

    public abstract Task Prepare(Workplace place, CancellationToken cancel);

    public abstract Task<double[]> Product(CancellationToken cancel);

    public abstract Task<double[]> Reference(CancellationToken cancel);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected static Task<double[]> Measure(MadeUpAnswers answers, Func<AnswerCodes, ClusterModel> fit)
    {
        var fresh = answers.Fresh();
        var watch = Stopwatch.StartNew();
        var model = fit(fresh);
        var seconds = watch.Elapsed.TotalSeconds;
        answers.Expect(model);
        return Task.FromResult(new[] { seconds });
    }

    protected static Task<double[]> Known(MadeUpAnswers answers, CancellationToken cancel) =>
        Measure(answers, fresh => new LatentClass().Fit(fresh, MadeUpAnswers.K, 1, cancel));
}

/// <summary>Ten times the customers.</summary>
public sealed class SegmentGrowth() : SegmentFits("segment-growth", "Latent classes of 1,000,000 customers against 100,000, 8 known segments.", goal: 10)
{
    private MadeUpAnswers? many, few;

    public override Task Prepare(Workplace place, CancellationToken cancel)
    {
        (many, few) = (MadeUpAnswers.Of(1_000_000), MadeUpAnswers.Of(100_000));
        return Task.CompletedTask;
    }

    public override Task<double[]> Product(CancellationToken cancel) => Known(many!, cancel);

    public override Task<double[]> Reference(CancellationToken cancel) => Known(few!, cancel);
}

/// <summary>The number of segments looked for.</summary>
public sealed class SegmentSearch() : SegmentFits(
    "segment-search", "Search for the number of segments of 100,000 customers, 1 to 12, with stability, against a fit with 8 given.", goal: 12)
{
    private MadeUpAnswers? answers;

    public override Task Prepare(Workplace place, CancellationToken cancel)
    {
        answers = MadeUpAnswers.Of(100_000);
        return Task.CompletedTask;
    }

    public override Task<double[]> Product(CancellationToken cancel) => Measure(answers!, fresh =>
        new FindSegments([new LatentClass()]).Find(fresh, new SearchLimits(1, 12), 1, null, cancel).Best.Model);

    public override Task<double[]> Reference(CancellationToken cancel) => Known(answers!, cancel);
}
