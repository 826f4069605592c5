using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Redrafting;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Changing;
using ScaleSuccess.Tests.Plans.Editing;

namespace ScaleSuccess.Tests.Portal;

/// <summary>What a customer did not want of a suggestion can be looked at later, and come after all.</summary>
public sealed class DeclinedSuggestionsTests
{
    [Fact]
    public async Task A_new_line_that_was_declined_can_be_added_after_all_once()
    {
        await using var host = await TestHost.Start();
        var guest = await Declined(host);
        var browser = host.Browser();
        var page = await browser.Get(guest.Plan + "/edit");
        Assert.Equal("Made for you.", page.Document.QuerySelector("[aria-labelledby=declined] .item-title")!.TextContent);

        var after = await browser.Submit(page, "[form=take-declined]");
        Assert.Null(after.Document.QuerySelector("[aria-labelledby=declined]"));
        Assert.Equal(1, await Times(host, "Made for you."));
        // A second click, on the page as it was.
        await browser.Submit(page, "[form=take-declined]");
        Assert.Equal(1, await Times(host, "Made for you."));
        Assert.Contains("Made for you.", (await browser.Get(guest.Plan + "/history")).Document.Body!.TextContent, StringComparison.Ordinal);
        // It is the template's line again, not one of the customer's own.
        await host.Run<RedraftPlans>();
        Assert.Equal(1, await Times(host, "Made for you."));
    }

    [Fact]
    public async Task Words_that_were_declined_stand_where_the_line_is_changed()
    {
        await using var host = await TestHost.Start();
        var guest = await Declined(host);
        var milestone = (await host.Ask(db => db.Set<Plan>().AsNoTracking().Include(one => one.Items).SingleAsync())).Milestones()[1];
        var page = await host.Browser().Get($"{guest.Plan}/change?item=milestone/{milestone.Key}");
        Assert.Contains("had written: “Everybody is in”", page.Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_action_whose_milestone_is_done_is_not_offered_any_more()
    {
        await using var host = await TestHost.Start();
        var guest = await Declined(host, text => text.Replace("  - key: first_result", "      - { key: made_up, title: Try something new, who: customer, role: champion, before: 1 }\n  - key: first_result", StringComparison.Ordinal));
        var browser = host.Browser();
        Assert.Contains("Try something new", (await browser.Get(guest.Plan + "/edit")).Document.Body!.TextContent, StringComparison.Ordinal);
        await host.Use<ScaleSuccess.Foundation.ScaleDb, int>((db, cancel) => db.Set<PlanItem>().Where(item => item.Kind == ItemKind.Milestone && item.Key == "kick_off").ExecuteUpdateAsync(set => set.SetProperty(item => item.DoneAt, DateTimeOffset.UnixEpoch), cancel));
        Assert.DoesNotContain("Try something new", (await browser.Get(guest.Plan + "/edit")).Document.Body!.TextContent, StringComparison.Ordinal);
    }

    private static Task<int> Times(TestHost host, string title) => host.Ask(db => db.Set<PlanItem>().CountAsync(item => item.Title == title));

    /// <summary>Ops add a sentence and give a milestone another name; the customer leaves all as it was.</summary>
    private static async Task<Guest> Declined(TestHost host, Func<string, string>? edit = null)
    {
        var guest = await host.A_guest_with_a_plan();
        await host.Use<ChangePlan, bool>((change, cancel) => change.Accept(guest.Visitor, new PlanVersion(1, 0), cancel));
        var plan = await host.Ask(db => db.Set<Plan>().AsNoTracking().Include(one => one.Items).SingleAsync());
        var source = (await host.Use<ActiveDefinitions, List<Definition>>((definitions, cancel) => definitions.History(Definition.Plan, plan.Segment, cancel)))[0].Source;
        var text = source.Replace("highlights:\n", "highlights:\n  - Made for you.\n", StringComparison.Ordinal).Replace(plan.Milestones()[1].Title, "Everybody is in", StringComparison.Ordinal);
        Assert.IsType<PublishDraftOutcome.Published>(await host.Use<IServiceProvider, PublishDraftOutcome>((services, cancel) => TemplateTexts.Publish(services, plan.Segment, edit is null ? text : edit(text), cancel)));
        Assert.Equal(1, await host.Use<ProposeTemplate, int>((propose, cancel) => propose.Run(plan.Segment, cancel)));
        await host.Run<RedraftPlans>();
        var browser = host.Browser();
        await browser.Submit(await browser.Get(guest.Plan + "/proposal"), "button[name=all][value=no]");
        Assert.Equal(0, await Times(host, "Made for you."));
        return guest;
    }
}
