using System.Collections.Concurrent;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.BrowserTests.Given;

/// <summary>
/// Checks a page on a phone and a desktop, in light and dark mode, once in a run, for what must hold of every page: no serious finding
/// of axe, no two landmarks of one name, and no horizontal scrolling. SCREENSHOTS=DIR takes pictures besides, for people to look at: no rule needs them, and four of each
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
                var rules = visit.HasScript ? Rules(width, scheme) : null;
                if (Folder is null && rules is null) continue;
                await visit.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await Picture(visit, $"{page}-{width}-{name}");
                if (rules is not null) Assert.Empty(await Violations(visit.Page, rules, $"{page} at {width} px, {name}"));
            }
            if (visit.HasScript) Assert.Equal("", await Overhang(visit.Page, page, width));
        }
        await visit.Page.SetViewportSizeAsync(1280, 900);
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    /// <summary>As the page is set up now: it does not scroll sideways.</summary>
    public static async Task Fits(Visit visit, string page)
    {
        await Picture(visit, page);
        Assert.Equal("", await Overhang(visit.Page, page, visit.Page.ViewportSize!.Width));
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
        Assert.Empty(await Violations(visit.Page, [], $"{page} at 400 % in forced colours", "color-contrast"));
        await visit.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });
        await visit.Page.EvaluateAsync("() => document.documentElement.dir = 'rtl'");
        await Fits(visit, $"{page}-400-rtl");
        Assert.Empty(await Violations(visit.Page, [], $"{page} at 400 % from right to left"));
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
    /// The page is the same in each picture but for its colours and for what a width hides: all rules on each width, one of them light
    /// and one dark. Empty: all; null: none.
    /// </summary>
    private static string[]? Rules(int width, ColorScheme scheme) => (width, scheme) switch
    {
        (1280, ColorScheme.Light) or (360, ColorScheme.Dark) => [],
        _ => null,
    };

    /// <summary>Frames hold foreign HTML or a page that is looked at by itself.</summary>
    private static async Task<string[]> Violations(IPage page, string[] rules, string where, params string[] but)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(Axe.Value);
        return await page.EvaluateAsync<string[]>("""
            async ([rules, where, but]) => (await axe.run(document, { iframes: false, resultTypes: ['violations'], rules: Object.fromEntries(but.map(rule => [rule, { enabled: false }])),
                ...(rules.length && { runOnly: rules }) })).violations
              .filter(found => ['serious', 'critical'].includes(found.impact) || found.id === 'landmark-unique')
              .map(found => `${where}: ${found.help} (${found.id}) at ${found.nodes.map(node => node.target.join(' ')).join(', ')}`)
            """, new object[] { rules, where, but });
    }

    private static Task<string> Overhang(IPage page, string name, int width) => page.EvaluateAsync<string>("""
        ([name, width]) => {
          const root = document.documentElement;
          if (root.scrollWidth <= root.clientWidth) return '';
          const out = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > root.clientWidth + 1);
          return `${name} at ${width} px scrolls sideways: ${out.slice(0, 5).map(e => e.tagName + '.' + e.className).join(', ')}`;
        }
        """, new object[] { name, width });
}
