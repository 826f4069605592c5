using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using ScaleSuccess.Benchmarks.Harness;
using ScaleSuccess.Benchmarks.Load;
using ScaleSuccess.Web.Hosting;

namespace ScaleSuccess.Benchmarks.Rows;

/// <summary>
/// What a process holds a while after its start, when nobody has asked for anything: the product as it is installed, with its
/// jobs on their timetable, against a minimal web host. The database is not counted.
/// </summary>
public sealed class IdleMemory : IRow
{
    private const string Verb = "serve-nothing";

    /// <summary>By then every step has run once or twice.</summary>
    private static readonly TimeSpan Idles = TimeSpan.FromSeconds(75);

    private Workplace? place;

    public string Name => "idle-memory";
    public string About => $"Memory of the served product {Idles.TotalSeconds:0} s after its start, against a minimal web host.";
    public IReadOnlyList<Unit> Units => [new("MB", LessIsBetter: true) { GoalOfProduct = 250 }];
    public string? Missing => OperatingSystem.IsLinux() ? null : "It is measured on Linux only.";

    /// <summary>The process that the product is compared with.</summary>
    public static Command ServeNothing()
    {
        var database = new Argument<string>("database");
        var command = new Command(Verb, "Serves a minimal endpoint until it is stopped.") { database };
        command.Hidden = true;
        command.SetAction(async (parsed, cancel) =>
        {
            await using var host = await MinimalHost.Start(parsed.GetValue(database)!, 1, cancel);
            Console.WriteLine(host.Address);
            await Task.Delay(Timeout.Infinite, cancel);
        });
        return command;
    }

    public Task Prepare(Workplace place, CancellationToken cancel)
    {
        this.place = place;
        return Task.CompletedTask;
    }

    public async Task<double[]> Product(CancellationToken cancel)
    {
        var port = SmtpSink.FreePort().ToString(CultureInfo.InvariantCulture);
        var start = Quiet("dotnet", typeof(ScaleHost).Assembly.Location, "serve", "--port", port, "--data", Path.Combine(place!.Folder, "idle"));
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ConnectionStrings__ScaleSuccess"] = await place.NewDatabase(cancel);
        start.WorkingDirectory = Harness.Product.RepositoryFolder();
        return await Held(start, process => Serves(process, new Uri($"http://localhost:{port}/readyz"), cancel), cancel);
    }

    public async Task<double[]> Reference(CancellationToken cancel) =>
        await Held(Quiet("dotnet", typeof(IdleMemory).Assembly.Location, Verb, await place!.NewDatabase(cancel)),
            async process => await process.StandardOutput.ReadLineAsync(cancel), cancel);

    private static ProcessStartInfo Quiet(params string[] command) =>
        new(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };

    private static async Task<double[]> Held(ProcessStartInfo start, Func<Process, Task> serves, CancellationToken cancel)
    {
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        try
        {
            await serves(process);
            var rest = process.StandardOutput.ReadToEndAsync(cancel);
            await Task.Delay(Idles, cancel);
            process.Refresh();
            return process.HasExited ? throw new InvalidOperationException("The host ended.") : [process.WorkingSet64 / 1048576.0];
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static async Task Serves(Process process, Uri ready, CancellationToken cancel)
    {
        using var http = new HttpClient();
        while (!process.HasExited)
        {
            try
            {
                if ((await http.GetAsync(ready, cancel)).StatusCode == HttpStatusCode.OK) return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancel);
        }
        throw new InvalidOperationException("The host ended.");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
