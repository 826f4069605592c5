using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.BrowserTests.Given;

/// <summary>The built product as its operator runs it: a process of its own.</summary>
public sealed class InstalledProduct : StartedProduct
{
    private readonly ConcurrentQueue<string> said = [];
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process process;

    private InstalledProduct(string folder, Postfix postfix) : base(folder)
    {
        // The shell waits on a pipe from us: should this test run be killed, the pipe closes and the product is told to stop.
        var start = new ProcessStartInfo("/bin/sh")
        {
            ArgumentList = { "-c", "\"$@\" & read _; kill -TERM $!; wait $!", "sh", "dotnet", BuiltProduct.Dll, "serve", "--data", folder, "--port", Port.ToString(CultureInfo.InvariantCulture) },
            WorkingDirectory = BuiltProduct.Repository,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        BuiltProduct.Environment(start.Environment, postfix);
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"The product ended. It said:\n{Said}"));
    }

    protected override IEnumerable<string> Lines => said;

    /// <summary>Its very first start.</summary>
    /// <param name="postfix">Where its mail goes.</param>
    public static async Task<InstalledProduct> Start(Postfix postfix)
    {
        TestFolder.SweepLeftovers();
        var product = new InstalledProduct(TestFolder.New(), postfix);
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

    /// <summary>SIGTERM.</summary>
    public override async Task<int> Stop()
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
        return [.. lines.Split('\n').Where(line => line.Contains(Folder, StringComparison.Ordinal))];
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        said.Enqueue(line);
        if (line.StartsWith("Stop with Ctrl-C", StringComparison.Ordinal)) ready.TrySetResult();
    }
}
