using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Phases;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Portal;

/// <summary>What a plan's page offers once its goal is reached.</summary>
public sealed class NextGoalPageTests : IAsyncLifetime
{
    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.Start();
    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task At_the_goal_the_page_says_how_early_and_what_could_come_next()
    {
        var guest = await A_guest_at_the_goal();
        var page = await host.Browser().Get(guest.Plan);
        Assert.Contains("Mon 5 Jan, 91 days before the target date", page.Document.QuerySelector(".aim")!.TextContent, StringComparison.Ordinal);
        var next = page.Document.QuerySelector(".next")!;
        Assert.Equal(("What could come next", "Make fewer mistakes"), (next.QuerySelector(".eyebrow")!.TextContent, next.QuerySelector("h2")!.TextContent));
        Assert.Single(page.Document.QuerySelectorAll(".plan .button:not(.quiet)"));
        Assert.Contains("1 action done", page.Document.QuerySelector("#road")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll(".road details[open]"));
    }

    [Fact]
    public async Task Three_questions_in_the_surveys_words_start_the_next_goal_on_the_same_plan()
    {
        var guest = await A_guest_at_the_goal();
        var browser = host.Browser();
        var form = await browser.Get((await browser.Get(guest.Plan)).Document.QuerySelector("#next-goal-start")!.GetAttribute("href")!);
        Assert.Equal(["What do you want to achieve?", "When do you want to get there?", "How do you want to get there?"],
            form.Document.QuerySelectorAll("main form > * > .label").Select(label => label.ChildNodes[0].TextContent.Trim()));
        Assert.Equal(["fewer_mistakes", "fast"], form.Document.QuerySelectorAll("main form [checked]").Select(field => field.GetAttribute("value")));

        var page = await browser.Submit(form, "main form", ("by_when", ["2026-06-12"]));
        Assert.Equal("#state", page.Url.Fragment);
        Assert.Contains("by Fri 12 Jun", page.Document.QuerySelector(".aim")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("#next-accept"));
        Assert.Contains("Goal reached Mon 5 Jan, 91 days before the target date", page.Document.QuerySelector("#phase-1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 action done", page.Document.QuerySelector("#phase-1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("You started the next goal: Make fewer mistakes", page.Document.QuerySelector("section:has(> .head #past)")!.TextContent, StringComparison.Ordinal);
        Assert.All(page.Document.QuerySelectorAll(".road .leg"), leg => Assert.StartsWith("road-p2.", leg.Id, StringComparison.Ordinal));

        page = await browser.Submit(page, "#next-accept");
        Assert.Contains("Accepted by you", page.Document.QuerySelector("#canvas")!.TextContent, StringComparison.Ordinal);
        page = await browser.Submit(page, "button[value='road:p2.kick_off.invite_team']");
        Assert.NotNull((await host.PlanOf(guest)).Find(ItemKind.Action, "p2.kick_off.invite_team")!.DoneAt);
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_what_was_typed_stays()
    {
        var guest = await A_guest_at_the_goal();
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(Urls.NextGoal(guest.Token)), "main form", ("by_when", ["2026-01-07"]), ("how", ["careful"]));
        Assert.Equal(2, page.Document.QuerySelectorAll("main .field-error").Length);
        Assert.Equal(("2026-01-07", "careful"), (page.Document.QuerySelector("[name=by_when]")!.GetAttribute("value"), page.Document.QuerySelector("[name=how][checked]")!.GetAttribute("value")));
        Assert.Equal(1, (await host.PlanOf(guest)).Phase);
    }

    [Fact]
    public async Task Sent_twice_it_is_once_and_another_goal_from_an_older_tab_is_told()
    {
        var guest = await A_guest_at_the_goal();
        var browser = host.Browser();
        var open = await browser.Get(Urls.NextGoal(guest.Token, "one_place"));
        await browser.Submit(open, "main form");
        Assert.DoesNotContain("A colleague was quicker", (await browser.Submit(open, "main form")).Text, StringComparison.Ordinal);
        Assert.Contains("A colleague was quicker", (await browser.Submit(open, "main form", ("goals", ["quick_answers"]))).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await host.PlanOf(guest)).Phase);
    }

    [Fact]
    public async Task Not_now_is_not_asked_again_and_the_pages_end_still_leads_there()
    {
        var guest = await A_guest_at_the_goal();
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(guest.Plan), "#next-goal-later");
        Assert.Null(page.Document.QuerySelector(".next"));
        Assert.Equal(1, await host.Ask(db => db.Set<PlanDecision>().CountAsync()));
        var link = page.Document.QuerySelector("section:has(> .head #another-goal) a")!.GetAttribute("href")!;
        Assert.NotNull((await browser.Get(link)).Document.QuerySelector("main form [name=goals]"));
    }

    [Fact]
    public async Task Before_the_goal_is_reached_the_address_leads_back_to_the_plan()
    {
        var guest = await host.A_guest_with_a_plan();
        var page = await host.Browser().Get(Urls.NextGoal(guest.Token));
        Assert.Equal(guest.Plan, page.Url.AbsolutePath);
        Assert.NotNull(page.Document.QuerySelector("#next-accept"));
    }

    [Fact]
    public async Task With_no_goal_left_the_page_says_so()
    {
        var guest = await A_guest_at_the_goal();
        await host.Ask(db => db.Database.ExecuteAsync(
            "insert into plan_items (plan_id, kind, key, position, title, origin) select p.id, 'objective', k, 99, k, '{{}}' from plans p, unnest(array['fewer_mistakes', 'faster_approvals', 'one_place', 'quick_answers', 'new_people', 'more_use', 'lower_cost', 'audit_ready']) k", default));
        Assert.Null((await host.Browser().Get(guest.Plan)).Document.QuerySelector("#next-goal-start"));
        Assert.Contains("There is no other goal to choose", (await host.Browser().Get(Urls.NextGoal(guest.Token))).Text, StringComparison.Ordinal);
    }

    private async Task<Guest> A_guest_at_the_goal()
    {
        var guest = await host.A_guest_with_a_plan();
        await host.Use<ChangePlan, bool>((change, cancel) => change.ConfirmGoal(guest.Visitor, new PlanVersion(1, 0), cancel));
        return guest;
    }
}
