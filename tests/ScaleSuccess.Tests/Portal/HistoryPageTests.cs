using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Redrafting;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Changing;
using ScaleSuccess.Tests.Plans.Editing;

namespace ScaleSuccess.Tests.Portal;

/// <summary>The page that says who changed what in a plan, and what any version said.</summary>
public sealed class HistoryPageTests : IAsyncLifetime
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
    public async Task What_followed_by_itself_is_told_line_by_line_and_what_went_comes_back()
    {
        var action = (await Plan()).Find(ItemKind.Action, "kick_off.invite_team")!;
        await A_template_with("key: invite_team", "key: invite_all");
        var browser = host.Browser();
        var page = await browser.Get(Urls.PlanHistory(guest.Token));
        var lines = page.Document.QuerySelectorAll(".revisions .moves li > span").Select(line => line.TextContent.Trim());
        Assert.Equal([$"Gone: {action.Title}", $"New: {action.Title}"], lines.Order());

        page = await browser.Submit(page, "button[form=restore-removed]");
        Assert.NotNull(page.Document.GetElementById($"road-{action.Key}"));
        page = await browser.Get(Urls.PlanHistory(guest.Token));
        Assert.Contains($"You put back “{action.Title}”", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("button[form=restore-removed]"));
    }

    [Fact]
    public async Task A_version_says_whose_it_was_by_when_and_the_numbers()
    {
        var plan = await Plan();
        var page = await host.Browser().Get(Urls.PlanVersion(guest.Token, 0));
        Assert.Contains($"{plan.OwnAction().Title} you, {Days.Short(plan.OwnAction().DueOn!.Value)}", page.Text, StringComparison.Ordinal);
        var measure = plan.Items.First(item => item is { Kind: ItemKind.Measure, Target: not null });
        Assert.Contains(Amounts.WithUnit(measure.Target!.Value, measure.Unit), page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_moves_its_milestone_and_what_comes_after_it_is_told_as_the_change_of_what_was_moved()
    {
        var plan = await Plan();
        var action = plan.OwnAction(plan.Milestones()[1]);
        var browser = host.Browser();
        var asks = await browser.Submit(await browser.Get(Urls.ChangeItem(guest.Token, $"action/{action.Key}")), "form[action*='change'] .push", ("due_on", [Days.Iso(plan.Milestones()[2].DueOn!.Value)]));
        await browser.Submit(asks, "form[action*='change'] .push");
        Assert.Contains($"You changed “{action.Title}”, and 2 more things moved", (await browser.Get(Urls.PlanHistory(guest.Token))).Text, StringComparison.Ordinal);
    }

    private async Task A_template_with(string text, string other)
    {
        var key = (await Plan()).Segment;
        var source = (await host.Use<ActiveDefinitions, List<Definition>>((definitions, cancel) => definitions.History(Definition.Plan, key, cancel)))[0].Source;
        Assert.IsType<PublishDraftOutcome.Published>(await host.Use<IServiceProvider, PublishDraftOutcome>((services, cancel) => TemplateTexts.Publish(services, key, source.Replace(text, other, StringComparison.Ordinal), cancel)));
        await host.Use<ProposeTemplate, int>((propose, cancel) => propose.Run(key, cancel));
        await host.Run<RedraftPlans>();
    }

    private Task<Plan> Plan() => host.PlanOf(guest);
}
