using ScaleSuccess.BrowserTests.Given;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.BrowserTests.People;

/// <summary>A person in ops who decides whether a model is published, and edits its segments.</summary>
public sealed class Curator(Visit visit)
{
    private IPage Page => visit.Page;

    public async Task OpensTheDryRunThatWaits()
    {
        var link = Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^See the dry run") });
        await visit.OpenUntil(Urls.OpsSegments, async () => await link.CountAsync() > 0 && await Page.GetByText("would get").CountAsync() > 0);
        await visit.Press(link);
    }

    /// <summary>Asked back first.</summary>
    public async Task Publishes()
    {
        await Page.Locator("summary", new() { HasText = "Publish" }).ClickAsync();
        await visit.Press(Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Yes, publish") }));
        await Assertions.Expect(Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Published");
    }

    public async Task SeesEverybodyInFoundSegments() =>
        await visit.OpenUntil(Urls.OpsSegments, async () =>
            await Page.Locator(".segment-card .mark").CountAsync() > 1 && await Page.GetByText("being moved").CountAsync() == 0);

    /// <summary>Points here and there on the map until one is a customer.</summary>
    public async Task OpensACustomerOnTheMap()
    {
        var canvas = Page.Locator(".chart-canvas.tall canvas");
        await canvas.ScrollIntoViewIfNeededAsync();
        var box = await canvas.BoundingBoxAsync() ?? throw new InvalidOperationException("The map is not drawn.");
        for (var at = 0; at < 900 && !Page.Url.Contains(Urls.OpsCustomers, StringComparison.Ordinal); at++)
        {
            var (x, y) = (box.X + box.Width * 0.5f * (at % 30) / 30, box.Y + box.Height * (at / 30) / 30);
            await Page.Mouse.MoveAsync(x, y);
            if (await Page.EvaluateAsync<string>("() => document.querySelector('.chart-canvas.tall > div').style.cursor") == "pointer")
                await visit.Press(() => Page.Mouse.ClickAsync(x, y));
        }
        Assert.Contains(Urls.OpsCustomers + "/", Page.Url, StringComparison.Ordinal);
    }

    public async Task Pins(string reason)
    {
        await Page.Locator("summary", new() { HasText = "Pin to a segment" }).ClickAsync();
        await Page.Locator("#f-Reason").FillAsync(reason);
        await visit.Press(Page.GetByRole(AriaRole.Button, new() { Name = "Pin", Exact = true }));
        await Assertions.Expect(Page.GetByText(reason).First).ToBeVisibleAsync();
    }

    public async Task Renames(string name)
    {
        await visit.Press(Page.Locator(".segment-card a", new() { HasText = "Edit" }).First);
        await Page.Locator("#f-Name").FillAsync(name);
        await visit.Press(Page.Locator("form:has(#f-Name) button[type=submit]"));
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = name })).ToBeVisibleAsync();
    }
}
