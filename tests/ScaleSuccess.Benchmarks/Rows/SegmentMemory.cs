using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ScaleSuccess.Benchmarks.Harness;
using ScaleSuccess.Benchmarks.Load;
using ScaleSuccess.Segmentation.LatentClasses;

namespace ScaleSuccess.Benchmarks.Rows;

/// <summary>The most memory that a process holds which makes a million customers, fits them and ends, against scikit-learn's.</summary>
public sealed class SegmentMemory : IRow
{
    private const int Rows = 1_000_000;
    private const string Verb = "fit-once";

    private string? npy;

    public string Name => "segment-memory";
    public string About => $"Peak memory of a process that fits {Rows:N0} customers, against scikit-learn's.";
    public IReadOnlyList<Unit> Units => [new("MB", LessIsBetter: true) { GoalOfProduct = 500 }];
    public string? Missing => ScikitLearn.Missing;

    /// <summary>The process that is measured.</summary>
    public static Command FitOnce()
    {
        var command = new Command(Verb, "Fits made-up customers and prints the peak memory in MB.") { Hidden = true };
        command.SetAction(_ =>
        {
            var answers = MadeUpAnswers.Of(Rows);
            answers.Expect(new LatentClass().Fit(answers.Fresh(), MadeUpAnswers.K, 1, CancellationToken.None));
            using var me = Process.GetCurrentProcess();
            Console.WriteLine((me.PeakWorkingSet64 / 1048576.0).ToString(CultureInfo.InvariantCulture));
        });
        return command;
    }

    public Task Prepare(Workplace place, CancellationToken cancel)
    {
        npy = Path.Combine(place.Folder, "segment-memory.npy");
        MadeUpAnswers.Of(Rows).WriteNpy(npy);
        return Task.CompletedTask;
    }

    public async Task<double[]> Product(CancellationToken cancel)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(SegmentMemory).Assembly.Location, Verb]) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return process.ExitCode == 0 ? [double.Parse(said, CultureInfo.InvariantCulture)]
            : throw new InvalidOperationException($"The process that fits ended with {process.ExitCode}.");
    }

    public async Task<double[]> Reference(CancellationToken cancel)
    {
        await using var reference = await ScikitLearn.Start(npy!, MadeUpAnswers.K, cancel);
        return [(await reference.Fit(cancel)).Peak];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
