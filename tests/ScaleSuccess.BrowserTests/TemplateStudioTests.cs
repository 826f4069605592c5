using ScaleSuccess.BrowserTests.Given;
using ScaleSuccess.BrowserTests.People;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.BrowserTests;

/// <summary>Somebody of ops who has never seen YAML changes a template, alone and beside somebody else, with script and without.</summary>
public sealed class TemplateStudioTests
{
    private const string First = "milestones/0", Added = $"{First}/actions/3", Save = ".survey-bar button[value=save]";

    [Fact]
    public async Task Ops_change_a_template_by_form_see_what_it_does_and_publish_it()
    {
        await using var product = await RunningProduct.Start();
        await using var desk = await Chromium.Visit(product.Url);
        await using var other = await Chromium.Visit(product.Url, script: false);
        var password = product.Told("one-time password");
        var ops = new Ops(desk);
        await ops.SignsInForTheFirstTime(password);
        var page = desk.Page;

        await Look.At(desk, "ops-template", Urls.OpsTemplate("growing"));
        await desk.Press(page.Locator($"button[value='open {First}']"));
        await page.Locator(".template-line summary").Nth(1).ClickAsync();
        await page.Locator($"[name='{First}/actions/1/title']").FillAsync("Tell everybody at ");
        await page.Locator(".names > summary").ClickAsync();
        await page.Locator("[data-name='{{customer.name}}']").ClickAsync();
        await Assertions.Expect(page.Locator("#preview")).ToContainTextAsync("Tell everybody at Fjord & Sons");
        await Assertions.Expect(page.Locator("#preview")).ToContainTextAsync("Changed: was “Tell all teams");

        await Who_looks_for_a_customer_goes_on_there(desk);
        await Adds_an_action_for_some(desk);
        await A_mistake_is_told_and_mended(desk);
        await A_doubt_is_told_while_typing_and_leads_to_its_place(desk);

        // Somebody else works on another part, and without script.
        await new Ops(other).SignsInAgain();
        await other.Open(Urls.OpsTemplate("growing", "criteria"));
        await page.Locator($"[name='{First}/title']").FillAsync("Everyone knows");
        await desk.Press(page.Locator(Save));
        await other.Press(other.Page.Locator("button[value='add criteria']"));
        await other.Page.Locator("[name='criteria/2/text']").FillAsync("Nobody asks for the old way.");
        await other.Press(other.Page.Locator(Save));
        await Assertions.Expect(other.Page.Locator("#preview")).ToContainTextAsync("Nobody asks for the old way.");
        await Look.At(other, "ops-template-without-script");
        await What_the_other_types_stays_with_its_action(desk, other);

        await desk.Open(Urls.OpsTemplate("growing", First));
        await Assertions.Expect(page.Locator("#preview")).ToContainTextAsync("Nobody asks for the old way.");
        await ops.PublishesTheDraft();
        await Look.At(desk, "ops-goal-benefits", Urls.OpsTemplate("goal-save_time", "benefits/0"));
        desk.DidNothingUnwanted();
        other.DidNothingUnwanted();
    }

    private static async Task Who_looks_for_a_customer_goes_on_there(Visit desk)
    {
        var (page, find) = (desk.Page, desk.Page.Locator("#preview [name=find]"));
        var address = page.Url;
        await find.FillAsync("nobody at all");
        await find.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#preview")).ToContainTextAsync("No customer who answered has this in their name.");
        await Assertions.Expect(find).ToBeFocusedAsync();
        await find.FillAsync("nobody else");
        await find.PressAsync("Tab");
        await Assertions.Expect(find).ToHaveValueAsync("");
        await Assertions.Expect(page.Locator(".preview-person button")).ToBeFocusedAsync();
        Assert.Equal(address, page.Url);
    }

    /// <summary>Which the first one moves meanwhile.</summary>
    private static async Task What_the_other_types_stays_with_its_action(Visit desk, Visit other)
    {
        await other.Open(Urls.OpsTemplate("growing", First));
        await desk.Open(Urls.OpsTemplate("growing", First));
        await desk.Page.Locator(".template-line summary").First.ClickAsync();
        await desk.Press(desk.Page.Locator($"button[value='down {First}/actions/0']"));
        await other.Page.Locator(".template-line summary").First.ClickAsync();
        await other.Page.Locator($"[name='{First}/actions/0/title']").FillAsync("Say yes to this plan");
        await other.Press(other.Page.Locator(Save));
        await Assertions.Expect(other.Page.Locator($"[name='{First}/actions/1/title']")).ToHaveValueAsync("Say yes to this plan");
    }

    private static async Task Adds_an_action_for_some(Visit desk)
    {
        var page = desk.Page;
        await desk.Press(page.Locator($"button[value='add {First}/actions']"));
        await page.Locator($"[name='{Added}/title']").FillAsync("Invite a second team");
        await desk.Press(page.Locator($"button[value^='add-line {Added}/only_if']"));
        await page.Locator($"[name^='if:{Added}/only_if'][name$=':name']").SelectOptionAsync("how");
        await desk.Press(page.Locator(Save));
        await page.Locator($"[name^='if:{Added}/only_if'][name$=':is']").SelectOptionAsync("AnyOf");
        await page.Locator($"[name^='if:{Added}/only_if'][value=fast]").CheckAsync();
        await desk.Press(page.Locator(Save));
        await Assertions.Expect(page.Locator("#open")).ToContainTextAsync("only if “How do you want to get there?” includes Fast");
        await Assertions.Expect(page.Locator("#preview")).ToContainTextAsync("Invite a second team");
        await Look.At(desk, "ops-template-action");
    }

    private static async Task A_doubt_is_told_while_typing_and_leads_to_its_place(Visit desk)
    {
        var page = desk.Page;
        await Assertions.Expect(page.Locator(".template-checks")).ToContainTextAsync("Nothing is wrong, and nothing is doubtful.");
        await page.Locator(".template-line summary").Nth(2).ClickAsync();
        await page.Locator($"[name='{First}/actions/2/before']").FillAsync("50");
        await Assertions.Expect(page.Locator(".template-checks")).ToContainTextAsync("No customer can meet it");
        await Assertions.Expect(page.Locator("#preview .notice")).ToContainTextAsync("too little for all of this");
        await desk.Press(page.Locator("button[value='open milestones/1']"));
        await desk.Press(page.Locator($".template-checks button[value='open {First}/actions/2']"));
        await Assertions.Expect(page.Locator($"[name='{First}/actions/2/before']")).ToBeVisibleAsync();
        await Look.At(desk, "ops-template-checks");
        await page.Locator($"[name='{First}/actions/2/before']").FillAsync("5");
        await page.Locator($"[name='{First}/actions/2/after']").SelectOptionAsync("say_why");
        await desk.Press(page.Locator(Save));
        await Assertions.Expect(page.Locator("#preview")).ToContainTextAsync("after “Tell everybody at Fjord & Sons");
        await Assertions.Expect(page.Locator(".template-checks li")).ToHaveCountAsync(0);
    }

    private static async Task A_mistake_is_told_and_mended(Visit desk)
    {
        var page = desk.Page;
        await page.Locator($"[name='{First}/at']").FillAsync("soon");
        await desk.Press(page.Locator(Save));
        await Assertions.Expect(page.Locator("#open .notice.danger")).ToContainTextAsync("at");
        await Look.At(desk, "ops-template-mistake");
        await page.Locator($"[name='{First}/at']").FillAsync("10");
        await desk.Press(page.Locator(Save));
        await Assertions.Expect(page.Locator("#open .notice.danger")).ToHaveCountAsync(0);
    }
}
