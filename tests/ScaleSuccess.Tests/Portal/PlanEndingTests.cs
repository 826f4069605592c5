using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Engagement;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Ending;
using ScaleSuccess.Plans.Phases;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Portal;

/// <summary>What a plan's page offers after the deadline. The tests' plans end on Mon 6 Apr 2026.</summary>
public sealed class PlanEndingTests : IAsyncLifetime
{
    private static readonly string Late = "2026-06-12";
    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.Start();
    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Before_the_deadline_nothing_is_asked_about_the_end()
    {
        var guest = await host.A_guest_with_a_plan();
        var page = await host.Browser().Get(guest.Plan);
        Assert.Null(page.Document.QuerySelector("#extend, #close-plan"));
        Assert.True(page.Document.QuerySelector("#ending")!.HasAttribute("hidden"));
    }

    [Fact]
    public async Task After_the_deadline_the_single_next_thing_is_to_extend_close_or_talk()
    {
        var plan = await A_plan_past_its_deadline();
        var page = await host.Browser().Get(plan);
        var next = page.Document.QuerySelector(".next")!;
        Assert.Equal("Extend it, close it, or talk to us?", next.QuerySelector("h2")!.TextContent);
        Assert.Equal(["#extend", "#close-plan", "#stuck"], next.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.All(next.QuerySelectorAll("a"), link => Assert.NotNull(page.Document.QuerySelector(link.GetAttribute("href")!)));
        Assert.Single(page.Document.QuerySelectorAll(".plan .button:not(.quiet)"));
        Assert.DoesNotContain("before your target date", page.Document.QuerySelector("#reviews")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_date_moves_what_is_open_and_the_page_tells_who_moved_it()
    {
        var plan = await A_plan_past_its_deadline();
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(plan), "button[name=extend]", ("deadline", [Late]));
        Assert.Equal("#state", page.Url.Fragment);
        Assert.Contains("by Fri 12 Jun", page.Document.QuerySelector(".aim")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("You moved the target date from Mon 6 Apr to Fri 12 Jun", page.Document.QuerySelector(".past")!.TextContent, StringComparison.Ordinal);
        // Once, not as a decision and as a change of the plan.
        Assert.DoesNotContain("extended", page.Document.QuerySelector(".past")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("#extend"));
    }

    [Theory]
    [InlineData("", "Please choose a date.")]
    [InlineData("soon", "Please choose a date.")]
    [InlineData("2026-04-01", "The new date has to be Thu 9 Apr or later.")]
    [InlineData("2026-04-08", "The new date has to be Thu 9 Apr or later.")]
    [InlineData("2031-01-01", "The new date has to be 7 April 2028 or earlier: no plan is longer than two years.")]
    public async Task A_date_that_cannot_be_is_refused_says_why_and_stays_as_it_was_typed(string typed, string why)
    {
        var plan = await A_plan_past_its_deadline();
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(plan), "button[name=extend]", ("deadline", [typed]), ("reason", ["too_much"]), ("said", ["We are busy."]));
        Assert.Contains(why, page.Document.QuerySelector("#extend .field-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((typed, "too_much", "We are busy."), (
            page.Document.QuerySelector("[name=deadline]")!.GetAttribute("value"), page.Document.QuerySelector("[name=reason] [selected]")!.GetAttribute("value"),
            page.Document.QuerySelector("[name=said]")!.TextContent.Trim()));
        Assert.Equal(0, await host.Ask(db => db.Set<PlanDecision>().CountAsync()));
    }

    [Fact]
    public async Task Whoever_decides_after_a_colleague_is_told_and_sees_the_plan_as_it_is()
    {
        var plan = await A_plan_past_its_deadline();
        var browser = host.Browser();
        var open = await browser.Get(plan);
        await browser.Submit(open, "button[name=extend]", ("deadline", [Late]));
        foreach (var (button, date) in new[] { ("button[name=extend]", "2026-07-10"), ("button[name=close]", "") })
        {
            var page = await browser.Submit(open, button, ("deadline", [date]), ("said", ["We found another way."]));
            Assert.Contains("A colleague was quicker", page.Text, StringComparison.Ordinal);
            Assert.Equal("We found another way.", page.Document.QuerySelector("blockquote.words")?.TextContent);
            Assert.Equal("", page.Url.Query);
            Assert.Contains("by Fri 12 Jun", page.Document.QuerySelector(".aim")!.TextContent, StringComparison.Ordinal);
        }
        var again = await browser.Submit(open, "button[name=extend]", ("deadline", [Late]));
        Assert.DoesNotContain("A colleague was quicker", again.Text, StringComparison.Ordinal);
        Assert.Equal(1, await host.Ask(db => db.Set<PlanDecision>().CountAsync()));
    }

    [Fact]
    public async Task A_closed_plan_says_so_can_be_read_and_offers_to_be_opened_again()
    {
        var plan = await A_plan_past_its_deadline();
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(plan), "button[name=close]", ("reason", ["priorities"]), ("said", ["Next year <again>."]));
        Assert.Equal("This plan is closed.", page.Document.QuerySelector("h1")!.TextContent);
        Assert.Contains("You closed it on Wed 8 Apr.", page.Document.QuerySelector(".so")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("[form=tick]"));
        Assert.Empty(page.Document.QuerySelectorAll("#needs-you, #needs-us, .late"));
        Assert.NotEmpty(page.Document.QuerySelectorAll(".road .item"));
        Assert.NotNull(page.Document.QuerySelector("#stuck form"));
        // Nothing that only an open plan has: it was accepted long ago.
        Assert.Null(page.Document.QuerySelector("#reviews"));

        page = await browser.Submit(page, "#next-again");
        Assert.Equal("Your target date has passed.", page.Document.QuerySelector("h1")!.TextContent);
        Assert.Contains("You opened the plan again", page.Document.QuerySelector(".past")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tick_sent_from_a_tab_opened_before_the_plan_was_closed_changes_nothing()
    {
        var plan = await A_plan_past_its_deadline();
        var browser = host.Browser();
        var open = await browser.Get(plan);
        await browser.Submit(open, "button[name=close]");
        var page = await browser.Submit(open, "button[value='road:first_result.connect_data']");
        Assert.Equal("This plan is closed.", page.Document.QuerySelector("h1")!.TextContent);
        Assert.False(await host.Ask(db => db.Set<PlanItem>().AnyAsync(item => item.Key == "first_result.connect_data" && item.DoneAt != null)));
    }

    [Fact]
    public async Task A_check_in_of_a_closed_plan_asks_nothing_and_leads_to_the_plan()
    {
        var (guest, id) = await host.A_guest_who_is_asked();
        await host.Ask(db => db.Set<Plan>().ExecuteUpdateAsync(plan => plan.SetProperty(one => one.ClosedAt, host.Clock.GetUtcNow())));
        var page = await host.Browser().Get(Urls.CheckIn(guest.Token, id, "done"));
        Assert.Equal("Nothing to answer: the plan is closed", page.Document.QuerySelector("h1")!.TextContent);
        Assert.Null(page.Document.QuerySelector("main form"));
        Assert.NotNull(page.Document.QuerySelector($"a[href='{guest.Plan}']"));
    }

    [Fact]
    public async Task An_answer_sent_after_the_plan_was_closed_is_told_so()
    {
        var (guest, id) = await host.A_guest_who_is_asked();
        var browser = host.Browser();
        var open = await browser.Get(Urls.CheckIn(guest.Token, id, "done"));
        await host.Ask(db => db.Set<Plan>().ExecuteUpdateAsync(plan => plan.SetProperty(one => one.ClosedAt, host.Clock.GetUtcNow())));
        var page = await browser.Submit(open, "form");
        Assert.Equal("Nothing to answer: the plan is closed", page.Document.QuerySelector("h1")!.TextContent);
        Assert.Equal(0, await host.Ask(db => db.Set<GivenAnswer>().CountAsync()));
    }

    /// <returns>Its address. It is Wed 8 April; the plan is accepted, and its first milestone done.</returns>
    private async Task<string> A_plan_past_its_deadline()
    {
        var guest = await host.A_guest_with_a_plan();
        await host.Use<ChangePlan, bool>((change, cancel) => change.Accept(guest.Visitor, new PlanVersion(1, 0), cancel));
        await host.Use<ChangePlan, bool>(async (change, cancel) =>
        {
            await change.FinishMilestone(guest.Visitor, "kick_off", true, cancel);
            return true;
        });
        host.Jump(new DateTimeOffset(2026, 4, 8, 9, 0, 0, TimeSpan.Zero) - host.Clock.GetUtcNow());
        return Urls.Plan(await host.Token(guest.Visitor.ContactId, LinkPurpose.Pages));
    }
}
