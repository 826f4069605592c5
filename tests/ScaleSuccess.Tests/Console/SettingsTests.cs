using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Console;

public sealed class SettingsTests
{
    [Fact]
    public async Task A_new_api_key_is_shown_once()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var made = await browser.Submit(await browser.Get(Urls.OpsSettings), "form:has([name=KeyName])", ("KeyName", ["CRM"]));
        var key = made.Document.QuerySelector("#f-new-key")!.GetAttribute("value")!;
        Assert.StartsWith("ss_", key, StringComparison.Ordinal);
        Assert.DoesNotContain(key, (await browser.Get(Urls.OpsSettings)).Document.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removed_user_cannot_sign_in_and_nobody_can_remove_themselves()
    {
        await using var host = await TestHost.Start();
        var admin = await OpsConsole.SignedIn(host);
        var added = await admin.Submit(await admin.Get(Urls.OpsSettings), "form:has([name=Email])", ("Email", ["ann@acme.example"]));
        var password = added.Document.QuerySelector("#f-new-password")!.GetAttribute("value")!;
        // One user besides oneself, so one form: there is none for oneself.
        Assert.Single(added.Document.QuerySelectorAll("button[value=remove]"));
        await admin.Submit(added, "button[value=remove]");
        Assert.Equal(Urls.SignIn, (await OpsConsole.SignIn(host.Browser(), "ann@acme.example", password)).Url.AbsolutePath);
    }
}
