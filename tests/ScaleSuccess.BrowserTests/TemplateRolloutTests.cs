using ScaleSuccess.BrowserTests.Given;
using ScaleSuccess.BrowserTests.People;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.BrowserTests;

/// <summary>Somebody of ops makes a template from a copy, and brings a better version of it to the customers step by step, with script and without.</summary>
public sealed class TemplateRolloutTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ops_make_a_template_from_a_copy_publish_it_to_a_share_widen_it_and_roll_it_back(bool script)
    {
        await using var product = await RunningProduct.Start();
        await using var desk = await Chromium.Visit(product.Url, script: script);
        var ops = new Ops(desk);
        await ops.SignsInForTheFirstTime(product.Told("one-time password"));
        var page = desk.Page;

        await Look.At(desk, "ops-templates", Urls.OpsTemplates);
        await desk.Press(page.Locator($"a[href^='{Urls.OpsTemplatesLike("growing").Split('#')[0]}']"));
        await page.Locator("[name=title]").FillAsync("Growing abroad");
        await desk.Press(page.Locator("#new button"));
        await ops.PublishesTheDraft();

        await desk.Open(Urls.OpsTemplate("growing_abroad", "milestones/0"));
        await page.Locator("[name='milestones/0/title']").FillAsync("Everyone knows what comes");
        await desk.Press(page.Locator(".survey-bar button[value=save]"));
        await desk.Press(page.Locator(".survey-bar button[value=publish]"));
        await page.Locator("[name=note]").FillAsync("The first milestone in plain words.");
        await Look.At(desk, "ops-template-share");
        await desk.Press(page.Locator("button[value=publish]"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Version 2 goes to 10\u00a0% of the customers");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("The first milestone in plain words.");
        await Look.At(desk, "ops-template-rollout");

        await desk.Press(page.Locator("button[value='widen 25']"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Version 2 goes to 25\u00a0% of the customers");
        await page.Locator("main details.ask > summary").First.ClickAsync();
        await Look.At(desk, "ops-template-roll-back");
        await desk.Press(page.Locator("button[value=roll-back]"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Rolled back at 25\u00a0% of the customers");

        await Look.At(desk, "ops-template-retire", Urls.OpsTemplateRetire("growing_abroad"));
        await page.Locator("[name=instead]").SelectOptionAsync("growing");
        await desk.Press(page.Locator("main button.danger"));
        await Look.At(desk, "ops-templates-retired");
        await desk.Press(page.Locator("button[form=bring-back]"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("It is back");
        desk.DidNothingUnwanted();
    }
}
