using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using ScaleSuccess.Web.Mail;

namespace ScaleSuccess.Tests.Given;

/// <summary>The product as it is installed: `serve` in a process of its own, which a test may kill.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process process;
    private readonly string folder;
    private readonly PostgreSqlStorage jobs;
    private readonly ConcurrentQueue<string> said = [];

    private HostProcess(Process process, string folder, Uri address, string connectionString)
    {
        (this.process, this.folder, Address) = (process, folder, address);
        process.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var options = new PostgreSqlStorageOptions { SchemaName = "hangfire", PrepareSchemaIfNecessary = false };
        jobs = new PostgreSqlStorage(new NpgsqlConnectionFactory(connectionString, options), options);
    }

    public Uri Address { get; }

    /// <summary>Returns when it serves.</summary>
    public static async Task<HostProcess> Start(string connectionString, MailOptions mail, string? definitions = null)
    {
        var host = Launch(connectionString, mail, definitions);
        try
        {
            await host.Serves();
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    /// <summary>Returns at once.</summary>
    /// <param name="definitions">Where surveys/, plans/ and emails/ are; null: the repository's own.</param>
    public static HostProcess Launch(string connectionString, MailOptions mail, string? definitions = null)
    {
        var (port, folder) = (PostfixFiles.FreePort(), TestFolder.New());
        var start = new ProcessStartInfo("dotnet", [typeof(MailOptions).Assembly.Location, "serve", "--port", port.ToString(CultureInfo.InvariantCulture), "--data", folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (key, value) in new[]
        {
            ("ASPNETCORE_ENVIRONMENT", "Production"), ("ConnectionStrings__ScaleSuccess", connectionString), ("Definitions__Folder", definitions ?? Product.RepositoryFolder()),
            ("Vendor__PublicUrl", "http://localhost:" + port.ToString(CultureInfo.InvariantCulture)), ("Mail__Transport", "smtp"), ("Mail__Host", mail.Host),
            ("Mail__Port", mail.Port.ToString(CultureInfo.InvariantCulture)), ("Mail__Security", "none"), ("Mail__From", mail.From),
        })
            start.Environment[key] = value;
        start.Environment.Remove("ASPNETCORE_URLS");
        // Killed before it could earn back what compiling its code a second time costs.
        start.Environment["DOTNET_TC_CallCounting"] = "0";
        var process = Process.Start(start)!;
        return new HostProcess(process, folder, new Uri($"http://localhost:{port}"), connectionString);
    }

    private async Task Serves()
    {
        using var http = new HttpClient { BaseAddress = Address };
        await WaitUntil("the host serves", async () =>
        {
            Assert.False(process.HasExited, $"The host ended.\n{LastWords}");
            try
            {
                return (await http.GetAsync("/readyz")).StatusCode == HttpStatusCode.OK;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }, TimeSpan.FromMinutes(2));
    }

    /// <summary>SIGTERM, as a service manager sends it.</summary>
    /// <returns>How long it took to end.</returns>
    public async Task<TimeSpan> Stop()
    {
        var watch = Stopwatch.StartNew();
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await process.WaitForExitAsync(limit.Token);
        return watch.Elapsed;
    }

    /// <summary>Runs a step now rather than at its minute.</summary>
    public void Nudge(string step)
    {
        try
        {
            Trigger(step);
        }
        catch (ObjectDisposedException)
        {
            // Hangfire keeps one log for the process: here that of another test's host, which is gone.
            Hangfire.Logging.LogProvider.SetCurrentLogProvider(null);
            Trigger(step);
        }
    }

    /// <summary>If it does not happen, what the host said and what became of its last jobs is told.</summary>
    public async Task WaitUntil(string what, Func<Task<bool>> condition, TimeSpan longest)
    {
        var since = Stopwatch.StartNew();
        while (!await condition())
        {
            if (since.Elapsed > longest) Assert.Fail($"It never happened: {what}.\n{LastWords}\n{Jobs()}");
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    private string LastWords => string.Join('\n', said.TakeLast(40));

    /// <summary>Hangfire answers null to a step that is not on its timetable, and runs nothing.</summary>
    private void Trigger(string step) => Assert.NotNull(new RecurringJobManager(jobs).TriggerJob(step));

    private string Jobs()
    {
        var now = jobs.GetMonitoringApi();
        var queued = now.Queues().Select(queue => $"{queue.Name}: {queue.Length} waiting, {queue.Fetched} fetched");
        var running = now.ProcessingJobs(0, 20).Select(job => $"{job.Key} {job.Value.Job?.Args[0]} since {job.Value.StartedAt:O}");
        return string.Join('\n', [.. queued, .. running]);
    }

    /// <summary>SIGKILL: nothing of it runs any more after this.</summary>
    public async Task Kill()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.Dispose();
        TestFolder.Remove(folder);
    }
}
