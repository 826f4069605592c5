using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Changing;

namespace ScaleSuccess.Tests.Portal;

/// <summary>The pages on which a customer changes its plan, without script.</summary>
public sealed class ChangePlanPagesTests : IAsyncLifetime
{
    private TestHost host = null!;
    private Guest guest = null!;

    public async Task InitializeAsync()
    {
        host = await TestHost.Start();
        guest = await host.A_guest_with_a_plan();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Every_line_of_the_plan_leads_to_its_change_and_what_may_not_be_changed_leads_nowhere()
    {
        var browser = host.Browser();
        var edit = await browser.Get(guest.Plan + "/edit");
        var plan = await Plan();
        var links = edit.Document.QuerySelectorAll(".edit-list ul a[href*='/change?']").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(plan.Items.Count - 1, links.Count);
        Assert.DoesNotContain(links, link => link.Contains(plan.Items.Single(item => item.AcceptsPlan).Key, StringComparison.Ordinal));
        foreach (var link in links) Assert.NotNull((await browser.Get(link)).Document.QuerySelector("form"));
        Assert.Equal(Urls.EditPlan(""), (await browser.Get(guest.Plan)).Document.QuerySelector(".next .others a[href$='/edit']")!.GetAttribute("href")!.Replace(guest.Token, "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task New_words_stand_on_the_plan_and_in_its_history_with_what_was_there_before()
    {
        var browser = host.Browser();
        var action = (await Plan()).OwnAction();
        var page = await browser.Submit(await browser.Get(Change(action)), "form[action*='change'] .push", ("title", ["Invite Petra"]), ("why", ["She leads it"]));
        Assert.Equal($"#road-{action.Key}", page.Url.Fragment);
        Assert.Contains("You changed “Invite Petra”", page.Document.QuerySelector(".past")!.TextContent, StringComparison.Ordinal);

        var history = await browser.Get(guest.Plan + "/history");
        var change = history.Document.QuerySelector(".revisions > li")!.TextContent;
        Assert.Contains("“She leads it”", change, StringComparison.Ordinal);
        Assert.NotNull(history.Document.QuerySelector(".word-diff ins"));
        Assert.Contains(action.Title, (await browser.Get(guest.Plan + "/versions/1")).Document.Body!.TextContent, StringComparison.Ordinal);

        // Put back: the form as it was before, saved by its own button.
        var back = await browser.Get(history.Document.QuerySelector(".revisions a[href*='/change']")!.GetAttribute("href")!);
        Assert.Equal(action.Title, back.Document.QuerySelector("[name=title]")!.TextContent.Trim());
        await browser.Submit(back, "form[action*='change'] .push");
        Assert.Equal(action.Title, (await Plan()).Find(action.Kind, action.Key)!.Title);
    }

    [Fact]
    public async Task What_moves_with_a_day_is_shown_before_it_is_saved()
    {
        var browser = host.Browser();
        var milestone = (await Plan()).Milestones()[0];
        var to = milestone.DueOn!.Value.AddDays(7);
        var asks = await browser.Submit(await browser.Get(Change(milestone)), "form[action*='change'] .push", ("due_on", [Days.Iso(to)]));
        Assert.Contains(Days.Short(to), asks.Document.QuerySelector(".moves")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(milestone.DueOn, (await Plan()).Milestones()[0].DueOn);
        await browser.Submit(asks, "form[action*='change'] .push");
        Assert.Equal(to, (await Plan()).Milestones()[0].DueOn);
    }

    [Theory]
    [InlineData("title", "", "Write what it says.")]
    [InlineData("due_on", "soon", "This is not a day. Choose one from the calendar.")]
    [InlineData("due_on", "2026-01-01", "This day has passed. The first you can choose is")]
    [InlineData("due_on", "2027-01-01", "The plan ends on")]
    [InlineData("owner", "999999", "Choose one of your colleagues.")]
    public async Task What_cannot_be_is_said_at_its_field_and_stays_as_it_was_typed(string field, string typed, string why)
    {
        var browser = host.Browser();
        var action = (await Plan()).OwnAction();
        var page = await browser.Submit(await browser.Get(Change(action)), "form[action*='change'] .push", (field, [typed]), ("why", ["Because"]));
        Assert.Contains(page.Document.QuerySelectorAll(".field.wrong .field-error"), error => error.TextContent.Contains(why, StringComparison.Ordinal));
        Assert.Equal("Because", page.Document.QuerySelector("[name=why]")!.TextContent.Trim());
        Assert.Equal(0, (await Plan()).Revision);
    }

    [Fact]
    public async Task Of_two_people_the_second_sees_both_texts_and_chooses()
    {
        var browser = host.Browser();
        var action = (await Plan()).OwnAction();
        var form = await browser.Get(Change(action));
        await browser.Submit(await browser.Get(Change(action)), "form[action*='change'] .push", ("title", ["The first words"]));
        var clash = await browser.Submit(form, "form[action*='change'] .push", ("title", ["The second words"]));
        Assert.Contains("The first words", clash.Document.QuerySelector(".clash")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The second words", clash.Document.QuerySelector(".clash")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(clash.Document.QuerySelectorAll(".clash [checked]"));

        // Without a choice it is asked again; with one it is saved.
        var again = await browser.Submit(clash, "form[action*='change'] .push");
        Assert.NotNull(again.Document.QuerySelector(".clash"));
        Assert.Equal("The first words", (await Plan()).Find(action.Kind, action.Key)!.Title);
        await browser.Submit(again, "form[action*='change'] .push", ("take.title", ["mine"]));
        Assert.Equal("The second words", (await Plan()).Find(action.Kind, action.Key)!.Title);
    }

    [Fact]
    public async Task What_is_left_out_is_listed_with_the_reason_and_comes_back_by_its_button()
    {
        var browser = host.Browser();
        var action = (await Plan()).OwnAction();
        var refused = await browser.Submit(await browser.Get(Change(action)), ".drop form button", ("words", ["No time"]));
        Assert.Contains("Choose a reason.", refused.Document.QuerySelector(".drop")!.TextContent, StringComparison.Ordinal);
        var page = await browser.Submit(refused, ".drop form button", ("reason", ["later"]));
        Assert.Contains("Not in this plan, maybe later", page.Document.QuerySelector("#left-out")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("No time", page.Document.QuerySelector("#left-out")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.Document.GetElementById($"road-{action.Key}"));
        page = await browser.Submit(page, "#left-out button");
        Assert.NotNull(page.Document.GetElementById($"road-{action.Key}"));
        Assert.Null(page.Document.QuerySelector("#left-out"));
    }

    [Fact]
    public async Task An_own_action_stands_in_its_milestone_and_says_who_added_it()
    {
        var browser = host.Browser();
        var milestone = (await Plan()).Milestones()[0];
        var link = (await browser.Get(guest.Plan)).Document.QuerySelector($"a[href*='kind=action'][href*='{milestone.Key}']")!.GetAttribute("href")!;
        var page = await browser.Submit(await browser.Get(link), "form .push", ("title", ["Ask Petra"]), ("due_on", [Days.Iso(milestone.DueOn!.Value)]));
        var row = page.Document.QuerySelector(page.Url.Fragment.Replace(".", "\\.", StringComparison.Ordinal))!;
        Assert.Contains("Ask Petra", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("You added it yourself.", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_done_or_gone_meanwhile_is_said_and_the_words_are_kept()
    {
        var browser = host.Browser();
        var action = (await Plan()).OwnAction();
        var form = await browser.Get(Change(action));
        await host.Use<ChangePlan, bool>((change, cancel) => change.Finish(guest.Visitor, action.Key, true, default, cancel));
        var page = await browser.Submit(form, "form[action*='change'] .push", ("title", ["Too late"]));
        Assert.Contains("Too late", page.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("This can’t be changed any more", page.Document.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("/change", 404)]
    [InlineData("/change?item=action/nowhere", 404)]
    [InlineData("/add?kind=reading", 404)]
    [InlineData("/versions/9", 404)]
    [InlineData("/versions/0", 404)]
    [InlineData("/change?item=action/nowhere&revision=x", 404)]
    [InlineData("/history?before=zzz", 200)]
    [InlineData("/history?before=-5", 200)]
    [InlineData("/proposal?left=x", 200)]
    public async Task An_address_that_names_nothing_says_so(string address, int status) =>
        Assert.Equal(status, (int)(await host.Browser().Get(guest.Plan + address)).Status);

    [Fact]
    public async Task Another_text_in_a_form_that_was_gone_back_to_is_added_too()
    {
        var browser = host.Browser();
        var form = await browser.Get(guest.Plan + "/add?kind=objective");
        foreach (var text in new[] { "The first", "The second", "The second" }) await browser.Submit(form, "form .push", ("title", [text]));
        Assert.Equal(["The first", "The second"], (await Plan()).Items.Where(item => item.IsOwn).OrderBy(item => item.Position).Select(item => item.Title).Distinct());
    }

    [Fact]
    public async Task A_section_is_accepted_by_itself()
    {
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(guest.Plan), "button[form=accept-section][value^='objective:']");
        Assert.Contains("Accepted by you", page.Document.QuerySelector(".section-state")!.TextContent, StringComparison.Ordinal);
        Assert.False((await Plan()).IsAccepted);
    }

    [Fact]
    public async Task Whoever_accepted_a_section_is_asked_to_look_again_when_somebody_else_has_changed_it()
    {
        await host.Ask(db => db.Database.ExecuteSqlAsync($"""
            with ben as (insert into contacts (customer_id, name, email, role, consent, created_at)
                         values ({guest.Visitor.CustomerId}, 'Ben Berg', 'ben@guest.example', 'user', 'given', now()) returning id)
            insert into acceptances (plan_id, version, contact_id, accepted_at) select p.id, 1, ben.id, now() from plans p, ben where p.customer_id = {guest.Visitor.CustomerId}
            """));
        var browser = host.Browser();
        var action = (await Plan()).OwnAction();
        await browser.Submit(await browser.Get(Change(action)), "form[action*='change'] .push", ("title", ["Other words"]));
        var page = await browser.Get(guest.Plan);
        var state = page.Document.QuerySelectorAll(".section-state");
        Assert.Contains("Changed since Ben Berg accepted it", Assert.Single(state).TextContent, StringComparison.Ordinal);
        page = await browser.Submit(page, ".section-state button");
        Assert.Empty(page.Document.QuerySelectorAll(".section-state"));
    }

    [Fact]
    public async Task Answers_are_changed_on_one_page_by_whoever_gave_them()
    {
        var browser = host.Browser();
        var form = await browser.Get(guest.Plan + "/answers");
        Assert.Null(form.Document.QuerySelector("[name='people.1.email']"));
        var refused = await browser.Submit(form, "form[action$='answers'] .push", ("goals", []));
        Assert.NotNull(refused.Document.QuerySelector("#errors"));
        var page = await browser.Submit(refused, "form[action$='answers'] .push", ("goals", ["save_time"]));
        Assert.Equal(guest.Plan, page.Url.AbsolutePath);
        await host.Run<ScaleSuccess.Plans.Redrafting.RedraftPlans>();
        Assert.Null((await Plan()).Find(ItemKind.Objective, "see_numbers"));
    }

    private string Change(PlanItem item) => Urls.ChangeItem(guest.Token, $"{item.Kind}/{item.Key}");
    private Task<Plan> Plan() => host.Ask(db => db.Set<Plan>().AsNoTracking().Include(plan => plan.Items).Include(plan => plan.Acceptances).SingleAsync());
}
