using System.Net;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Console;

public sealed class EmailTests
{
    private const string Save = "button[value=save]";

    [Fact]
    public async Task A_saved_e_mail_is_active_and_the_one_before_is_kept()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var page = await browser.Get(Urls.OpsEmail("check-in"));
        var saved = await browser.Submit(page, Save, ("Text", ["Subject: All well?\n\nHello {{contact.firstName}}, all well? {{links.done}} {{links.onTrack}} {{links.stuck}} {{links.plan}}\n"]));
        Assert.Contains("Saved. This version is active now.", saved.Text, StringComparison.Ordinal);
        Assert.Contains("All well?", (await browser.Get(Urls.OpsEmails)).Text, StringComparison.Ordinal);
        Assert.Equal(2, saved.Document.QuerySelectorAll("table.data tbody tr").Length);
    }

    [Fact]
    public async Task An_e_mail_that_could_not_be_sent_is_explained_and_not_saved()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var page = await browser.Get(Urls.OpsEmail("check-in"));
        var refused = await browser.Submit(page, Save, ("Text", ["Subject: All well?\n\nHello {{contact.fristName}}\n"]));
        Assert.Contains("Line 3", refused.Document.QuerySelector(".mistakes")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("`", refused.Document.QuerySelector(".mistakes")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("contact.firstName", refused.Document.QuerySelectorAll(".mistakes code").Select(code => code.TextContent));
        Assert.Single((await browser.Get(Urls.OpsEmail("check-in"))).Document.QuerySelectorAll("table.data tbody tr"));
    }

    [Fact]
    public async Task The_preview_is_filled_in_and_may_run_no_script()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var page = await browser.Get(Urls.OpsEmailPreview("check-in"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Hello Nora", page.Text, StringComparison.Ordinal);
        var policy = string.Join(' ', page.Response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_goes_to_whoever_is_signed_in_and_says_so()
    {
        await using var host = await TestHost.Start();
        var admin = await OpsConsole.SignedIn(host);
        var settings = await admin.Submit(await admin.Get(Urls.OpsSettings), "form:has([name=Email])", ("Email", ["ann@acme.example"]));
        var password = settings.Document.QuerySelector("#f-new-password")!.GetAttribute("value")!;
        var ann = host.Browser();
        await OpsConsole.ChoosePassword(ann, await OpsConsole.SignIn(ann, "ann@acme.example", password), password);

        var sent = await ann.Submit(await ann.Get(Urls.OpsEmail("check-in")), "button[value=test]");

        Assert.Contains("ann@acme.example", sent.Text, StringComparison.Ordinal);
        Assert.Contains("Test sent", sent.Text, StringComparison.Ordinal);
        var mail = Assert.Single(host.Mail.Sent);
        Assert.Equal("ann@acme.example", mail.To.Address);
        Assert.StartsWith("[Test] ", mail.Subject, StringComparison.Ordinal);
    }
}
