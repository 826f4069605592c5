using ScaleSuccess.BrowserTests.Given;
using ScaleSuccess.BrowserTests.People;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.BrowserTests;

/// <summary>Who does it, on either side: a colleague who is not known yet, and one of the vendor's people who leaves.</summary>
public sealed class NamedPeopleTests
{
    private const string Dan = "dan.ko@acme.example";

    [Fact]
    public async Task A_colleague_is_named_by_keyboard_and_without_script_and_the_vendors_person_is_read_until_they_are_gone()
    {
        await using var product = await RunningProduct.Start();
        await using var home = await Chromium.Visit(product.Url);
        await using var desk = await Chromium.Visit(product.Url, script: false);
        await using var console = await Chromium.Visit(product.Url);
        var nora = new Champion(home);
        var plan = await nora.GetsAPlan(product.Told("Answer the survey as a sample customer"));

        await Petra_is_named_by_keyboard(home, plan);
        await Uli_is_named_without_script(desk, plan);

        var ops = new Ops(console);
        await ops.SignsInForTheFirstTime(product.Told("one-time password"));
        await console.Open(Urls.OpsSettings);
        await console.Page.Locator("#f-Email").FillAsync(Dan);
        await console.Press(console.Page.GetByRole(AriaRole.Button, new() { Name = "Add a user" }));
        await Look.At(console, "customers-by-contact", Urls.OpsCustomers);
        await console.Press(console.Page.Locator("tbody th a").First);
        await console.Page.Locator("#f-OpsContact").SelectOptionAsync(Dan);
        await console.Press(console.Page.Locator("form:has(#f-OpsContact) button[type=submit]"));
        var first = console.Page.Locator("details:has([name^=owner-action])").First;
        await first.Locator("summary").ClickAsync();
        await Look.At(console, "customer-named");
        await first.Locator("select").SelectOptionAsync("admin");
        await console.Press(first.Locator("button"));
        await Assertions.Expect(console.Page.Locator("[role=status]").First).ToContainTextAsync("Saved.");
        await home.Open(plan);
        await Assertions.Expect(home.Page.Locator("#stuck")).ToContainTextAsync(": Dan Ko");
        await Assertions.Expect(home.Page.Locator(".sides section").Nth(1)).ToContainTextAsync("Dan Ko at");
        await Look.At(home, "plan-named");
        await Look.At(home, "plan-history-named", plan + "/history");

        await ops.MovesTheClock(days: 40);
        await ops.ComesBack();
        await Look.At(console, "owed-mine", Urls.OpsOwedOf(Dan));
        await Assertions.Expect(console.Page.Locator("tbody").First).ToContainTextAsync("Dan Ko");
        await console.Open(Urls.OpsSettings);
        await console.Page.Locator(".entry", new() { HasText = Dan }).Locator("summary").ClickAsync();
        await console.Press(console.Page.Locator(".entry", new() { HasText = Dan }).Locator("button[value=remove]"));
        await Look.At(console, "today-gone", Urls.Ops);
        await console.Page.Locator(".entry", new() { HasText = Dan }).Locator("summary").ClickAsync();
        await console.Page.Locator($"[name='to-{Dan}']").SelectOptionAsync("admin");
        await console.Press(console.Page.Locator("details[open] button[type=submit]"));
        await Assertions.Expect(console.Page.Locator("main")).ToContainTextAsync("Handed over.");
        await home.Open(plan);
        await Assertions.Expect(home.Page.Locator("main")).Not.ToContainTextAsync("Dan Ko at");
        home.DidNothingUnwanted();
        desk.DidNothingUnwanted();
        console.DidNothingUnwanted();
    }

    private static async Task Petra_is_named_by_keyboard(Visit home, string plan)
    {
        await home.Open(plan + "/add?kind=commitment");
        await Assertions.Expect(home.Page.Locator("#f-colleague-name")).ToBeHiddenAsync();
        await home.Page.Locator("[name=title]").FillAsync("Petra reads the numbers");
        await home.Page.Locator("[name=owner]").FocusAsync();
        await home.Page.Keyboard.TypeAsync("Somebody");
        await Assertions.Expect(home.Page.Locator("#f-colleague-name")).ToBeVisibleAsync();
        await home.Page.Keyboard.PressAsync("Tab");
        await home.Page.Keyboard.TypeAsync("Petra Vogt");
        await home.Page.Keyboard.PressAsync("Tab");
        await home.Page.Keyboard.TypeAsync("petra");
        await home.Page.Keyboard.PressAsync("Tab");
        await home.Page.Keyboard.PressAsync("Space");
        await home.Press(home.Page.Locator("form .push"));
        await Assertions.Expect(home.Page.Locator("#f-colleague-email-error")).ToContainTextAsync("not an e-mail address");
        await Look.At(home, "plan-somebody-else");
        await home.Page.Locator("#f-colleague-email").FillAsync("petra@example.com");
        await home.Press(home.Page.Locator("form .push"));
        await Assertions.Expect(home.Page.Locator(".sides li.commitment", new() { HasText = "Petra reads" })).ToContainTextAsync("Petra Vogt");
    }

    private static async Task Uli_is_named_without_script(Visit desk, string plan)
    {
        await desk.Open(plan + "/add?kind=commitment");
        await desk.Page.Locator("[name=title]").FillAsync("Uli asks the team");
        await desk.Page.Locator("[name=owner]").SelectOptionAsync("somebody");
        await desk.Page.Locator("#f-colleague-name").FillAsync("Uli Roth");
        await desk.Page.Locator("#f-colleague-email").FillAsync("uli@example.com");
        await desk.Press(desk.Page.Locator("form .push"));
        await Assertions.Expect(desk.Page.Locator(".sides li.commitment", new() { HasText = "Uli asks" })).ToContainTextAsync("Uli Roth");
    }
}
