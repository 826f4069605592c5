using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Portal;

/// <summary>Survey pages that are sent to where there is none, or when it is too late: nothing is lost, and nothing is called changed that was not.</summary>
public sealed class OddSurveyPostsTests : IAsyncLifetime
{
    private const string Next = "form button[name=go][value=next]";
    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.Start();
    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(99, true)]
    public async Task A_page_number_that_the_survey_does_not_have_leads_to_the_first_page_that_waits(int number, bool saysWhatWasAsked)
    {
        var guest = await host.A_guest();
        var browser = host.Browser();
        var page = await browser.Get(guest.Page(1));
        Aim(page, guest.Page(number));
        if (!saysWhatWasAsked) page.Document.QuerySelector("[name=asked]")!.Remove();

        var sent = await browser.Submit(page, Next, ("goals", ["save_time"]), ("where_to_be", ["my_team"]));
        Assert.Equal((HttpStatusCode.OK, guest.Page(saysWhatWasAsked ? 2 : 1)), (sent.Status, sent.Url.AbsolutePath));
        if (saysWhatWasAsked) Assert.Equal("save_time", (await host.ResponseOf(guest))!.Read().One("goals"));
    }

    [Fact]
    public async Task An_untouched_tab_of_a_survey_that_was_sent_meanwhile_changed_nothing()
    {
        var guest = await host.A_guest_at_the_last_page();
        var (one, other) = (host.Browser(), host.Browser());
        var untouched = await other.Get(guest.Page(3));
        // The other tab shows what was stored; then the answers on its page change and are sent.
        await one.Submit(await one.Get(guest.Page(3)), Next, ("how", ["careful"]));
        await one.Submit(await one.Get(guest.Review), "form.form");

        var sent = await other.Submit(untouched, Next);
        Assert.EndsWith("/thanks", sent.Url.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_changed_too_late_is_shown_and_nothing_else()
    {
        var guest = await host.A_guest_at_the_last_page();
        var (one, other) = (host.Browser(), host.Browser());
        var open = await other.Get(guest.Page(1));
        await one.Submit(await one.Get(guest.Review), "form.form");

        var late = await other.Submit(open, Next, ("goals", ["one_place"]));
        var words = late.Document.QuerySelector<IHtmlTextAreaElement>("[name=words]")!.Value;
        Assert.Contains("What do you want to achieve?", words, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', words.Trim());
    }

    [Fact]
    public async Task Words_about_what_came_too_late_outlive_a_form_token()
    {
        var guest = await host.A_guest_at_the_last_page();
        var (one, other) = (host.Browser(), host.Browser());
        var open = await other.Get(guest.Page(1));
        await one.Submit(await one.Get(guest.Review), "form.form");
        var late = await other.Submit(open, Next, ("goals", ["one_place"]));

        var lost = await other.Submit(late, "form.form", ("__RequestVerificationToken", ["stale"]), ("words", ["Please call us"]));
        Assert.Equal("Please call us", lost.Document.QuerySelector<IHtmlTextAreaElement>("[name=words]")!.Value);
        await other.Submit(lost, "form.form");
        Assert.Equal("Please call us", (await host.Ask(db => db.Set<HelpRequest>().AsNoTracking().SingleAsync())).Words);
    }

    [Fact]
    public async Task An_answer_changed_elsewhere_on_a_page_that_is_gone_can_be_decided_and_sent()
    {
        var guest = await host.A_guest();
        var (one, other) = (host.Browser(), host.Browser());
        var late = await other.Get(guest.Page(1));
        await one.Submit(await one.Get(guest.Page(1)), Next, ("goals", ["save_time"]), ("where_to_be", ["first_win"]));

        Aim(late, guest.Page(77));
        var told = await other.Submit(late, Next, ("where_to_be", ["my_team"]));
        Assert.Contains("Answered differently in another tab", told.Text, StringComparison.Ordinal);
        var sent = await other.Submit(told, Next);
        Assert.Equal(guest.Page(2), sent.Url.AbsolutePath);
        var kept = (await host.ResponseOf(guest))!.Read();
        Assert.Equal(("save_time", "my_team"), (kept.One("goals"), kept.One("where_to_be")));
    }

    private static void Aim(Page page, string path)
    {
        foreach (var form in page.Document.QuerySelectorAll("form.form")) form.SetAttribute("action", path);
    }
}
