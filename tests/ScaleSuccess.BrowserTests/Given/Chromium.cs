namespace ScaleSuccess.BrowserTests.Given;

/// <summary>
/// One browser for all tests, Debian's own, without a window where it has that, unless CHROMIUM names another; each visit to the product
/// is a profile of its own. It ends with the test run.
/// </summary>
public static class Chromium
{
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private static readonly Lazy<Task<IBrowser>> Launched = new(Launch);

    public static async Task<Visit> Visit(string url, bool script = true, string locale = "en-GB") => await Given.Visit.Begin(await Launched.Value, url, script, locale);

    private static async Task<IBrowser> Launch() => await (await Playwright.CreateAsync()).Chromium.LaunchAsync(new()
    {
        ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : new[] { "/usr/bin/chromium-headless-shell", "/usr/bin/chromium" }.First(File.Exists),
        Args = Quiet,
    });
}
