using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.BrowserTests.Given;

/// <summary>
/// The built product as its operator runs it: a process of its own, in Development, with a data folder, a port and a
/// PostgreSQL of its own. What it says is kept, to find links in and to show when something goes wrong.
/// </summary>
public sealed class RunningProduct : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly ConcurrentQueue<string> said = [];
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string folder;
    private readonly Process process;

    private RunningProduct(string folder, Postfix? postfix, IReadOnlyDictionary<string, string> surveys)
    {
        this.folder = folder;
        var port = PostfixFiles.FreePort();
        Url = $"http://localhost:{port}";
        // The shell waits on a pipe from us: should this test run be killed, the pipe closes and the product is told to stop.
        var start = new ProcessStartInfo("/bin/sh")
        {
            ArgumentList = { "-c", "\"$@\" & read _; kill -TERM $!; wait $!", "sh", "dotnet", BuiltProduct.Dll, "serve", "--data", folder, "--port", port.ToString(CultureInfo.InvariantCulture) },
            WorkingDirectory = BuiltProduct.Repository,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        BuiltProduct.Environment(start.Environment, postfix);
        if (surveys.Count > 0) start.Environment["Definitions__Folder"] = WithSurveys(surveys);
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"The product ended. It said:\n{Said}"));
    }

    public string Url { get; }

    /// <summary>Where its development mailbox keeps the mail.</summary>
    public string MailFolder => Path.Combine(folder, "mail");

    public string Said => string.Join('\n', said);

    /// <summary>On a data folder of its own. With a mail server, it is the product's very first start.</summary>
    /// <param name="postfix">Where its mail goes; null: into the development mailbox.</param>
    /// <param name="surveys">Those that it has besides the repository's own: key → file.</param>
    public static async Task<RunningProduct> Start(Postfix? postfix = null, IReadOnlyDictionary<string, string>? surveys = null)
    {
        TestFolder.SweepLeftovers();
        var folder = TestFolder.New();
        if (postfix is null) await FirstStart.CopyTo(folder);
        return await StartIn(folder, postfix, surveys);
    }

    /// <summary>On this folder, which goes with it, unless it is only stopped.</summary>
    public static async Task<RunningProduct> StartIn(string folder, Postfix? postfix = null, IReadOnlyDictionary<string, string>? surveys = null)
    {
        var product = new RunningProduct(folder, postfix, surveys ?? new Dictionary<string, string>());
        product.process.Start();
        product.process.BeginOutputReadLine();
        product.process.BeginErrorReadLine();
        try
        {
            await product.ready.Task.WaitAsync(Patience);
            return product;
        }
        catch
        {
            await product.DisposeAsync();
            throw;
        }
    }

    /// <summary>The text after these words in its startup output.</summary>
    public string Told(string words) =>
        said.Where(line => line.Contains(words, StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf(words, StringComparison.Ordinal) + words.Length)..].Trim()).FirstOrDefault()
        ?? throw new InvalidOperationException($"It never said \"{words}\", only:\n{Said}");

    /// <summary>Runs another verb on the same data, as an operator would beside it.</summary>
    public async Task Run(params string[] verb)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltProduct.Dll, .. verb, "--data", folder])
        {
            WorkingDirectory = BuiltProduct.Repository,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        BuiltProduct.Environment(start.Environment, null);
        using var other = Process.Start(start)!;
        var words = await Task.WhenAll(other.StandardOutput.ReadToEndAsync(), other.StandardError.ReadToEndAsync()).WaitAsync(Patience);
        await other.WaitForExitAsync();
        Assert.True(other.ExitCode == 0, string.Join('\n', words));
    }

    /// <summary>SIGTERM; then waits until it has ended.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> Stop()
    {
        process.StandardInput.Close();
        using var bounded = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(bounded.Token);
        return process.ExitCode;
    }

    /// <summary>Every process of this machine that works on the product's data, PostgreSQL's among them.</summary>
    public async Task<IReadOnlyList<string>> Processes()
    {
        using var ps = Process.Start(new ProcessStartInfo("ps", ["-eo", "pid,args"]) { RedirectStandardOutput = true })!;
        var lines = await ps.StandardOutput.ReadToEndAsync();
        return [.. lines.Split('\n').Where(line => line.Contains(folder, StringComparison.Ordinal))];
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await Stop();
        process.Dispose();
        TestFolder.Remove(folder);
    }

    private string WithSurveys(IReadOnlyDictionary<string, string> surveys)
    {
        var definitions = Path.Combine(folder, "definitions");
        foreach (var own in new[] { "surveys", "plans", "emails" })
        {
            Directory.CreateDirectory(Path.Combine(definitions, own));
            foreach (var file in Directory.GetFiles(Path.Combine(BuiltProduct.Repository, own))) File.Copy(file, Path.Combine(definitions, own, Path.GetFileName(file)));
        }
        foreach (var (key, text) in surveys) File.WriteAllText(Path.Combine(definitions, "surveys", key + ".yaml"), text);
        return definitions;
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        said.Enqueue(line);
        if (line.StartsWith("Stop with Ctrl-C", StringComparison.Ordinal)) ready.TrySetResult();
    }
}
