using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Web.Commands;
using ScaleSuccess.Web.Hosting;
using ScaleSuccess.Web.Mail;

namespace ScaleSuccess.BrowserTests.Given;

/// <summary>Served from this process: all products of a run share the code that was compiled for the first of them.</summary>
public sealed class RunningProduct : StartedProduct
{
    private readonly CancellationTokenSource stop = new();
    private readonly Welcome welcome = new();
    private readonly RecordedLog log = new();
    private Task<int> serving = Task.FromResult(0);

    private RunningProduct(string folder) : base(folder) { }

    protected override IEnumerable<string> Lines => welcome.Lines.Concat(log.Lines.Select(line => $"{line.Level} {line.Category}: {line.Text}"));

    /// <summary>On a data folder of its own that it was started on before.</summary>
    /// <param name="postfix">Where its mail goes; null: into the development mailbox.</param>
    /// <param name="surveys">Those that it has besides the repository's own: key → file.</param>
    public static async Task<RunningProduct> Start(Postfix? postfix = null, IReadOnlyDictionary<string, string>? surveys = null)
    {
        TestFolder.SweepLeftovers();
        var folder = TestFolder.New();
        await FirstStart.CopyTo(folder);
        return await StartIn(folder, postfix, surveys);
    }

    /// <summary>On this folder, which goes with it, unless it is only stopped.</summary>
    public static async Task<RunningProduct> StartIn(string folder, Postfix? postfix = null, IReadOnlyDictionary<string, string>? surveys = null)
    {
        var product = new RunningProduct(folder);
        try
        {
            await product.Serve(postfix, surveys);
            return product;
        }
        catch
        {
            await product.DisposeAsync();
            throw;
        }
    }

    private async Task Serve(Postfix? postfix, IReadOnlyDictionary<string, string>? surveys)
    {
        BuiltProduct.IsMeant();
        var settings = CommandHost.ReadSettings(Folder);
        if (postfix is not null)
            settings = settings with { Mail = new MailOptions { Transport = "smtp", Host = "127.0.0.1", Port = postfix.Port, Security = "none", From = BuiltProduct.From } };
        if (surveys is not null) settings = settings with { DefinitionFolder = BuiltProduct.WithSurveys(surveys, Folder) };
        serving = Task.Run(() => CommandLine.Guard(() => Web.Hosting.Serve.Run(settings, Port, welcome, (logging, _) =>
        {
            Logs.Set(logging, settings);
            logging.ClearProviders().AddProvider(log);
        }, stop.Token)));
        await Task.WhenAny(welcome.IsSaid, serving).WaitAsync(Patience);
        Assert.True(welcome.IsSaid.IsCompleted, $"The product ended. It said:\n{Said}");
        // Hangfire keeps the log of the host that started last, for all of the process: others go on when this one is gone.
        Hangfire.Logging.LogProvider.SetCurrentLogProvider(null);
    }

    /// <summary>Runs another verb on the same data, as an operator would beside it.</summary>
    public async Task Run(params string[] verb) =>
        Assert.Equal(0, await CommandLine.Run([.. verb, "--data", Folder], new CommandHost(ScaleHost.AddProduct), Web.Hosting.Serve.Run));

    public override async Task<int> Stop()
    {
        await stop.CancelAsync();
        return await serving.WaitAsync(Patience);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        stop.Dispose();
        await welcome.DisposeAsync();
    }

    private sealed class Welcome : TextWriter
    {
        private readonly TaskCompletionSource said = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ConcurrentQueue<string> Lines { get; } = [];

        /// <summary>All of it.</summary>
        public Task IsSaid => said.Task;

        public override Encoding Encoding => Encoding.UTF8;

        public override Task WriteLineAsync(string? value)
        {
            Lines.Enqueue(value ?? "");
            if (value?.StartsWith("Stop with Ctrl-C", StringComparison.Ordinal) == true) said.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
