using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Tests.Console;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Portal;

namespace ScaleSuccess.Tests.Requests;

/// <summary>A form without a token that counts: its page comes again, with what was typed, and nothing has been done.</summary>
public sealed class LostFormTokenTests : IAsyncLifetime
{
    private const string Next = "form button[name=go][value=next]";
    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.Start();
    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Of_two_tabs_of_a_fresh_browser_both_get_on()
    {
        var guest = await host.A_guest_at_the_last_page();
        var (first, second) = await TwoTabs(guest.Page(1));
        var browser = first.Browser;
        var lost = await browser.Submit(first.Page, Next, ("goals", ["save_time", "other"]), ("goals.other", ["Sleep <better>"]));
        SaysSendAgain(lost);
        Assert.True(Ticked(lost, "goals", "save_time"));
        Assert.Equal("Sleep <better>", lost.Document.QuerySelector<IHtmlInputElement>("[name='goals.other']")!.Value);
        Assert.DoesNotContain("Sleep", (await host.ResponseOf(guest))!.Answers, StringComparison.Ordinal);

        Assert.Equal(guest.Page(2), (await browser.Submit(lost, Next)).Url.AbsolutePath);
        // Its token counts; whether the tabs agree is the survey's business.
        Assert.Equal(HttpStatusCode.OK, (await browser.Submit(second.Page, Next, ("goals", ["save_time"]))).Status);
    }

    [Fact]
    public async Task A_long_text_and_the_people_named_stay_where_they_were_typed()
    {
        var guest = await host.A_guest_at_the_last_page();
        var lost = await WithoutCookie(guest.Page(5), Next, ("people.1.name", ["Ola Berg"]), ("people.1.email", ["ola@guest.example"]), ("people.1.role", ["admin"]));
        SaysSendAgain(lost.Page);
        Assert.Equal("Ola Berg", lost.Page.Document.QuerySelector<IHtmlInputElement>("[name='people.1.name']")!.Value);
        Assert.Equal("admin", lost.Page.Document.QuerySelector<IHtmlSelectElement>("[name='people.1.role']")!.Value);
        Assert.Null((await host.ResponseOf(guest))!.SubmittedAt);
        var sent = await lost.Browser.Submit(lost.Page, Next);
        Assert.Equal(guest.Review, sent.Url.AbsolutePath);
    }

    [Fact]
    public async Task A_check_in_keeps_answer_reading_and_words()
    {
        var (guest, id) = await host.A_guest_who_is_asked();
        var lost = await WithoutCookie(Urls.CheckIn(guest.Token, id), "form", ("answer", ["stuck"]), ("reading", ["9"]), ("words", ["The export\nfails"]));
        SaysSendAgain(lost.Page);
        Assert.True(Ticked(lost.Page, "answer", "stuck"));
        Assert.Equal("9", lost.Page.Document.QuerySelector<IHtmlInputElement>("[name=reading]")!.Value);
        Assert.Equal("The export\nfails", lost.Page.Document.QuerySelector<IHtmlTextAreaElement>("[name=words]")!.Value);
        Assert.Null((await host.CheckInsOf(guest))[0].Answer);
        await lost.Browser.Submit(lost.Page, "form.form");
        Assert.Equal("stuck", (await host.CheckInsOf(guest))[0].Answer);
    }

    [Fact]
    public async Task A_call_for_help_keeps_its_subject_and_words_in_an_open_form()
    {
        var guest = await host.A_guest_with_a_plan();
        const string about = "kick_off";
        var form = $"[id='stuck-item-milestone-{about}']";
        var lost = await WithoutCookie(guest.Plan, form, ("words", ["We lost our admin"]));
        SaysSendAgain(lost.Page);
        Assert.Equal("We lost our admin", lost.Page.Document.QuerySelector<IHtmlTextAreaElement>($"{form} textarea")!.Value);
        Assert.True(lost.Page.Document.QuerySelector(form)!.ParentElement!.HasAttribute("open"));
        Assert.Empty(await host.Ask(db => db.HelpRequests.ToListAsync()));
        await lost.Browser.Submit(lost.Page, form);
        var request = Assert.Single(await host.Ask(db => db.HelpRequests.ToListAsync()));
        Assert.Equal((about, "We lost our admin"), (request.ItemKey, request.Words));
    }

    [Theory]
    [InlineData("#next-accept")]
    [InlineData("button[name=done][value^=need]")]
    [InlineData("button[name=reached]")]
    public async Task An_acceptance_and_a_tick_are_asked_for_again(string button)
    {
        var guest = await host.A_guest_with_a_plan();
        var lost = await WithoutCookie(guest.Plan, button);
        SaysSendAgain(lost.Page);
        Assert.Empty(await host.Ask(db => db.Acceptances.ToListAsync()));
        Assert.DoesNotContain((await host.PlanOf(guest)).Items, item => item.IsDone);
        await lost.Browser.Submit(lost.Page, button);
        Assert.True((await host.Ask(db => db.Acceptances.CountAsync())) + (await host.PlanOf(guest)).Items.Count(item => item.IsDone) > 0);
    }

    [Fact]
    public async Task Unsubscribing_is_asked_for_again()
    {
        var guest = await host.A_guest();
        var url = Urls.Unsubscribe(await host.Token(guest.Visitor.ContactId, LinkPurpose.Unsubscribe), Topic.CheckIn);
        var lost = await WithoutCookie(url, "button[name=leave]");
        SaysSendAgain(lost.Page);
        Assert.Empty(await Left(guest));
        await lost.Browser.Submit(lost.Page, "button[name=leave]");
        Assert.Equal([Topic.CheckIn], await Left(guest));
    }

    [Fact]
    public async Task An_editor_and_a_small_form_of_the_console_keep_what_was_typed()
    {
        var ops = await OpsConsole.SignedIn(host);
        var customer = await Loop.A_customer_with_a_plan(host);
        foreach (var (url, form, field) in new[]
        {
            (Urls.OpsTemplateText("growing"), "form[data-warn-unsaved]", "Text"), (Urls.OpsTemplate("growing", "about"), "form[data-warn-unsaved]", "title"), (Urls.OpsSurvey("onboarding", "about"), "form[data-warn-unsaved]", "title"), ("/ops/emails/check-in", "form[data-warn-unsaved]", "Body"), ("/ops/emails/_frame", "form[data-warn-unsaved]", "Html"),
            (Urls.OpsCustomer(customer.CustomerId), "form:has([name=Reason])", "Reason"), (Urls.OpsSettings, "form:has([name=KeyName])", "KeyName"),
            (Urls.OpsSettings, "form:has([name=Email])", "Email"), (Urls.OpsModels, "form:has([name=Most])", "Most"),
        })
        {
            var lost = await ops.Submit(await ops.Get(url), form, (field, ["typed by hand"]), ("__RequestVerificationToken", []));
            SaysSendAgain(lost);
            var kept = lost.Document.QuerySelector($"[name={field}]")!;
            Assert.Equal("typed by hand", kept is IHtmlTextAreaElement text ? text.Value.Trim() : ((IHtmlInputElement)kept).Value);
        }
    }

    [Fact]
    public async Task An_editor_whose_session_has_ended_keeps_its_text_until_its_user_has_signed_in_again()
    {
        var ops = await OpsConsole.SignedIn(host);
        var page = await ops.Get(Urls.OpsTemplateText("growing"));
        var text = page.Document.QuerySelector<IHtmlTextAreaElement>("[name=Text]")!.Value + "# <changed>\n";
        var browser = host.Browser();
        var signedOut = await browser.Submit(page, "button[value=save]", ("Text", [text]));
        Assert.Equal(HttpStatusCode.Unauthorized, signedOut.Status);
        Assert.Contains("You are signed out", signedOut.Text, StringComparison.Ordinal);

        Assert.Equal(Urls.Ops, (await OpsConsole.SignIn(browser, "admin", OpsConsole.Password)).Url.AbsolutePath);
        var again = await browser.Submit(signedOut, "main button");
        SaysSendAgain(again);
        Assert.Equal(text, again.Document.QuerySelector<IHtmlTextAreaElement>("[name=Text]")!.Value);
        var saved = await browser.Submit(again, "button[value=save]");
        Assert.Contains("saved just now by admin", saved.Text, StringComparison.Ordinal);
        Assert.Equal(text, saved.Document.QuerySelector<IHtmlTextAreaElement>("[name=Text]")!.Value);
    }

    [Fact]
    public async Task Signing_in_is_asked_for_again()
    {
        var lost = await WithoutCookie(Urls.SignIn, "form", ("UserName", ["admin"]), ("Password", [host.OneTimePassword]));
        SaysSendAgain(lost.Page);
        Assert.Equal("admin", lost.Page.Document.QuerySelector<IHtmlInputElement>("[name=UserName]")!.Value);
        Assert.DoesNotContain(host.OneTimePassword, lost.Page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_opens_nothing_still_says_so()
    {
        var lost = await host.Browser().Http.PostAsync("/p/nonsense", new FormUrlEncodedContent([new("_handler", "stuck"), new("words", "x")]));
        Assert.Equal(HttpStatusCode.NotFound, lost.StatusCode);
        // Nothing that was entered is on such a page.
        foreach (var dead in new[] { "/p/nonsense", "/s/x/y/1", "/c/nonsense/1" })
        {
            var answer = await host.Browser().Http.PostAsync(dead, new FormUrlEncodedContent([new("_handler", "answers"), new("words", "x")]));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.Contains("doesn&#x27;t work", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Please send it again", text, StringComparison.Ordinal);
        }
    }

    private async Task<((Browser Browser, Page Page), (Browser Browser, Page Page))> TwoTabs(string url)
    {
        // Both are asked for before either answer brings its cookie: the second cookie replaces the first.
        var (one, other) = (host.Browser(), host.Browser());
        var first = await one.Get(url);
        var second = await other.Get(url);
        return ((other, first), (other, second));
    }

    private async Task<(Browser Browser, Page Page)> WithoutCookie(string url, string form, params (string, string[])[] typed)
    {
        var page = await host.Browser().Get(url);
        var later = host.Browser();
        return (later, await later.Submit(page, form, typed));
    }

    private static void SaysSendAgain(Page page)
    {
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("Please send it again", page.Text, StringComparison.Ordinal);
    }

    private static bool Ticked(Page page, string field, string value) =>
        page.Document.QuerySelectorAll<IHtmlInputElement>($"input[name='{field}']").Single(tick => tick.Value == value).IsChecked;

    private Task<List<string>> Left(Guest guest) =>
        host.Use<Unsubscribe, List<string>>((topics, cancel) => topics.Left(guest.Visitor.Email, cancel));
}
