using ScaleSuccess.BrowserTests.Given;
using ScaleSuccess.BrowserTests.People;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.BrowserTests;

/// <summary>Who may come in, and as what: keys, users and their passwords as people see them.</summary>
public sealed class AccessConsoleTests
{
    private const string Ann = "ann@acme.example";

    [Fact]
    public async Task An_admin_lets_systems_and_people_in_and_an_ops_user_sees_no_settings()
    {
        await using var product = await RunningProduct.Start();
        await using var desk = await Chromium.Visit(product.Url);
        await using var phone = await Chromium.Visit(product.Url);
        var admin = new Ops(desk);
        await admin.SignsInForTheFirstTime(product.Told("one-time password"));
        await admin.MakesAnApiKey("Our CRM");
        await desk.Page.Locator("summary", new() { HasText = "Revoke" }).ClickAsync();
        await Look.At(desk, "ops-settings-revoke");

        await desk.Page.Locator("#f-Email").FillAsync(Ann);
        await desk.Press(desk.Page.GetByRole(AriaRole.Button, new() { Name = "Add a user" }));
        var oneTime = await desk.Page.Locator("#f-new-password").InputValueAsync();
        await desk.Page.Locator("summary", new() { HasText = "Manage" }).ClickAsync();
        await Look.At(desk, "ops-settings-users");

        await phone.Open(Urls.SignIn);
        await SignsIn(phone, "not the password");
        await Look.At(phone, "ops-sign-in-refused");
        await SignsIn(phone, oneTime);
        await phone.Page.Locator("#f-Current").FillAsync(oneTime);
        await phone.Page.Locator("#f-Chosen").FillAsync("Acme-2026-Acme");
        await phone.Page.Locator("#f-Again").FillAsync("Acme-2026-Acme");
        await phone.Press(phone.Page.Locator("main form button[type=submit]"));
        await Look.At(phone, "ops-password-refused");
        await phone.Page.Locator("#f-Current").FillAsync(oneTime);
        await phone.Page.Locator("#f-Chosen").FillAsync("windy pebbles under roof");
        await phone.Page.Locator("#f-Again").FillAsync("windy pebbles under roof");
        await phone.Press(phone.Page.Locator("main form button[type=submit]"));
        Assert.Contains(Urls.Ops, phone.Page.Url, StringComparison.Ordinal);
        Assert.Equal(0, await phone.Page.Locator($"nav a[href='{Urls.OpsSettings}']").CountAsync());
        Assert.Equal(403, (await phone.Page.GotoAsync(Urls.OpsSettings))?.Status);
        await Look.At(phone, "ops-not-allowed");
        desk.DidNothingUnwanted();
    }

    private static async Task SignsIn(Visit visit, string password)
    {
        await visit.Page.Locator("#f-UserName").FillAsync(Ann);
        await visit.Page.Locator("#f-Password").FillAsync(password);
        await visit.Press(visit.Page.Locator("main form button[type=submit]"));
    }
}
