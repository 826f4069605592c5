using System.Collections.Concurrent;

namespace ScaleSuccess.BrowserTests.Given;

/// <summary>
/// One person's browser, with cookies of its own. It notes whatever no page may do: fail in script, break the content
/// security policy, miss a file, or ask another machine for anything.
/// </summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext profile;
    private readonly ConcurrentQueue<string> unwanted = [];

    private Visit(IBrowserContext profile, bool script)
    {
        (this.profile, HasScript) = (profile, script);
        profile.SetDefaultTimeout(20_000);
        profile.Request += (_, request) => NoteStranger(request);
        profile.Console += (_, message) =>
        {
            if (message.Type == "error" && !IsOurs(message) && !IsPageItself(message) && !IsLateSave(message)) unwanted.Enqueue($"console: {message.Text} ({message.Location})");
        };
        profile.WebError += (_, error) => unwanted.Enqueue($"script: {error.Error}");
    }

    public bool HasScript { get; }

    public IPage Page { get; private set; } = null!;

    internal static async Task<Visit> Begin(IBrowser browser, string url, bool script, string locale)
    {
        var profile = await browser.NewContextAsync(new()
        {
            BaseURL = url,
            JavaScriptEnabled = script,
            ReducedMotion = ReducedMotion.Reduce,
            ColorScheme = ColorScheme.Light,
            Locale = locale,
            TimezoneId = "Europe/Berlin",
            ViewportSize = new() { Width = 1280, Height = 900 },
        });
        var visit = new Visit(profile, script);
        await visit.OpenTab();
        return visit;
    }

    /// <summary>Closes the tab and opens a new one.</summary>
    public async Task OpenTab()
    {
        if (Page is not null) await Page.CloseAsync();
        Page = await profile.NewPageAsync();
    }

    public async Task Open(string address)
    {
        var answer = await Page.GotoAsync(address);
        Assert.True(answer is { Ok: true }, $"{address} answered {answer?.Status}");
    }

    /// <summary>Opens a page again and again until it shows what the journey is still at work on: training a model takes its time beside all other tests.</summary>
    public async Task OpenUntil(string address, Func<Task<bool>> shown)
    {
        using var bounded = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        await Open(address);
        while (!await shown())
        {
            if (bounded.IsCancellationRequested) Assert.Fail($"{address} never came to show it, but:\n{await Page.InnerTextAsync("main")}");
            await Task.Delay(300, CancellationToken.None); // opened without a pause, it would take the processors from the work that it waits for
            await Open(address);
        }
    }

    /// <summary>Presses a button or follows a link that leads to another page, and waits for that page.</summary>
    public Task Press(ILocator button) => Press(() => button.ClickAsync());

    /// <summary>The same where what is pressed is no element, such as a point of a drawing.</summary>
    public async Task Press(Func<Task> click)
    {
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Loaded(object? sender, IPage page) => loaded.TrySetResult();
        Page.Load += Loaded;
        try
        {
            await click();
            await loaded.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }
        finally
        {
            Page.Load -= Loaded;
        }
    }

    public void DidNothingUnwanted() => Assert.True(unwanted.IsEmpty, string.Join(Environment.NewLine, unwanted.Distinct()));

    public ValueTask DisposeAsync() => profile.DisposeAsync();

    /// <summary>A script without an address is no page's: axe tries styles, which the policy stops.</summary>
    private static bool IsOurs(IConsoleMessage message) => message.Location.StartsWith(':');

    /// <summary>A page that is itself a 404, such as an unknown link's, is reported like a missing file.</summary>
    private static bool IsPageItself(IConsoleMessage message) =>
        message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)
        && message.Page is { } page && message.Location.StartsWith(page.Url + ":", StringComparison.Ordinal);

    /// <summary>
    /// On a busy machine an autosave may reach the server just after the page that it belongs to was sent: it is refused, rightly,
    /// and nobody sees it. What is said where somebody does is for AutosaveTests.
    /// </summary>
    private static bool IsLateSave(IConsoleMessage message) =>
        message.Text.Contains("409", StringComparison.Ordinal) && (message.Location.Contains("/save:", StringComparison.Ordinal) || message.Text.Contains("/save,", StringComparison.Ordinal));

    private void NoteStranger(IRequest request)
    {
        var address = new Uri(request.Url);
        if (address.Scheme is not ("http" or "https" or "ws" or "wss") || address.IsLoopback) return;
        unwanted.Enqueue($"asked {address.Host}: {request.Url}");
    }
}
