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

    private HostProcess(Process process, string folder, Uri address, string connectionString)
    {
        (this.process, this.folder, Address) = (process, folder, address);
        var options = new PostgreSqlStorageOptions { SchemaName = "hangfire", PrepareSchemaIfNecessary = false };
        jobs = new PostgreSqlStorage(new NpgsqlConnectionFactory(connectionString, options), options);
    }

    public Uri Address { get; }

    /// <summary>Returns when it serves.</summary>
    public static async Task<HostProcess> Start(string connectionString, MailOptions mail, string? definitions = null)
    {
        var host = Launch(connectionString, mail, definitions);
        await host.Serves();
        return host;
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
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new HostProcess(process, folder, new Uri($"http://localhost:{port}"), connectionString);
    }

    private async Task Serves()
    {
        using var http = new HttpClient { BaseAddress = Address };
        await Until.True("the host serves", async () =>
        {
            Assert.False(process.HasExited, "The host ended.");
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
            new RecurringJobManager(jobs).TriggerJob(step);
        }
        catch (ObjectDisposedException)
        {
            // Hangfire keeps one log for the process: here that of another test's host, which is gone.
            Hangfire.Logging.LogProvider.SetCurrentLogProvider(null);
            new RecurringJobManager(jobs).TriggerJob(step);
        }
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
