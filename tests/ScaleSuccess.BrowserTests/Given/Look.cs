using System.Collections.Concurrent;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.BrowserTests.Given;

/// <summary>
/// Checks a page once in a run for what must hold of every page: no horizontal scrolling on a phone and a desktop, and no serious finding
/// of axe and no two landmarks of one name on one of them, light or dark. SCREENSHOTS=DIR takes pictures besides, for people to look at: no rule needs them, and four of each
/// page take a seventh of the browser tests' time.
/// </summary>
public static class Look
{
    /// <summary>Null: nobody wants pictures.</summary>
    private static readonly string? Folder = Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } named ? Path.GetFullPath(named, BuiltProduct.Repository) : null;

    private static readonly ConcurrentDictionary<string, bool> Seen = new();

    private static readonly Lazy<string> Axe = new(() => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "axe.min.js")));

    public static async Task At(Visit visit, string page, string address)
    {
        await visit.Open(address);
        await At(visit, page);
    }

    /// <summary>As a mail program that knows HTML shows it.</summary>
    public static async Task AtMail(Visit visit, string name, ReceivedMail mail)
    {
        await visit.OpenTab();
        await visit.Page.SetContentAsync(mail.Html);
        await At(visit, name);
    }

    /// <param name="page">
    /// What kind of page it is and its state; the picture's name. Several people come by the same: the first one looks.
    /// </param>
    public static async Task At(Visit visit, string page)
    {
        if (!Seen.TryAdd(page, true)) return;
        foreach (var width in new[] { 1280, 360 })
        {
            await visit.Page.SetViewportSizeAsync(width, width == 360 ? 740 : 900);
            foreach (var (scheme, name) in new[] { (ColorScheme.Light, "light"), (ColorScheme.Dark, "dark") })
            {
                var looks = visit.HasScript && AxeLooks(page, width, scheme);
                if (Folder is null && !looks) continue;
                await visit.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await Picture(visit, $"{page}-{width}-{name}");
                if (looks) Assert.Empty(await Violations(visit.Page, $"{page} at {width} px, {name}"));
            }
            if (visit.HasScript) await DoesNotScrollSideways(visit.Page, page, width);
        }
        await visit.Page.SetViewportSizeAsync(1280, 900);
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    /// <summary>As the page is set up now: it does not scroll sideways.</summary>
    public static async Task Fits(Visit visit, string page)
    {
        await Picture(visit, page);
        await DoesNotScrollSideways(visit.Page, page, visit.Page.ViewportSize!.Width);
    }

    /// <summary>
    /// As people need it who see or read otherwise: at 400 % of a screen of 1280 by 1024 (320 by 256 px), in forced colours, and from right to left. Axe finds
    /// nothing and it does not scroll sideways.
    /// </summary>
    public static async Task Reaches(Visit visit, string page)
    {
        await visit.Page.SetViewportSizeAsync(320, 256);
        await visit.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await Fits(visit, $"{page}-400-forced");
        // Axe reads the colours that are written, not those that are forced.
        Assert.Empty(await Violations(visit.Page, $"{page} at 400 % in forced colours", "color-contrast"));
        await visit.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });
        await visit.Page.EvaluateAsync("() => document.documentElement.dir = 'rtl'");
        await Fits(visit, $"{page}-400-rtl");
        Assert.Empty(await Violations(visit.Page, $"{page} at 400 % from right to left"));
        await visit.Page.EvaluateAsync("() => document.documentElement.removeAttribute('dir')");
        await visit.Page.SetViewportSizeAsync(1280, 900);
    }

    /// <summary>The README's pictures, made when UPDATE_PICTURES=1 so that a test run leaves the tree clean.</summary>
    public static async Task ForReadme(Visit visit, string picture, int height)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_PICTURES") != "1") return;
        await visit.Page.SetViewportSizeAsync(1280, height);
        await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(BuiltProduct.Repository, "docs", "pictures", picture) });
        await visit.Page.SetViewportSizeAsync(1280, 900);
    }

    private static async Task Picture(Visit visit, string name)
    {
        if (Folder is null) return;
        await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
    }

    /// <summary>
    /// Wide and light, or narrow and dark: a state is looked at by axe once, and of the many states of a page each look gets about half.
    /// The same states in every run.
    /// </summary>
    private static bool AxeLooks(string page, int width, ColorScheme scheme) =>
        page.Sum(letter => letter) % 2 == 0 ? (width, scheme) == (1280, ColorScheme.Light) : (width, scheme) == (360, ColorScheme.Dark);

    /// <summary>Frames hold foreign HTML or a page that is looked at by itself.</summary>
    private static async Task<string[]> Violations(IPage page, string where, params string[] but)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(Axe.Value);
        return await page.EvaluateAsync<string[]>("""
            async ([where, but]) => (await axe.run(document, { iframes: false, resultTypes: ['violations'], rules: Object.fromEntries(but.map(rule => [rule, { enabled: false }])) })).violations
              .filter(found => ['serious', 'critical'].includes(found.impact) || found.id === 'landmark-unique')
              .map(found => `${where}: ${found.help} (${found.id}) at ${found.nodes.map(node => node.target.join(' ')).join(', ')}`)
            """, new object[] { where, but });
    }

    private static async Task DoesNotScrollSideways(IPage page, string name, int width)
    {
        var wide = await page.EvaluateAsync<string[]>("""
            () => {
              const root = document.documentElement;
              if (root.scrollWidth <= root.clientWidth) return [];
              const out = [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && e.getBoundingClientRect().right > root.clientWidth + 1);
              return [`${root.scrollWidth} of ${root.clientWidth} px`, ...out.slice(0, 8).map(e => `${e.tagName}.${e.className} to ${Math.round(e.getBoundingClientRect().right)}: ${e.textContent.trim().slice(0, 60)}`)];
            }
            """);
        // Assert.Empty and Assert.Equal would cut what overhangs.
        if (wide.Length > 0) Assert.Fail($"{name} at {width} px scrolls sideways: {string.Join("; ", wide)}");
    }
}
