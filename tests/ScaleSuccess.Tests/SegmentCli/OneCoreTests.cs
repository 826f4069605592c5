using System.Diagnostics;
using System.Globalization;
using System.Text;
using ScaleSuccess.Web.Commands;

namespace ScaleSuccess.Tests.SegmentCli;

/// <summary>The program itself, told by the runtime's own setting how many cores there are.</summary>
public sealed class OneCoreTests : IDisposable
{
    // More than a block of a pass, so that there is something to share out.
    private const int Rows = 20_000;

    private readonly SegmentRun _run = new();

    [Fact]
    public async Task One_core_finds_the_segments_that_many_find()
    {
        _run.With("in.csv", Csv());
        await Fit(cores: 1, "one");
        await Fit(cores: 4, "many");
        Assert.Equal(_run.Read("one.csv"), _run.Read("many.csv"));
        Assert.Equal(_run.Read("one.json"), _run.Read("many.json"));
    }

    public void Dispose() => _run.Dispose();

    private async Task Fit(int cores, string name)
    {
        var start = new ProcessStartInfo("dotnet", [
            typeof(CommandLine).Assembly.Location, "segment", "fit", "--input", _run["in.csv"], "--engine", "latent-class", "--k", "3",
            "--output", _run[$"{name}.csv"], "--model", _run[$"{name}.json"],
        ])
        { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["DOTNET_PROCESSOR_COUNT"] = cores.ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await said);
    }

    private static string Csv()
    {
        var random = new Random(3);
        var csv = new StringBuilder("id," + string.Join(',', Enumerable.Range(0, 10).Select(q => $"q{q}")) + "\n");
        for (var row = 0; row < Rows; row++)
            csv.Append(CultureInfo.InvariantCulture, $"{row}").AppendJoin("", Enumerable.Range(0, 10)
                .Select(q => random.NextDouble() < 0.6 ? $",a{(row + q) % 3}" : $",a{random.Next(3)}")).Append('\n');
        return csv.ToString();
    }
}
