using System.Diagnostics;
using System.Globalization;

namespace ScaleSuccess.Benchmarks.Load;

/// <summary>scikit-learn's KMeans in a process of its own, which loads the rows once and fits when told. Time is taken inside: no import, no loading.</summary>
public sealed class ScikitLearn : IAsyncDisposable
{
    private const string Script =
        """
        import resource, sys, time
        import numpy
        from sklearn.cluster import KMeans
        rows = numpy.load(sys.argv[1])
        print("ready", flush=True)
        for line in sys.stdin:
            start = time.perf_counter()
            KMeans(n_clusters=int(sys.argv[2]), n_init=3, random_state=int(line)).fit(rows)
            took = time.perf_counter() - start
            print(took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, flush=True)
        """;

    private const string Check =
        """
        import numpy, sklearn.cluster, threadpoolctl
        print(any(library.get("internal_api") == "openblas" for library in threadpoolctl.threadpool_info()))
        """;

    private static readonly Lazy<string?> WhatIsMissing = new(Look);

    private readonly Process process;
    private int fits;

    private ScikitLearn(Process process) => this.process = process;

    /// <summary>Null where it is installed, with OpenBLAS: with Debian's default BLAS it is 2.7 times slower, which would flatter us.</summary>
    public static string? Missing => WhatIsMissing.Value;

    // Only Debian's Python sees Debian's packages.
    private static string Python => File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    public static async Task<ScikitLearn> Start(string npy, int k, CancellationToken cancel)
    {
        var process = Run("-c", Script, npy, $"{k}");
        var started = new ScikitLearn(process);
        return await process.StandardOutput.ReadLineAsync(cancel) == "ready" ? started
            : throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(cancel));
    }

    /// <summary>Fits once.</summary>
    /// <returns>Seconds, and the most memory the process has held, in MB of 2^20 bytes.</returns>
    public async Task<(double Seconds, double Peak)> Fit(CancellationToken cancel)
    {
        await process.StandardInput.WriteLineAsync($"{++fits}".AsMemory(), cancel);
        await process.StandardInput.FlushAsync(cancel);
        var words = (await process.StandardOutput.ReadLineAsync(cancel))?.Split(' ');
        return words is [var seconds, var peak]
            ? (double.Parse(seconds, CultureInfo.InvariantCulture), double.Parse(peak, CultureInfo.InvariantCulture))
            : throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(cancel));
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static string? Look()
    {
        const string HowToGetIt = "Debian: apt-get install python3-sklearn libopenblas0.";
        try
        {
            using var process = Run("-c", Check);
            process.StandardInput.Close();
            var said = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode != 0 ? $"scikit-learn is not installed. {HowToGetIt}"
                : said == "True" ? null : $"scikit-learn does not use OpenBLAS. {HowToGetIt}";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return $"Python with scikit-learn is not installed. {HowToGetIt}";
        }
    }

    private static Process Run(params string[] arguments) => Process.Start(new ProcessStartInfo(Python, arguments)
    {
        RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
    })!;
}
