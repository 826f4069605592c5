using System.Net;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Portal;

public sealed class PlanPageTests : IAsyncLifetime
{
    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.Start();
    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Without_answers_the_page_leads_to_the_survey()
    {
        var guest = await host.A_guest();
        var page = await host.Browser().Get(guest.Plan);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotNull(page.Document.QuerySelector($"a[href='{Urls.Survey(guest.Token)}']"));
    }

    [Fact]
    public async Task Every_item_says_where_it_comes_from()
    {
        var guest = await host.A_guest_with_a_plan();
        var page = await host.Browser().Get(guest.Plan);
        var reasons = Reasons(page);
        Assert.Contains(reasons, reason => reason.Contains(
            "You chose “Spend less time on manual reports” for “What do you want to achieve?”.", StringComparison.Ordinal));
        Assert.Contains("From our plan template “Small and fast”, version 1.", reasons);
        Assert.All((await host.PlanOf(guest)).Items.Where(item => item.Kind == ItemKind.Action),
            action => Assert.NotEmpty(page.Document.GetElementById($"road-{action.Key}")!.QuerySelector(".why")!.TextContent));
        Assert.All(page.Document.QuerySelectorAll(".cell").Where(cell => cell.QuerySelector("li") is not null), cell => Assert.NotEmpty(cell.QuerySelectorAll(".why")));
    }

    private static List<string> Reasons(Page page) => [.. page.Document.QuerySelectorAll(".why").Select(reason => reason.TextContent.Trim())];

    [Fact]
    public async Task What_the_customer_did_not_name_is_not_shown_as_theirs()
    {
        var guest = await host.A_guest_with_a_plan(("benefits", []), ("challenges", []));
        var page = await host.Browser().Get(guest.Plan);
        var benefits = Section(page, "Key benefits");
        Assert.Contains("You named none yourself. These come with your goals.", benefits.TextContent, StringComparison.Ordinal);
        Assert.All(benefits.QuerySelectorAll("li"), entry => Assert.Contains("Comes with your goal", entry.TextContent, StringComparison.Ordinal));
        Assert.Contains("You named none.", Section(page, "Key challenges").TextContent, StringComparison.Ordinal);
        Assert.Empty(Section(page, "Key challenges").QuerySelectorAll("li"));
    }

    [Fact]
    public async Task What_the_customer_named_is_theirs_though_it_comes_with_a_goal_too()
    {
        var guest = await host.A_guest_with_a_plan(("benefits", ["hours_back", "happy_customers"]));
        var page = await host.Browser().Get(guest.Plan);
        var benefits = Section(page, "Key benefits");
        Assert.DoesNotContain("You named none", benefits.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Results that help every day, by 6 April 2026"], Section(page, "Objectives").QuerySelectorAll("li")
            .Where(entry => entry.TextContent.Contains("Comes with our plan", StringComparison.Ordinal)).Select(entry => entry.FirstChild!.TextContent.Trim()));
        Assert.Equal(["Hours saved every week", "Happier customers"], benefits.QuerySelectorAll("li")
            .Where(entry => !entry.TextContent.Contains("Comes with", StringComparison.Ordinal)).Select(entry => entry.FirstChild!.TextContent.Trim()));
    }

    [Fact]
    public async Task A_colleague_reads_who_gave_the_answers()
    {
        var guest = await host.A_guest_with_a_plan(("people.1.name", ["Ben"]), ("people.1.email", [$"ben-{Guid.NewGuid():N}@guest.example"]));
        await host.Ask(db => db.Database.ExecuteAsync("update contacts set consent = 'given'", default));
        var ben = await host.Ask(db => db.Contacts.Where(c => c.CustomerId == guest.Visitor.CustomerId && c.Name == "Ben").Select(c => c.Id).SingleAsync());
        var page = await host.Browser().Get(Urls.Plan(await host.Token(ben, LinkPurpose.Pages)));
        var reasons = Reasons(page);
        Assert.Contains(reasons, reason => reason.Contains("Nora Lindqvist chose “Spend less time on manual reports”", StringComparison.Ordinal));
        Assert.DoesNotContain(reasons, reason => reason.Contains("You ", StringComparison.Ordinal));
    }

    private static AngleSharp.Dom.IElement Section(Page page, string title) =>
        page.Document.QuerySelectorAll(".cell").Single(section => section.QuerySelector("h3")!.TextContent == title);

    [Fact]
    public async Task A_plan_without_measures_says_so()
    {
        var guest = await host.A_guest_with_a_plan();
        await host.Ask(db => db.Set<PlanItem>().Where(item => item.Kind == ItemKind.Measure).ExecuteDeleteAsync());
        Assert.Contains("You chose no measures.", (await host.Browser().Get(guest.Plan)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tick_is_kept_with_its_name_and_can_be_taken_back()
    {
        var guest = await host.A_guest_with_a_plan();
        var browser = host.Browser();
        var ticked = await browser.Submit(await browser.Get(guest.Plan), "button[value='road:kick_off.invite_team']");
        var action = await Action(guest, "kick_off.invite_team");
        Assert.Equal((host.Clock.GetUtcNow(), guest.Visitor.ContactId), (action.DoneAt, action.DoneBy));

        await browser.Submit(ticked, "button[value='road:kick_off.invite_team'][name=open]");
        Assert.Null((await Action(guest, "kick_off.invite_team")).DoneAt);
    }

    [Fact]
    public async Task What_is_ticked_stays_in_its_place_for_a_moment_and_can_be_undone()
    {
        var guest = await host.A_guest_with_a_plan();
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(guest.Plan), "button[value='need:kick_off.invite_team']");
        Assert.Equal("#need-kick_off.invite_team", page.Url.Fragment);
        Assert.Contains("Done just now", page.Document.GetElementById("need-kick_off.invite_team")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await Action(guest, "kick_off.invite_team")).DoneAt);
        await browser.Submit(page, "#undo-kick_off\\.invite_team");
        Assert.Null((await Action(guest, "kick_off.invite_team")).DoneAt);
        await browser.Submit(page, "button[value='need:kick_off.invite_team']", ("open", []), ("done", ["need:kick_off.invite_team"]));
        host.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.DoesNotContain("Done just now", (await browser.Get(page.Url.PathAndQuery)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_claims_something_was_done_is_not_believed()
    {
        var guest = await host.A_guest_with_a_plan();
        Assert.DoesNotContain("Done just now", (await host.Browser().Get(Urls.PlanDone(guest.Token, "kick_off.invite_team", "x"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_ticks_what_is_ours_to_do()
    {
        var guest = await host.A_guest_with_a_plan();
        var browser = host.Browser();
        await browser.Submit(await browser.Get(guest.Plan), "button[value='road:kick_off.invite_team']", ("done", ["road:kick_off.send_starter"]));
        Assert.Null((await Action(guest, "kick_off.send_starter")).DoneAt);
    }

    [Fact]
    public async Task The_action_that_asks_for_acceptance_is_the_acceptance_wherever_it_is_ticked()
    {
        var guest = await host.A_guest_with_a_plan();
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(guest.Plan), "button[value='road:kick_off.confirm_plan']");
        Assert.Equal(1, await host.Ask(db => db.Set<Acceptance>().CountAsync()));
        Assert.Contains("Accepted by you", Squeezed(page.Text), StringComparison.Ordinal);
        page = await browser.Submit(page, "button[value='road:kick_off.confirm_plan'][name=open]");
        Assert.Equal(0, await host.Ask(db => db.Set<Acceptance>().CountAsync()));
        Assert.NotNull(page.Document.QuerySelector("#next-accept"));
    }

    [Fact]
    public async Task Accepting_names_who_and_when_and_twice_is_once()
    {
        var guest = await host.A_guest_with_a_plan();
        var browser = host.Browser();
        var open = await browser.Get(guest.Plan);
        await browser.Submit(open, "#next-accept");
        host.Clock.Advance(TimeSpan.FromDays(3));
        var page = await browser.Submit(open, "#next-accept");
        Assert.Contains("Accepted by you, Mon 5 Jan", page.Document.QuerySelector("#canvas")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await host.Ask(db => db.Set<Acceptance>().CountAsync()));
        Assert.Null(page.Document.QuerySelector("button[value='road:kick_off.confirm_plan']"));
    }

    [Fact]
    public async Task A_version_that_has_gone_is_not_accepted_unseen()
    {
        var guest = await host.A_guest_with_a_plan();
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(guest.Plan), "#next-accept", ("version", ["7"]));
        Assert.Contains("The plan has changed since you opened it", page.Text, StringComparison.Ordinal);
        Assert.Equal("", page.Url.Query);
        Assert.DoesNotContain("The plan has changed", (await browser.Get(page.Url.ToString())).Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("#next-accept"));
        Assert.Equal(0, await host.Ask(db => db.Set<Acceptance>().CountAsync()));
    }

    [Fact]
    public async Task A_number_at_its_target_asks_whether_the_goal_is_reached_and_only_the_yes_says_so()
    {
        var (guest, id) = await host.A_guest_who_is_asked();
        var browser = host.Browser();
        Assert.Null((await browser.Get(guest.Plan)).Document.QuerySelector("#next-goal"));
        await browser.Submit(await browser.Get(Urls.CheckIn(guest.Token, id, "on_track")), "form", ("reading", ["4"]));
        var asked = await browser.Get(guest.Plan);
        Assert.DoesNotContain("You have reached your goal", asked.Document.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);

        var page = await browser.Submit(asked, "#next-goal");
        Assert.Equal("You have reached your goal.", page.Document.QuerySelector("h1")!.TextContent);
        Assert.Null(page.Document.QuerySelector("#next-goal"));
    }

    [Fact]
    public async Task A_milestone_is_reached_by_its_button_and_open_again_by_undo()
    {
        var guest = await host.A_guest_with_a_plan();
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(guest.Plan), "button[value='road:kick_off'][name=reached]");
        Assert.Contains("1 of ", page.Document.QuerySelector("#road")!.ParentElement!.TextContent, StringComparison.Ordinal);
        page = await browser.Submit(page, "button[value='road:kick_off'][name=unreached]");
        Assert.Contains("0 of ", page.Document.QuerySelector("#road")!.ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_with_something_overdue_never_says_that_nothing_is_to_do()
    {
        var guest = await host.A_guest_with_a_plan();
        var browser = host.Browser();
        await browser.Submit(await browser.Get(guest.Plan), "#next-accept");
        host.Jump(TimeSpan.FromDays(12));
        var renewed = Urls.Plan(await host.Token(guest.Visitor.ContactId, LinkPurpose.Pages));
        var page = await browser.Get(renewed);
        var overdue = page.Document.QuerySelectorAll("#needs-you").Single().Closest("section")!;
        Assert.Contains("of your actions are overdue.", page.Document.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("days behind.", page.Document.QuerySelector(".so")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(overdue.QuerySelectorAll(".late"));
        Assert.NotNull(page.Document.QuerySelector(".next .late"));
        Assert.DoesNotContain("Nothing", page.Document.QuerySelector(".hero")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Being_stuck_is_heard_once_and_answered_kindly()
    {
        var guest = await host.A_guest_with_a_plan();
        var browser = host.Browser();
        var open = await browser.Get(guest.Plan);
        (string, string[])[] words = [("words", ["Where do I <start>?"])];
        const string Form = "[id='stuck-item-milestone-kick_off']";
        await browser.Submit(open, Form, words);
        var page = await browser.Submit(open, Form, words);
        var thread = page.Document.GetElementById("item-milestone-kick_off")!;
        Assert.Equal(["Where do I <start>?"], thread.QuerySelectorAll(".talk-words").Select(said => said.TextContent));
        Assert.Contains("On hold since Mon 5 Jan", page.Document.QuerySelector("#road-kick_off .leg-head")!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"will answer here and by e-mail to {guest.Visitor.Email}", Squeezed(thread.TextContent), StringComparison.Ordinal);
        var request = await host.Ask(db => db.Set<HelpRequest>().SingleAsync());
        Assert.Equal(("Ready to go", "Where do I <start>?"), (request.About, request.Words));
    }

    [Fact]
    public async Task Asking_for_help_without_a_word_is_refused_and_says_why()
    {
        var guest = await host.A_guest_with_a_plan();
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(guest.Plan), "[id='stuck-item-milestone-kick_off']", ("words", [" \n "]));
        var form = page.Document.GetElementById("stuck-item-milestone-kick_off")!;
        Assert.Contains("Please say in a few words what it is about.", form.TextContent, StringComparison.Ordinal);
        Assert.True(form.ParentElement!.HasAttribute("open"));
        Assert.Equal(0, await host.Ask(db => db.Set<HelpRequest>().CountAsync()));
    }

    [Fact]
    public async Task Another_customers_plan_is_out_of_reach()
    {
        var (guest, other) = (await host.A_guest_with_a_plan(), await host.A_guest_with_a_plan());
        var browser = host.Browser();
        var page = await browser.Get(guest.Plan);
        Assert.DoesNotContain(other.Visitor.CustomerName, page.Text, StringComparison.Ordinal);
        await browser.Submit(page, "button[value='road:kick_off.invite_team']");
        await browser.Submit(page, "#next-accept");
        Assert.Null((await Action(other, "kick_off.invite_team")).DoneAt);
        var accepted = await host.Ask(db => db.Set<Acceptance>().SingleAsync());
        Assert.Equal((await host.PlanOf(guest)).Id, accepted.PlanId);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var guest = await host.A_guest_with_a_plan();
        var answer = await host.Browser().Http.PostAsync(guest.Plan,
            new FormUrlEncodedContent([new("_handler", "tick"), new("version", "1"), new("accept", "yes")]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, await host.Ask(db => db.Set<Acceptance>().CountAsync()));
    }

    private async Task<PlanItem> Action(Guest guest, string key) =>
        (await host.PlanOf(guest)).Items.Single(item => item.Kind == ItemKind.Action && item.Key == key);

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
