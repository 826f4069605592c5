using System.Diagnostics;
using System.Globalization;
using ScaleSuccess.Benchmarks.Harness;
using ScaleSuccess.Benchmarks.Load;

namespace ScaleSuccess.Benchmarks.Rows.Growth;

/// <summary>
/// How the cost of something grows: each unit is its time at one size, and the reference is the same at a tenth of it. The
/// ratio may be at most 11 where the result grows tenfold; where it does not grow, it shows how near to 1 it stays.
/// </summary>
public abstract class GrowthRow(string name, bool atAMillion) : IRow
{
    private const int Times = 5, MostMilliseconds = 3_000;
    private static readonly int[] UpTo100K = [10_000, 100_000], UpTo1M = [1_000_000];

    private readonly Dictionary<int, GrownProduct> grown = [];

    public string Name => atAMillion ? name + "-1m" : name;
    public string About => $"{What}: time with {string.Join(" and ", Sizes.Select(Words))} customers against a tenth of them.";
    public IReadOnlyList<Unit> Units =>
        [.. Sizes.SelectMany(size => Measures.Select(measure => new Unit($"ms {measure.Name}, {Words(size)}", LessIsBetter: true, Goal: 11)))];
    public string? Missing => null;

    /// <summary>A database of a million takes 4 GB and some minutes.</summary>
    public bool OnlyWhenNamed => atAMillion;

    protected abstract string What { get; }

    /// <summary>What is measured; each throws when its result is wrong.</summary>
    protected abstract IReadOnlyList<Measure> Measures { get; }

    private int[] Sizes => atAMillion ? UpTo1M : UpTo100K;

    public async Task Prepare(Workplace place, CancellationToken cancel)
    {
        foreach (var size in Sizes.SelectMany(size => new[] { size / 10, size }).Distinct())
            grown[size] = await GrownProduct.With(size, place, cancel);
    }

    public Task<double[]> Product(CancellationToken cancel) => All(size => size, cancel);

    public Task<double[]> Reference(CancellationToken cancel) => All(size => size / 10, cancel);

    private async Task<double[]> All(Func<int, int> of, CancellationToken cancel)
    {
        var figures = new List<double>();
        foreach (var size in Sizes)
            foreach (var measure in Measures) figures.Add(await Time(measure, grown[of(size)], cancel));
        return [.. figures];
    }

    /// <summary>The median of a few where one takes milliseconds.</summary>
    private static async Task<double> Time(Measure measure, GrownProduct on, CancellationToken cancel)
    {
        var times = new List<double>();
        while (times.Count < Times && times.Sum() < MostMilliseconds)
        {
            if (measure.Before is { } before) await before(on, cancel);
            var watch = Stopwatch.StartNew();
            await measure.Run(on, cancel);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        return Spread.Of(times).Median;
    }

    protected static void Expect(long expected, long found)
    {
        if (found != expected) throw new InvalidOperationException($"{found} instead of {expected}.");
    }

    private static string Words(int size) => size.ToString("N0", CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync()
    {
        // The databases stay for the other rows: GrownProduct.CloseAll.
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

/// <param name="Before">Not measured.</param>
public sealed record Measure(
    string Name, Func<GrownProduct, CancellationToken, Task> Run, Func<GrownProduct, CancellationToken, Task>? Before = null);
