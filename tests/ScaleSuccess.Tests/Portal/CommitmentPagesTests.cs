using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Portal;

/// <summary>What both sides promised each other, on the plan's page and without script.</summary>
public sealed class CommitmentPagesTests : IAsyncLifetime
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
    public async Task Both_sides_stand_beside_each_other_with_who_how_often_and_how_it_stands()
    {
        var page = await host.Browser().Get(guest.Plan);
        var sides = page.Document.QuerySelectorAll(".sides > section").Select(side => side.TextContent).ToList();
        Assert.Equal(2, sides.Count);
        Assert.Contains("Answer your questions within one working day", sides[1], StringComparison.Ordinal);
        Assert.Contains("each quarter", sides[1], StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll(".sides > section")[1].QuerySelectorAll("form.report"));
    }

    [Fact]
    public async Task A_plan_without_commitments_looks_as_before()
    {
        await host.Ask(db => db.Database.ExecuteAsync("delete from plan_items where kind = 'commitment'", default));
        var page = await host.Browser().Get(guest.Plan);
        Assert.Null(page.Document.QuerySelector(".sides"));
        Assert.Null(page.Document.QuerySelector("#commitments"));
    }

    [Fact]
    public async Task One_of_their_own_is_added_and_past_its_day_it_is_said_to_be_missed_and_taken_back()
    {
        var browser = host.Browser();
        var day = (await host.PlanOf(guest)).Items.Where(item => item.Kind == ItemKind.Milestone).Min(item => item.DueOn)!.Value;
        var added = await browser.Submit(await browser.Get(Urls.AddItem(guest.Token, ItemKind.Commitment, null)), "form[action*='add'] .push",
            ("title", ["Petra reads the numbers"]), ("due_on", [Days.Iso(day)]), ("every", [""]));
        Assert.Equal("#commitments", added.Url.Fragment);
        Assert.Contains($"Until {Days.Short(day)}", Row(added.Document).TextContent, StringComparison.Ordinal);

        host.Jump(TimeSpan.FromDays(day.DayNumber - (await host.PlanOf(guest)).StartedOn.DayNumber + 1));
        var asked = await browser.Get(guest.Plan);
        var need = asked.Document.QuerySelectorAll("li.commitment[id^=need-commitment]").Single(row => row.TextContent.Contains("Petra", StringComparison.Ordinal));
        Assert.Contains("Was “Petra reads the numbers” kept?", need.TextContent, StringComparison.Ordinal);

        var missed = await browser.Submit(asked, $"[id='{need.Id}'] button[value=missed]", ("words", ["She was ill."]));
        Assert.Contains("you said so", Row(missed.Document).TextContent, StringComparison.Ordinal);
        Assert.Contains("Missed", Row(missed.Document).TextContent, StringComparison.Ordinal);
        Assert.Contains("She was ill.", Row(missed.Document).TextContent, StringComparison.Ordinal);
        Assert.Contains("You said that “Petra reads the numbers” was missed", missed.Document.QuerySelector(".past")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(missed.Document.QuerySelectorAll("li.commitment[id^=need-commitment]"), row => row.TextContent.Contains("Petra", StringComparison.Ordinal));

        var back = await browser.Submit(missed, $"[id='{Row(missed.Document).Id}'] button[value=undo]");
        Assert.NotEmpty(back.Document.QuerySelectorAll("li.commitment[id^=need-commitment]"));
    }

    [Fact]
    public async Task At_the_goal_a_promise_ends_with_it_and_its_last_day_is_not_said_to_have_passed()
    {
        await host.Use<ChangePlan, bool>((change, cancel) => change.ConfirmGoal(guest.Visitor, new PlanVersion(1, 0), cancel));
        var rows = (await host.Browser().Get(guest.Plan)).Document.QuerySelectorAll(".sides li.commitment").Select(row => row.TextContent).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Contains("Ended with the goal", row, StringComparison.Ordinal));
        Assert.All(rows, row => Assert.DoesNotContain("has passed", row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_that_are_too_long_stay_in_the_form()
    {
        var browser = host.Browser();
        var page = await browser.Get(guest.Plan);
        var form = page.Document.QuerySelector("form.report")!;
        var refused = await browser.Submit(page, $"#{form.Id} button[value=released]", ("words", [new string('x', 1001)]));
        Assert.Contains("too long by 1", refused.Document.QuerySelector($"#{form.Id}")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("xxx", refused.Document.QuerySelector($"#{form.Id} textarea")!.TextContent, StringComparison.Ordinal);
    }

    private static AngleSharp.Dom.IElement Row(AngleSharp.Dom.IDocument document) =>
        document.QuerySelectorAll(".sides li.commitment").Single(row => row.TextContent.Contains("Petra", StringComparison.Ordinal));
}
