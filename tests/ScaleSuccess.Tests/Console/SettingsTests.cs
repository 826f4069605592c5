using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Emails.Holds;
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

    [Fact]
    public async Task Holding_all_mail_is_the_first_thing_on_today_until_it_is_released()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        await Loop.A_customer_with_a_plan(host);
        var held = await browser.Submit(await browser.Get(Urls.OpsSettings), "form:has(button.danger[type=submit]):has(input[value=hold-mail])");
        Assert.Contains("Mail is on hold: nothing is sent", held.Text, StringComparison.Ordinal);

        Assert.Equal(0, await host.Run<DispatchMessages>());
        var today = await browser.Get(Urls.Ops);
        Assert.Contains("admin put all mail on hold.", today.Document.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("is waiting", today.Document.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);

        var released = await browser.Submit(await browser.Get(Urls.OpsSettings), "form:has(input[value=release-mail])");

        Assert.Contains("Mail is released", released.Text, StringComparison.Ordinal);
        Assert.Contains("dispatch-messages", host.Nudges);
        Assert.DoesNotContain("Mail is on hold", (await browser.Get(Urls.Ops)).Text, StringComparison.Ordinal);
        Assert.Equal(1, await host.Run<DispatchMessages>());
    }

    [Fact]
    public async Task A_hold_that_somebody_else_released_meanwhile_is_told()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var before = await browser.Get(Urls.OpsSettings);
        await host.Use<HoldMail, bool>((hold, cancel) => hold.Run(HoldReason.Ops, "ann", cancel));
        Assert.Contains("Nothing was changed", (await browser.Submit(before, "form:has(input[value=hold-mail])")).Text, StringComparison.Ordinal);
    }
}
