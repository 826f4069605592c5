using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Reviews;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Portal;

/// <summary>A review as its customer reads, confirms and skips it. The tests' plans start on Mon 5 Jan 2026.</summary>
public sealed class ReviewPagesTests : IAsyncLifetime
{
    /// <summary>What stands among the needs, or as the first of them.</summary>
    private const string Asks = "section:has(> .head #needs-you) a.item-title[href*=reviews], .next a[href*=reviews]";
    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.Start();
    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task The_plans_page_is_quiet_about_a_review_until_its_day_and_then_asks_for_it()
    {
        var guest = await A_guest_with_a_long_plan();
        Assert.Contains("The next one is due Tue 7 Apr.", (await Open(guest.Plan)).Document.QuerySelector("#reviews")!.TextContent, StringComparison.Ordinal);
        await At(4, 1);
        var page = await Open(Urls.Plan(await Token(guest)));
        Assert.Contains("Due Tue 7 Apr", page.Document.QuerySelector("#reviews")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector(Asks));
        await At(4, 7);
        page = await Open(Urls.Plan(await Token(guest)));
        Assert.Equal(Urls.Review(page.Url.Segments[2], 1), page.Document.QuerySelector(Asks)!.GetAttribute("href"));
    }

    [Fact]
    public async Task With_a_review_overdue_the_page_does_not_say_that_nothing_is()
    {
        var guest = await A_guest_with_a_long_plan();
        await At(4, 7);
        await At(4, 14);
        await host.Ask(db => db.Set<PlanItem>().Where(item => item.Kind == ItemKind.Action || item.Kind == ItemKind.Milestone).ExecuteUpdateAsync(item => item.SetProperty(one => one.DueOn, new DateOnly(2026, 4, 30))));
        await host.Ask(db => db.Set<Reading>().ExecuteUpdateAsync(reading => reading.SetProperty(one => one.Day, new DateOnly(2026, 4, 14)).SetProperty(one => one.Value, 5)));
        var hero = (await Open(Urls.Plan(await Token(guest)))).Document.QuerySelector(".hero")!;
        Assert.Equal("You are on track.", hero.QuerySelector("h1")!.TextContent);
        Assert.Contains("Tue 7 Apr, 7 days late", hero.QuerySelector(".next .late")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing is overdue", hero.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_the_goal_a_review_waits_and_is_never_late()
    {
        var guest = await A_guest_at_the_goal();
        await At(4, 7);
        await At(5, 12);
        var hero = (await Open(Urls.Plan(await Token(guest)))).Document.QuerySelector(".hero")!;
        Assert.Equal("You have reached your goal.", hero.QuerySelector("h1")!.TextContent);
        Assert.NotNull(hero.QuerySelector("#next-review"));
        Assert.DoesNotContain("Nothing is waiting", hero.TextContent, StringComparison.Ordinal);
        Assert.Null(hero.QuerySelector(".late"));
    }

    [Fact]
    public async Task Review_now_opens_one_page_that_says_all_and_confirming_keeps_it_with_their_words()
    {
        var guest = await A_guest_with_a_long_plan();
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(Urls.Reviews(guest.Token)), "#review-now");
        Assert.Equal(Urls.Review(guest.Token, 1), page.Url.AbsolutePath);
        Assert.Equal("Review 1", page.Document.QuerySelector("h1")!.TextContent);
        Assert.Equal(["Where you are", "What was done", "What you promised each other", "What you learned", "What comes next"], page.Document.QuerySelectorAll("main h2").Select(title => title.TextContent));
        Assert.Contains("Before 12", page.Document.QuerySelector("#numbers")!.Closest("section")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("#next"));

        page = await browser.Submit(page, "#confirm-review", ("learned", ["Begin <small>."]));
        Assert.Contains("Confirmed by you, Mon 5 Jan", page.Document.QuerySelector("#decided")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Begin <small>.", page.Document.QuerySelector("#learned")!.Closest("section")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("#confirm"));
        page = await browser.Get(Urls.Reviews(guest.Token));
        Assert.Contains("Confirmed by you, Mon 5 Jan", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("#review-now"));
    }

    [Fact]
    public async Task At_the_goal_the_next_goals_milestones_are_shown_before_the_yes_that_starts_it()
    {
        var guest = await A_guest_at_the_goal();
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(Urls.Reviews(guest.Token)), "#review-now");
        Assert.Contains("Make fewer mistakes", page.Document.QuerySelector("#drafted h3")!.TextContent, StringComparison.Ordinal);
        // Nothing has begun by looking.
        page = await browser.Submit(page, "button[value=show]", ("goals", ["quick_answers"]), ("by_when", ["2026-06-12"]), ("learned", ["So far so good."]));
        Assert.Equal(1, (await host.PlanOf(guest)).Phase);
        Assert.Contains("Answer our customers faster: what would come until 12 June 2026", page.Document.QuerySelector("#drafted h3")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("So far so good.", page.Document.QuerySelector("[name=learned]")!.TextContent.Trim());
        var shown = page.Document.QuerySelectorAll("#drafted li time").Select(time => time.GetAttribute("datetime")).ToList();

        var yes = page;
        page = await browser.Submit(yes, "#confirm-next");
        Assert.Equal("#state", page.Url.Fragment);
        Assert.Contains("by Fri 12 Jun", page.Document.QuerySelector(".aim")!.TextContent, StringComparison.Ordinal);
        var plan = await host.PlanOf(guest);
        Assert.Equal(2, plan.Phase);
        Assert.Equal(shown, plan.Items.Where(item => item.Kind == ItemKind.Milestone && plan.IsOfThisPhase(item)).OrderBy(item => item.Position).Select(item => Days.Iso(item.DueOn!.Value)));
        // Twice is once.
        page = await browser.Submit(yes, "#confirm-next");
        Assert.Equal("#state", page.Url.Fragment);
        Assert.Equal(2, (await host.PlanOf(guest)).Version);
        page = await browser.Get(Urls.Review(guest.Token, 1));
        Assert.Contains("You went on with the next goal: Answer our customers faster, until 12 June 2026.", page.Text, StringComparison.Ordinal);
        Assert.Contains("So far so good.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_that_began_the_next_goal_still_names_the_one_that_was_reached()
    {
        var guest = await A_guest_at_the_goal();
        var browser = host.Browser();
        var open = await browser.Submit(await browser.Get(Urls.Reviews(guest.Token)), "#review-now");
        var aim = open.Document.QuerySelector(".page-head .facts")!.TextContent;
        Assert.Contains("Goal reached", aim, StringComparison.Ordinal);
        await browser.Submit(open, "#confirm-next");
        Assert.DoesNotContain(aim[..aim.IndexOf("Goal reached", StringComparison.Ordinal)], (await browser.Get(guest.Plan)).Document.QuerySelector(".aim")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(aim, (await browser.Get(Urls.Review(guest.Token, 1))).Document.QuerySelector(".page-head .facts")!.TextContent);
    }

    [Fact]
    public async Task A_review_of_a_single_day_names_that_day_once()
    {
        var guest = await A_guest_with_a_long_plan();
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(Urls.Reviews(guest.Token)), "#review-now");
        Assert.Contains("Of 5 January 2026", page.Document.QuerySelector(".page-head")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_goal_that_was_chosen_and_not_shown_is_shown_first_and_what_is_wrong_is_said()
    {
        var guest = await A_guest_at_the_goal();
        var browser = host.Browser();
        var open = await browser.Submit(await browser.Get(Urls.Reviews(guest.Token)), "#review-now");
        var page = await browser.Submit(open, "#confirm-next", ("goals", ["quick_answers"]));
        Assert.Contains("Please look at it once more", page.Text, StringComparison.Ordinal);
        Assert.Contains("Answer our customers faster", page.Document.QuerySelector("#drafted h3")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, (await host.PlanOf(guest)).Phase);
        page = await browser.Submit(open, "#confirm-next", ("by_when", ["2026-01-06"]));
        Assert.NotNull(page.Document.QuerySelector(".error-summary"));
        Assert.Null(page.Document.QuerySelector("#confirm-next"));
        Assert.Equal(1, (await host.PlanOf(guest)).Phase);
    }

    [Fact]
    public async Task A_plan_that_a_colleague_changed_meanwhile_is_shown_again_and_the_words_stay()
    {
        var guest = await A_guest_with_a_long_plan();
        var browser = host.Browser();
        var open = await browser.Submit(await browser.Get(Urls.Reviews(guest.Token)), "#review-now");
        await host.Ask(async db => await db.Database.ExecuteAsync("update plans set revision = revision + 1", default));
        var page = await browser.Submit(open, "#confirm-review", ("learned", ["Mine."]));
        Assert.Contains("Please look at it once more", page.Text, StringComparison.Ordinal);
        Assert.Equal("Mine.", page.Document.QuerySelector("[name=learned]")!.TextContent.Trim());
        Assert.Contains("Confirmed by you", (await browser.Submit(page, "#confirm-review")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Skipped_it_is_in_the_list_and_whoever_confirms_it_after_that_is_told()
    {
        var guest = await A_guest_with_a_long_plan();
        var browser = host.Browser();
        var open = await browser.Submit(await browser.Get(Urls.Reviews(guest.Token)), "#review-now");
        var page = await browser.Submit(open, "#skip-review");
        Assert.Equal(Urls.Reviews(guest.Token), page.Url.AbsolutePath);
        Assert.Contains("Skipped by you, Mon 5 Jan", page.Text, StringComparison.Ordinal);
        page = await browser.Submit(open, "#confirm-review");
        Assert.Contains("This review was decided already", page.Text, StringComparison.Ordinal);
        Assert.Contains("This review was skipped.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_a_second_tab_that_come_too_late_are_shown_again_and_not_lost_as_if_they_were_saved()
    {
        var guest = await A_guest_with_a_long_plan();
        var browser = host.Browser();
        var open = await browser.Submit(await browser.Get(Urls.Reviews(guest.Token)), "#review-now");
        var first = await browser.Submit(open, "#confirm-review", ("learned", ["Of the first tab."]));
        Assert.Equal("#decided", first.Url.Fragment);
        // The same click twice is once, as is one without words.
        Assert.DoesNotContain("decided already", (await browser.Submit(open, "#confirm-review", ("learned", ["Of the first tab."]))).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("decided already", (await browser.Submit(open, "#confirm-review")).Text, StringComparison.Ordinal);

        var page = await browser.Submit(open, "#confirm-review", ("learned", ["Of the second tab."]));
        Assert.Contains("Nothing of yours was saved", page.Text, StringComparison.Ordinal);
        Assert.Contains("Of the second tab.", page.Document.QuerySelector(".notice blockquote")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Of the first tab.", page.Document.QuerySelector("#learned")!.Closest("section")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_rhythm_is_kept_and_a_review_that_there_is_not_is_not_found()
    {
        var guest = await A_guest_with_a_long_plan();
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(Urls.Reviews(guest.Token)), "#review-rhythm", ("every", ["1"]));
        Assert.Contains("The next one is due Thu 5 Feb.", page.Text, StringComparison.Ordinal);
        Assert.Equal("1", page.Document.QuerySelector("option[selected]")!.GetAttribute("value"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await browser.Get(Urls.Review(guest.Token, 7))).Status);
    }

    [Fact]
    public async Task A_colleague_reads_the_same_review_behind_their_own_link_and_who_decided_by_name()
    {
        var guest = await A_guest_with_a_long_plan();
        var browser = host.Browser();
        await browser.Submit(await browser.Submit(await browser.Get(Urls.Reviews(guest.Token)), "#review-now"), "#confirm-review", ("learned", ["Start early."]));
        var id = await host.Ask(db => db.Database.QueryAsync<long>(
            $"insert into contacts (customer_id, name, email, role, consent, created_at) values ({guest.Visitor.CustomerId}, 'Ole Berg', 'ole@example.com', 'user', 'given', now()) returning id as \"Value\"", default));
        var page = await host.Browser().Get(Urls.Review(await host.Token(id.Single(), LinkPurpose.Pages), 1));
        Assert.Contains($"Confirmed by {guest.Visitor.ContactName}, Mon 5 Jan", page.Text, StringComparison.Ordinal);
        Assert.Contains("Start early.", page.Text, StringComparison.Ordinal);
    }

    private Task<Page> Open(string address) => host.Browser().Get(address);

    /// <summary>A link is no longer than its time: a new one.</summary>
    private Task<string> Token(Guest guest) => host.Token(guest.Visitor.ContactId, LinkPurpose.Pages);

    private async Task At(int month, int day)
    {
        host.Jump(new DateTimeOffset(2026, month, day, 9, 0, 0, TimeSpan.Zero) - host.Clock.GetUtcNow());
        await host.Use<StartReviews, int>((start, cancel) => start.Run(cancel));
    }

    private async Task<Guest> A_guest_with_a_long_plan()
    {
        var guest = await host.A_guest_with_a_plan(("by_when", ["2026-09-30"]));
        await host.Use<ChangePlan, bool>((change, cancel) => change.Accept(guest.Visitor, new PlanVersion(1, 0), cancel));
        return guest;
    }

    private async Task<Guest> A_guest_at_the_goal()
    {
        var guest = await A_guest_with_a_long_plan();
        await host.Use<ChangePlan, bool>((change, cancel) => change.ConfirmGoal(guest.Visitor, new PlanVersion(1, 0), cancel));
        return guest;
    }
}
