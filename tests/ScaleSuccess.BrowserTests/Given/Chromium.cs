namespace ScaleSuccess.BrowserTests.Given;

/// <summary>One browser for the tests of a class (classes run side by side), Debian's own, without a window where it has that, unless CHROMIUM names another; each visit to the product is a profile of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public async Task InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : new[] { "/usr/bin/chromium-headless-shell", "/usr/bin/chromium" }.First(File.Exists),
            Args = Quiet,
        });
    }

    public Task<Visit> Visit(string url, bool script = true, string locale = "en-GB") => Given.Visit.Begin(browser, url, script, locale);

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
