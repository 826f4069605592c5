using ScaleSuccess.Segmentation;

namespace ScaleSuccess.Segmentation.Tests;

/// <summary>Takes the thread pool for itself.</summary>
[CollectionDefinition(nameof(OneCoreTests), DisableParallelization = true)]
public sealed class TakesTheThreadPool;

[Collection(nameof(OneCoreTests))]
public sealed class OneCoreTests
{
    // Enough rows that a pass is cut into blocks.
    private static readonly AnswerCodes Rows = Planted.Groups_of(4, 40_000, 20, faithful: 0.6, missing: 0.1, seed: 9).Answers;

    [Fact]
    public void One_core_finds_the_classes_that_many_find() => Alone_and_together(new LatentClass(starts: 6));

    [Fact]
    public void One_core_finds_the_centres_that_many_find() => Alone_and_together(new KMeans(starts: 4));

    private static void Alone_and_together(IClusterer engine)
    {
        var together = engine.Fit(new AnswerCodes(Rows.Codes, Rows.Cells), 4, 1, default);
        var alone = Alone(() => engine.Fit(new AnswerCodes(Rows.Codes, Rows.Cells), 4, 1, default));
        Planted.Same(together, alone);
    }

    /// <summary>Runs work while no other thread can be had: a parallel loop is then done by the thread that asked for it.</summary>
    private static T Alone<T>(Func<T> work)
    {
        ThreadPool.GetMaxThreads(out var most, out var ports);
        using var release = new ManualResetEventSlim();
        Assert.True(ThreadPool.SetMaxThreads(Environment.ProcessorCount, ports));
        try
        {
            for (var i = 0; i < Environment.ProcessorCount; i++)
                ThreadPool.QueueUserWorkItem(_ => release.Wait());
            var (result, threads) = (default(T), new HashSet<int>());
            var worker = new Thread(() =>
            {
                SpinWait.SpinUntil(() => Free() == 0, TimeSpan.FromSeconds(30));
                Parallel.For(0, 1000, _ => { lock (threads) threads.Add(Environment.CurrentManagedThreadId); });
                result = work();
            });
            worker.Start();
            worker.Join();
            Assert.Single(threads);
            return result!;
        }
        finally
        {
            release.Set();
            ThreadPool.SetMaxThreads(most, ports);
        }
    }

    private static int Free()
    {
        ThreadPool.GetAvailableThreads(out var free, out _);
        return free;
    }
}
