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
        var items = (await host.PlanOf(guest)).Items.Count;
        var reasons = page.Document.QuerySelectorAll(".origin p").Select(reason => reason.TextContent).ToList();
        Assert.Equal(items, reasons.Count);
        Assert.Contains(reasons, reason => reason.StartsWith(
            "You chose “Spend less time on manual reports” for “What do you want to achieve?”.", StringComparison.Ordinal));
        Assert.Contains("From our plan template “Small and fast”, version 1.", reasons);
    }

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
            .Where(entry => entry.TextContent.Contains("Comes with our plan", StringComparison.Ordinal)).Select(entry => entry.QuerySelector(".canvas-text")!.TextContent));
        Assert.Equal(["Hours saved every week", "Happier customers"], benefits.QuerySelectorAll("li")
            .Where(entry => !entry.TextContent.Contains("Comes with", StringComparison.Ordinal)).Select(entry => entry.QuerySelector(".canvas-text")!.TextContent));
    }

    [Fact]
    public async Task A_colleague_reads_who_gave_the_answers()
    {
        var guest = await host.A_guest_with_a_plan(("people.1.name", ["Ben"]), ("people.1.email", [$"ben-{Guid.NewGuid():N}@guest.example"]));
        await host.Ask(db => db.Database.ExecuteAsync("update contacts set consent = 'given'", default));
        var ben = await host.Ask(db => db.Contacts.Where(c => c.CustomerId == guest.Visitor.CustomerId && c.Name == "Ben").Select(c => c.Id).SingleAsync());
        var page = await host.Browser().Get(Urls.Plan(await host.Token(ben, LinkPurpose.Pages)));
        var reasons = page.Document.QuerySelectorAll(".origin p").Select(reason => reason.TextContent).ToList();
        Assert.Contains(reasons, reason => reason.StartsWith("Nora Lindqvist chose “Spend less time on manual reports”", StringComparison.Ordinal));
        Assert.DoesNotContain(reasons, reason => reason.StartsWith("You ", StringComparison.Ordinal));
    }

    private static AngleSharp.Dom.IElement Section(Page page, string title) =>
        page.Document.QuerySelectorAll(".canvas-section").Single(section => section.QuerySelector(".canvas-title")!.TextContent == title);

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
        var ticked = await browser.Submit(await browser.Get(guest.Plan), ".timeline button[value='kick_off.invite_team']");
        var action = await Action(guest, "kick_off.invite_team");
        Assert.Equal((host.Clock.GetUtcNow(), guest.Visitor.ContactId), (action.DoneAt, action.DoneBy));

        await browser.Submit(ticked, ".timeline button[value='kick_off.invite_team'][name=open]");
        Assert.Null((await Action(guest, "kick_off.invite_team")).DoneAt);
    }

    [Fact]
    public async Task What_is_ticked_is_no_longer_needed()
    {
        var guest = await host.A_guest_with_a_plan();
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(guest.Plan), ".needs button[value='kick_off.invite_team']");
        Assert.Null(page.Document.QuerySelector(".needs button[value='kick_off.invite_team']"));
        Assert.NotNull((await Action(guest, "kick_off.invite_team")).DoneAt);
    }

    [Fact]
    public async Task Nobody_ticks_what_is_ours_to_do()
    {
        var guest = await host.A_guest_with_a_plan();
        var browser = host.Browser();
        await browser.Submit(await browser.Get(guest.Plan), ".timeline button[value='kick_off.invite_team']", ("done", ["kick_off.send_starter"]));
        Assert.Null((await Action(guest, "kick_off.send_starter")).DoneAt);
    }

    [Fact]
    public async Task The_action_that_asks_for_acceptance_leads_to_its_form_and_only_that_finishes_it()
    {
        var guest = await host.A_guest_with_a_plan();
        var browser = host.Browser();
        var page = await browser.Get(guest.Plan);
        Assert.Null(page.Document.QuerySelector("button[value='kick_off.confirm_plan']"));
        Assert.Equal(2, page.Document.QuerySelectorAll($"a.check[href='{Urls.PlanPart(guest.Token, "acceptance")}']").Length);

        // A page from before sends the tick: it is led to the form, and nothing claims to be done.
        var led = await browser.Submit(page, ".needs button", ("done", ["kick_off.confirm_plan"]));
        Assert.Equal("#acceptance", led.Url.Fragment);
        Assert.Empty(led.Document.QuerySelectorAll(".timeline .action.done"));
        Assert.Equal(0, await host.Ask(db => db.Set<Acceptance>().CountAsync()));

        var accepted = await browser.Submit(led, "#acceptance button");
        Assert.Contains("Accept this plan", Assert.Single(accepted.Document.QuerySelectorAll(".timeline .action.done")).TextContent, StringComparison.Ordinal);
        Assert.Empty(accepted.Document.QuerySelectorAll("a.check"));
        await browser.Submit(accepted, ".needs button", ("open", ["kick_off.confirm_plan"]), ("done", []));
        Assert.Single((await browser.Get(guest.Plan)).Document.QuerySelectorAll(".timeline .action.done"));
    }

    [Fact]
    public async Task Accepting_names_who_and_when_and_twice_is_once()
    {
        var guest = await host.A_guest_with_a_plan();
        var browser = host.Browser();
        var open = await browser.Get(guest.Plan);
        await browser.Submit(open, "#acceptance button");
        host.Clock.Advance(TimeSpan.FromDays(3));
        var page = await browser.Submit(open, "#acceptance button");
        var words = page.Document.QuerySelector("#acceptance")!.TextContent;
        Assert.Contains("Accepted by Nora Lindqvist", words, StringComparison.Ordinal);
        Assert.Contains("5 January 2026", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_has_gone_is_not_accepted_unseen()
    {
        var guest = await host.A_guest_with_a_plan();
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(guest.Plan), "#acceptance button", ("version", ["7"]));
        Assert.Contains("The plan has changed since you opened it", page.Text, StringComparison.Ordinal);
        Assert.Equal(0, await host.Ask(db => db.Set<Acceptance>().CountAsync()));
    }

    [Fact]
    public async Task A_number_at_its_target_asks_whether_the_goal_is_reached_and_only_the_yes_says_so()
    {
        var (guest, id) = await host.A_guest_who_is_asked();
        var browser = host.Browser();
        Assert.True((await browser.Get(guest.Plan)).Document.QuerySelector("#goal")!.HasAttribute("hidden"));
        await browser.Submit(await browser.Get(Urls.CheckIn(guest.Token, id, "on_track")), "form", ("reading", ["4"]));
        var asked = await browser.Get(guest.Plan);
        Assert.Contains("4 hours a week, target reached", asked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("You have reached your goal", asked.Text, StringComparison.Ordinal);
        Assert.False(asked.Document.QuerySelector("#goal")!.HasAttribute("hidden"));

        var page = await browser.Submit(asked, "#goal button");
        Assert.Contains("Well done! You have reached your goal.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Accepted by Nora Lindqvist", page.Text, StringComparison.Ordinal);
        Assert.True(page.Document.QuerySelector("#goal")!.HasAttribute("hidden"));
    }

    [Fact]
    public async Task What_a_measure_was_at_the_start_is_known_on_the_plan_as_in_the_check_in()
    {
        var (guest, id) = await host.A_guest_who_is_asked();
        var browser = host.Browser();
        Assert.Contains("12 hours a week at the start, target 4", (await browser.Get(guest.Plan)).Text, StringComparison.Ordinal);
        var checkIn = await browser.Get(Urls.CheckIn(guest.Token, id));
        Assert.Contains("Last known: 12 hours a week at the start.", checkIn.Text, StringComparison.Ordinal);

        await browser.Submit(checkIn, "form", ("answer", ["on_track"]), ("reading", ["9"]));
        host.Jump(TimeSpan.FromDays(61));
        var stale = (await browser.Get(guest.Plan)).Text;
        Assert.Contains("9 hours a week on 4 February 2026, no recent reading", stale, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_only_our_action_open_the_milestone_says_that_their_part_is_done()
    {
        var guest = await host.A_guest_with_a_plan();
        var browser = host.Browser();
        var page = await browser.Get(guest.Plan);
        page = await browser.Submit(page, "#acceptance button");
        foreach (var action in (await host.PlanOf(guest)).Items.Where(item => item is { Kind: ItemKind.Action, Side: "customer", Parent: "kick_off", AcceptsPlan: false }))
            page = await browser.Submit(page, $".timeline button[value='{action.Key}']");
        Assert.Contains("Your part is done", page.Document.QuerySelector("#milestone-kick_off")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("0 of ", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Being_stuck_is_heard_once_and_answered_kindly()
    {
        var guest = await host.A_guest_with_a_plan();
        var browser = host.Browser();
        var open = await browser.Get(guest.Plan);
        (string, string[])[] words = [("item", ["milestone/kick_off"]), ("words", ["Where do I <start>?"])];
        await browser.Submit(open, "#stuck form", words);
        var page = await browser.Submit(open, "#stuck form", words);
        var thread = page.Document.GetElementById("item-milestone-kick_off")!;
        Assert.Equal(["Where do I <start>?"], thread.QuerySelectorAll(".talk-words").Select(said => said.TextContent));
        Assert.Contains("On hold since Mon 5 Jan", thread.TextContent, StringComparison.Ordinal);
        Assert.Contains($"will answer here and by e-mail to {guest.Visitor.Email}", Squeezed(thread.TextContent), StringComparison.Ordinal);
        var request = await host.Ask(db => db.Set<HelpRequest>().SingleAsync());
        Assert.Equal(("Ready to go", "Where do I <start>?"), (request.About, request.Words));
    }

    [Fact]
    public async Task Asking_for_help_without_a_word_is_refused_and_says_why()
    {
        var guest = await host.A_guest_with_a_plan();
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(guest.Plan), "#stuck form", ("item", ["milestone/kick_off"]), ("words", [" \n "]));
        Assert.Contains("Please say in a few words what it is about.", page.Document.QuerySelector("#stuck")!.TextContent, StringComparison.Ordinal);
        Assert.True(page.Document.QuerySelector("#stuck details")!.HasAttribute("open"));
        Assert.Equal(0, await host.Ask(db => db.Set<HelpRequest>().CountAsync()));
    }

    [Fact]
    public async Task Another_customers_plan_is_out_of_reach()
    {
        var (guest, other) = (await host.A_guest_with_a_plan(), await host.A_guest_with_a_plan());
        var browser = host.Browser();
        var page = await browser.Get(guest.Plan);
        Assert.DoesNotContain(other.Visitor.CustomerName, page.Text, StringComparison.Ordinal);
        await browser.Submit(page, ".timeline button[value='kick_off.invite_team']");
        await browser.Submit(page, "#acceptance button");
        Assert.Null((await Action(other, "kick_off.invite_team")).DoneAt);
        var accepted = await host.Ask(db => db.Set<Acceptance>().SingleAsync());
        Assert.Equal((await host.PlanOf(guest)).Id, accepted.PlanId);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var guest = await host.A_guest_with_a_plan();
        var answer = await host.Browser().Http.PostAsync(guest.Plan,
            new FormUrlEncodedContent([new("_handler", "accept"), new("version", "1")]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, await host.Ask(db => db.Set<Acceptance>().CountAsync()));
    }

    private async Task<PlanItem> Action(Guest guest, string key) =>
        (await host.PlanOf(guest)).Items.Single(item => item.Kind == ItemKind.Action && item.Key == key);

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
