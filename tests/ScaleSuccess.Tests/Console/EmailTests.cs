using System.Net;
using ScaleSuccess.Emails.Editing;
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
        var saved = await browser.Submit(page, Save, ("Subject", ["All well?"]), ("Body", ["Hello {{contact.firstName}}, all well?\n\n[Yes]({{links.onTrack}}){.button}"]));
        Assert.Contains("Saved. This version is active now.", saved.Text, StringComparison.Ordinal);
        Assert.Contains("All well?", (await browser.Get(Urls.OpsEmails)).Text, StringComparison.Ordinal);
        Assert.Equal(2, saved.Document.QuerySelectorAll("table.data tbody tr").Length);
        Assert.Equal(("All well?", "How is it going? Choose an answer."), (Field(saved, "Subject"), Field(saved, "Preheader")));
        Assert.Contains("<a href=\"https://success.acme.example/c/sample/1?answer", (await browser.Get(Urls.OpsEmailPreview("check-in"))).Document.Source.Text, StringComparison.Ordinal);

        static string? Field(Page page, string name) => page.Document.QuerySelector($"[name={name}]")!.GetAttribute("value");
    }

    [Fact]
    public async Task A_pair_of_texts_that_ops_saved_before_e_mails_were_markdown_goes_on()
    {
        await using var host = await TestHost.Start();
        await host.Use<SaveEmailText, SaveEmailOutcome>((save, cancel) => save.Run("survey-request", "Subject: Ours\n\n{{links.answer}}", "<p>Ours</p><a href=\"{{links.answer}}\">Answer</a>", 1, "olga", cancel));
        var browser = await OpsConsole.SignedIn(host);
        var page = await browser.Get(Urls.OpsEmail("survey-request"));
        Assert.Contains("<p>Ours</p>", page.Document.QuerySelector("[name=Html]")!.TextContent, StringComparison.Ordinal);
        var saved = await browser.Submit(page, Save, ("Html", ["<p>Ours, too</p><a href=\"{{links.answer}}\">Answer</a>"]));
        Assert.Contains("Saved. This version is active now.", saved.Text, StringComparison.Ordinal);
        Assert.Contains("Ours, too", (await browser.Get(Urls.OpsEmailPreview("survey-request"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_e_mail_that_could_not_be_sent_is_explained_and_not_saved()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var page = await browser.Get(Urls.OpsEmail("check-in"));
        var refused = await browser.Submit(page, Save, ("Subject", [""]), ("Body", ["Hello\n{{contact.fristName}}"]));
        Assert.Contains("The subject is empty", refused.Text, StringComparison.Ordinal);
        refused = await browser.Submit(refused, Save, ("Subject", ["x"]));
        Assert.Contains("Line 2", refused.Text, StringComparison.Ordinal);
        Assert.Contains("contact.firstName", refused.Text, StringComparison.Ordinal);
        Assert.Equal("Hello\n{{contact.fristName}}", refused.Document.QuerySelector("[name=Body]")!.TextContent.Trim());
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

    [Fact]
    public async Task A_test_goes_to_any_address_and_to_nothing_else()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var page = await browser.Get(Urls.OpsEmail("check-in"));
        // Enter in a field presses the first button.
        Assert.Equal("check", page.Document.QuerySelector("form[data-warn-unsaved] button[type=submit]")!.GetAttribute("value"));
        var sent = await browser.Submit(page, "button[value=test]", ("To", [" olga@acme.example "]), ("Subject", ["Not saved yet"]));
        Assert.Contains("Sent to olga@acme.example", sent.Text, StringComparison.Ordinal);
        Assert.Equal(("olga@acme.example", "[Test] Not saved yet"), (host.Mail.Sent.Single().To.Address, host.Mail.Sent.Single().Subject));
        var none = await browser.Submit(sent, "button[value=test]", ("To", ["olga"]));
        Assert.Contains("“olga” is not an e-mail address", none.Text, StringComparison.Ordinal);
        Assert.Contains("Enter the e-mail address", (await browser.Submit(none, "button[value=test]", ("To", [""]))).Text, StringComparison.Ordinal);
        Assert.Single(host.Mail.Sent);
    }

    [Fact]
    public async Task The_list_shows_each_subject_as_a_reader_gets_it()
    {
        await using var host = await TestHost.Start();
        var list = await (await OpsConsole.SignedIn(host)).Get(Urls.OpsEmails);
        Assert.Contains("Your plan for Fjord & Sons is ready", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", list.Text, StringComparison.Ordinal);
    }
}
