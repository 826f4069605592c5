using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Surveys.Responses;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Portal;

public sealed class SurveyPagesTests : IAsyncLifetime
{
    private const string Next = "form button[name=go][value=next]", Back = "form button[name=go][value=back]";
    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.Start();
    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Typed_answers_survive_closing_the_tab()
    {
        var guest = await host.A_guest();
        var tab = host.Browser();
        var page = await tab.Get(guest.Page(1));
        var saved = await Autosave(tab, page, guest, ("goals", "save_time"), ("goals.other", "Sleep <better>"));
        Assert.Contains("Saved 10:00", await saved.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var later = await host.Browser().Get(guest.Survey);
        Assert.Contains("Welcome back, Nora", later.Text, StringComparison.Ordinal);
        var reopened = await host.Browser().Get(guest.Page(1));
        Assert.True(Ticked(reopened, "goals", "save_time"));
        Assert.False(Ticked(reopened, "goals", "see_numbers"));
        Assert.Equal("Sleep <better>", Value(reopened, "goals.other"));
    }

    [Fact]
    public async Task Of_two_tabs_the_later_sees_the_earlier_and_decides()
    {
        var guest = await host.A_guest_at_the_last_page();
        var (one, other) = (host.Browser(), host.Browser());
        var (early, late) = (await one.Get(guest.Page(4)), await other.Get(guest.Page(4)));
        await one.Submit(early, Next, ("measures.report_hours.target", ["5"]));

        // What the other tab did not touch stays as it is now; what both changed is shown before anything is overwritten.
        await other.Submit(late, Next, ("measures.report_hours.baseline", ["11"]));
        Assert.Equal(("11", "5"), await Measured(guest));
        var again = await other.Submit(late, Next, ("measures.report_hours.target", ["3"]));
        Assert.Contains("Answered differently in another tab", again.Text, StringComparison.Ordinal);
        Assert.Equal("3", Value(again, "measures.report_hours.target"));
        Assert.Equal(("11", "5"), await Measured(guest));

        await other.Submit(again, Next);
        Assert.Equal("3", (await Measured(guest)).Item2);
    }

    private async Task<(string?, string?)> Measured(Guest guest)
    {
        var answers = (await host.ResponseOf(guest))!.Read();
        return (answers.One("measures.report_hours.baseline"), answers.One("measures.report_hours.target"));
    }

    [Fact]
    public async Task A_save_after_another_tabs_is_not_called_saved_and_one_after_ones_own_is()
    {
        var guest = await host.A_guest_at_the_last_page();
        var (tab, other) = (host.Browser(), host.Browser());
        var (page, theirs) = (await tab.Get(guest.Page(4)), await other.Get(guest.Page(4)));
        var first = await Autosave(tab, page, guest, ("measures.report_hours.target", "5"), ("shown", Value(page, "shown")));
        var shown = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await first.Content.ReadAsStringAsync()).QuerySelector("[name=shown]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.OK, (await Autosave(tab, page, guest, ("measures.report_hours.target", "6"), ("shown", shown))).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed,
            (await Autosave(other, theirs, guest, ("measures.report_hours.target", "7"), ("shown", Value(theirs, "shown")))).StatusCode);
        Assert.Equal("6", (await Measured(guest)).Item2);
    }

    [Fact]
    public async Task What_is_typed_after_the_answers_are_in_is_not_called_saved()
    {
        var guest = await host.A_guest_at_the_last_page();
        var tab = host.Browser();
        var page = await tab.Get(guest.Page(1));
        Assert.IsType<SubmitOutcome.Submitted>(await host.Use<SubmitAnswers, SubmitOutcome>((submit, cancel) => submit.Run(guest.Visitor, "onboarding", cancel)));
        Assert.Equal(HttpStatusCode.Conflict, (await Autosave(tab, page, guest, ("goals", "one_place"))).StatusCode);
    }

    [Fact]
    public async Task A_link_that_names_no_survey_leads_to_the_first_one()
    {
        var guest = await host.A_guest();
        var page = await host.Browser().Get(Urls.Survey(guest.Token));
        Assert.Equal(guest.Survey, page.Url.AbsolutePath);
        Assert.Contains("Your success plan", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Browser().Http.GetAsync(Urls.Survey("nonsense"))).StatusCode);
    }

    [Fact]
    public async Task Nothing_is_kept_for_a_form_that_is_not_ours()
    {
        var guest = await host.A_guest();
        var answer = await host.Browser().Http.PostAsync(Urls.SaveAnswers(guest.Token, "onboarding"),
            new FormUrlEncodedContent([new("page", "1"), new("goals", "save_time")]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(await host.ResponseOf(guest));
    }

    [Fact]
    public async Task Opening_the_survey_begins_nothing()
    {
        var guest = await host.A_guest();
        await host.Browser().Get(guest.Survey);
        await host.Browser().Get(guest.Page(1));
        Assert.Null(await host.ResponseOf(guest));
    }

    [Fact]
    public async Task Wrong_answers_are_kept_and_explained()
    {
        var guest = await host.A_guest_at_the_last_page();
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(guest.Page(4)), Next, ("measures.report_hours.target", ["a lot less"]));
        Assert.Equal(guest.Page(4), page.Url.AbsolutePath);
        Assert.Equal("a lot less", Value(page, "measures.report_hours.target"));
        Assert.Equal("12", Value(page, "measures.report_hours.baseline"));
        Assert.Contains("Please enter a number", page.Document.QuerySelector("#f-measures-report_hours-target-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Hours spent on reports: Please enter a number", page.Document.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Back_keeps_what_is_typed_and_asks_nothing()
    {
        var guest = await host.A_guest();
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(guest.Page(2)), Back, ("where_now", ["trying"]));
        Assert.Equal(guest.Page(1), page.Url.AbsolutePath);
        Assert.True(Ticked(await browser.Get(guest.Page(2)), "where_now", "trying"));
    }

    [Fact]
    public async Task A_survey_never_changes_under_somebody_who_has_it_open()
    {
        var (begun, opened, fresh) = (await host.A_guest_at_the_last_page(), await host.A_guest(), await host.A_guest());
        var browser = host.Browser();
        var page = await browser.Get(opened.Page(2));
        await Without(2);

        // Who has begun, or has only a page open, goes on with what they saw; who comes later gets the new one.
        Assert.Contains("Where are you today?", (await browser.Get(begun.Page(2))).Text, StringComparison.Ordinal);
        var next = await browser.Submit(page, Next, ("where_now", ["trying"]), ("team_size", ["few"]));
        Assert.Equal((HttpStatusCode.OK, opened.Page(3)), (next.Status, next.Url.AbsolutePath));
        Assert.Equal("trying", (await host.ResponseOf(opened))!.Read().One("where_now"));
        Assert.DoesNotContain("Where are you today?", (await browser.Get(fresh.Page(2))).Text, StringComparison.Ordinal);

        await browser.Submit(await browser.Get(begun.Review), "form.form");
        var sent = (await host.ResponseOf(begun))!;
        Assert.NotNull(sent.SubmittedAt);
        Assert.Equal(1, await host.Ask(db => db.Set<Definition>().Where(one => one.Id == sent.DefinitionId).Select(one => one.Version).SingleAsync()));
    }

    [Fact]
    public async Task A_page_that_the_new_version_does_not_have_leads_to_the_next_open_one()
    {
        var guest = await host.A_guest();
        await Without(2);
        Assert.Equal(guest.Page(1), (await host.Browser().Get(guest.Page(5))).Url.AbsolutePath);
    }

    private Task Without(int page) => host.Use<SaveDefinition, SaveOutcome>((save, cancel) =>
    {
        var pages = File.ReadAllText(Path.Combine(Product.RepositoryFolder(), "surveys/onboarding.yaml")).Split("\n  - key: ");
        var text = string.Join("\n  - key: ", pages.Where((_, place) => place != page));
        return save.FromOps(Definition.Survey, "onboarding", text, null, 1, "olga", cancel);
    });

    [Fact]
    public async Task A_box_that_is_unticked_is_no_longer_chosen()
    {
        var guest = await host.A_guest_at_the_last_page();
        var browser = host.Browser();
        await browser.Submit(await browser.Get(guest.Page(1)), Next, ("goals", ["see_numbers"]));
        var page = await browser.Get(guest.Page(1));
        Assert.False(Ticked(page, "goals", "save_time"));
        Assert.True(Ticked(page, "goals", "see_numbers"));
    }

    [Fact]
    public async Task Submitting_twice_is_once()
    {
        var guest = await host.A_guest_at_the_last_page();
        var browser = host.Browser();
        var last = await browser.Get(guest.Page(5));
        (string, string[])[] ola = [("people.1.name", ["Ola Berg"]), ("people.1.email", ["ola@guest.example"]), ("people.1.role", ["admin"])];
        var review = await browser.Submit(last, Next, ola);
        Assert.Equal(guest.Review, review.Url.AbsolutePath);
        var first = await browser.Submit(review, "form.form");
        var sent = (await host.ResponseOf(guest))!.SubmittedAt;
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await browser.Submit(review, "form.form");
        var third = await browser.Submit(last, Next, ola);

        Assert.All([first, second, third], page => Assert.Equal(Urls.SurveyThanks(guest.Token, "onboarding"), page.Url.AbsolutePath));
        Assert.NotNull(sent);
        Assert.Equal(sent, (await host.ResponseOf(guest))!.SubmittedAt);
        Assert.Equal(2, await host.Ask(db => db.Contacts.CountAsync(c => c.CustomerId == guest.Visitor.CustomerId)));
        Assert.Contains("assign-segments", host.Nudges);
    }

    [Fact]
    public async Task A_tab_left_open_changes_nothing_once_the_answers_are_in_and_what_was_typed_there_can_still_be_sent()
    {
        var guest = await host.A_guest_at_the_last_page();
        var (tab, other) = (host.Browser(), host.Browser());
        var open = await tab.Get(guest.Page(1));
        await other.Submit(await other.Get(guest.Review), "form.form");
        var page = await tab.Submit(open, Next, ("goals", ["one_place"]));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Thank you, Nora", page.Text, StringComparison.Ordinal);
        Assert.Equal(["save_time", "see_numbers"], (await host.ResponseOf(guest))!.Read().Many("goals"));
        var typed = page.Document.QuerySelector("[name=words]")!.TextContent;
        Assert.StartsWith("What do you want to achieve? ", typed, StringComparison.Ordinal);
        Assert.DoesNotContain("first success", typed, StringComparison.Ordinal);

        await tab.Submit(page, "main form.form");
        var told = await host.Ask(db => db.Set<HelpRequest>().SingleAsync());
        Assert.Equal((guest.Visitor.ContactId, typed.Trim()), (told.ContactId, told.Words));
    }

    [Fact]
    public async Task The_last_page_leads_back_to_what_is_still_missing()
    {
        var guest = await host.A_guest();
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(guest.Page(5)), Next);
        Assert.Equal(guest.Page(1), page.Url.AbsolutePath);
        Assert.NotNull(page.Document.QuerySelector(".error-summary"));
        Assert.Null((await host.ResponseOf(guest))!.SubmittedAt);
    }

    [Fact]
    public async Task Thanks_wait_for_the_plan_and_then_lead_to_it()
    {
        var guest = await host.A_guest_at_the_last_page();
        var browser = host.Browser();
        var waiting = await browser.Submit(await browser.Get(guest.Review), "form.form");
        Assert.Equal("2", waiting.Document.QuerySelector("meta[http-equiv=refresh]")!.GetAttribute("content"));
        await host.Run<AssignSegments>();
        await host.Run<StartPlans>();
        Assert.Equal(guest.Plan, (await browser.Get(waiting.Url.AbsolutePath)).Url.AbsolutePath);
    }

    [Fact]
    public async Task Asking_for_one_more_person_keeps_the_ones_named()
    {
        var guest = await host.A_guest_at_the_last_page();
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(guest.Page(5)), "button[name=add]",
            ("people.1.name", ["Ola"]), ("people.1.email", ["not yet"]));
        Assert.Equal("not yet", Value(page, "people.1.email"));
        Assert.NotNull(page.Document.QuerySelector("[name='people.2.name']"));
        Assert.Null(page.Document.QuerySelector(".error-summary"));
    }

    private static Task<HttpResponseMessage> Autosave(Browser tab, Page page, Guest guest, params (string Field, string Value)[] typed) =>
        tab.Http.PostAsync(Urls.SaveAnswers(guest.Token, "onboarding"), new FormUrlEncodedContent([
            new("__RequestVerificationToken", Value(page, "__RequestVerificationToken")), new("page", Value(page, "page")),
            .. typed.Select(field => new KeyValuePair<string, string>(field.Field, field.Value)),
        ]));

    private static string Value(Page page, string field) =>
        ((IHtmlInputElement)page.Document.QuerySelector($"[name='{field}']")!).Value;

    private static bool Ticked(Page page, string field, string value) =>
        ((IHtmlInputElement)page.Document.QuerySelector($"[name='{field}'][value='{value}']")!).IsChecked;
}
