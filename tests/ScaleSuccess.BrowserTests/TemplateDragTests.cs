using ScaleSuccess.BrowserTests.Given;
using ScaleSuccess.BrowserTests.People;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.BrowserTests;

/// <summary>Milestones and actions are put in another order by dragging them, beside the buttons.</summary>
public sealed class TemplateDragTests
{
    [Fact]
    public async Task Lines_are_dragged_and_what_was_typed_stays()
    {
        await using var product = await RunningProduct.Start();
        await using var desk = await Chromium.Visit(product.Url);
        await new Ops(desk).SignsInForTheFirstTime(product.Told("one-time password"));
        var page = desk.Page;

        await desk.Open(Urls.OpsTemplate("growing", "milestones/0"));
        await page.Locator("[name='milestones/0/title']").FillAsync("All know why");
        var handles = page.Locator(".template-lines .drag-handle");
        await Drag(page, handles.Nth(2), handles.Nth(0));
        await Assertions.Expect(page.Locator(".template-line .survey-part-title").First).ToHaveTextAsync("Send a roll-out kit with texts to copy");
        await Assertions.Expect(page.Locator("[name='milestones/0/title']")).ToHaveValueAsync("All know why");

        // One that is closed, past another: what is edited stays open, with the lines that are open in it.
        await page.Locator(".template-line summary").Nth(1).ClickAsync();
        await Assertions.Expect(page.Locator(".template-line > details").Nth(1)).ToHaveAttributeAsync("open", "");
        var milestones = page.Locator("[data-drag=milestones] > .survey-part");
        var parts = page.Locator("[data-drag=milestones] > .survey-part > .drag-handle, [data-drag=milestones] > .survey-part > .survey-part-title > .drag-handle");
        await Drag(page, parts.Nth(2), parts.Nth(1));
        await Assertions.Expect(milestones.Nth(1)).ToContainTextAsync("Half of the teams work this way");
        await Assertions.Expect(page.Locator("[name='milestones/0/title']")).ToHaveValueAsync("All know why");
        await Assertions.Expect(page.Locator(".template-line > details").Nth(1)).ToHaveAttributeAsync("open", "");

        // Letting go where it was, and Escape, leave all as it is.
        var address = page.Url;
        await Drag(page, parts.Nth(0), parts.Nth(0));
        await Drag(page, parts.Nth(0), parts.Nth(2), escapes: true);
        Assert.Equal(address, page.Url);
        await Assertions.Expect(milestones.Nth(0)).ToContainTextAsync("All know why");
        await Look.At(desk, "ops-template-drag");
        await Look.At(desk, "ops-template-who", Urls.OpsTemplate("growing", "who"));
        await Look.At(desk, "ops-template-enough", Urls.OpsTemplate("growing", "enough"));
        await Look.At(desk, "ops-template-impact", Urls.OpsTemplateImpact("growing", "asked"));
        await Look.At(desk, "ops-templates", Urls.OpsTemplates);
        desk.DidNothingUnwanted();
    }

    private static async Task Drag(IPage page, ILocator from, ILocator to, bool escapes = false)
    {
        await from.ScrollIntoViewIfNeededAsync();
        var (begin, end) = ((await from.BoundingBoxAsync())!, (await to.BoundingBoxAsync())!);
        await page.Mouse.MoveAsync(begin.X + 5, begin.Y + 5);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(end.X + 5, end.Y + (end.Y < begin.Y ? -8 : 30), new() { Steps = 5 });
        if (escapes) await page.Keyboard.PressAsync("Escape");
        await page.Mouse.UpAsync();
    }
}
