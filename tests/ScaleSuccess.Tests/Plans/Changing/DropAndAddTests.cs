using ScaleSuccess.Engagement;
using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Plans.Changing;

/// <summary>What a customer leaves out, puts back and adds.</summary>
public sealed class DropAndAddTests
{
    [Fact]
    public async Task What_is_left_out_is_gone_from_everywhere_and_comes_back_as_it_was()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var milestone = (await product.PlanOf(nora)).Milestones()[1];
        var before = (await product.PlanOf(nora)).Items.Where(item => item.Key == milestone.Key || item.Parent == milestone.Key).OrderBy(item => item.Position).ToList();
        Assert.True(before.Count > 1);
        await product.Tick(nora, before.First(item => item is { Kind: ItemKind.Action, Side: "customer" }).Key);
        var ticked = (await product.PlanOf(nora)).Items.Where(item => before.Exists(one => one.Key == item.Key)).OrderBy(item => item.Position).Select(item => item.Content).ToList();

        Assert.IsType<EditOutcome.Saved>(await product.Drop(nora, milestone, "another_way", "We use our own form"));
        var plan = await product.PlanOf(nora);
        Assert.DoesNotContain(plan.Items, item => item.Key == milestone.Key || item.Parent == milestone.Key);
        Assert.DoesNotContain(await product.NeedsOf(nora), need => before.Exists(item => item.Key == need.Item?.Key));
        var dropped = (await product.ViewOf(nora)).Plan.Dropped;
        Assert.Equal(before.Count, dropped.Count);
        Assert.All(dropped, item => Assert.Equal(("another_way", "We use our own form"), (item.Reason, item.Words)));
        Assert.IsType<EditOutcome.Saved>(await product.Drop(nora, milestone));
        Assert.Equal(1, (await product.PlanOf(nora)).Revision);

        Assert.IsType<EditOutcome.Saved>(await product.Restore(nora, milestone));
        Assert.IsType<EditOutcome.Saved>(await product.Restore(nora, milestone));
        plan = await product.PlanOf(nora);
        Assert.Equal(ticked, plan.Items.Where(item => before.Exists(one => one.Key == item.Key)).OrderBy(item => item.Position).Select(item => item.Content));
        Assert.Empty((await product.ViewOf(nora)).Plan.Dropped);
        Assert.Equal(2, plan.Revision);
    }

    [Fact]
    public async Task An_action_comes_back_with_its_milestone()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var plan = await product.PlanOf(nora);
        var milestone = plan.Milestones()[1];
        var action = plan.OwnAction(milestone);
        await product.Drop(nora, action);
        await product.Drop(nora, milestone);
        await product.Restore(nora, action);
        Assert.Equal(plan.Items.Count, (await product.PlanOf(nora)).Items.Count);
    }

    [Fact]
    public async Task A_day_that_has_passed_meanwhile_becomes_the_first_working_day()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        var action = (await product.PlanOf(nora)).OwnAction();
        await product.Drop(nora, action);
        // A Saturday.
        product.Clock.SetUtcNow(new DateTimeOffset(2026, 2, 7, 9, 0, 0, TimeSpan.Zero));
        await product.Restore(nora, action);
        Assert.Equal(new DateOnly(2026, 2, 9), (await product.PlanOf(nora)).Find(action.Kind, action.Key)!.DueOn);
    }

    [Fact]
    public async Task A_reason_is_asked_for_and_the_last_milestone_and_acceptance_stay()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var plan = await product.PlanOf(nora);
        Assert.Equal(new EditMistake.Empty(DropItem.ReasonField), Assert.Single(Assert.IsType<EditOutcome.Refused>(await product.Drop(nora, plan.OwnAction(), "")).Mistakes));
        Assert.Equal(new EditMistake.Unreadable(DropItem.ReasonField), Assert.Single(Assert.IsType<EditOutcome.Refused>(await product.Drop(nora, plan.OwnAction(), "because")).Mistakes));
        Assert.IsType<EditOutcome.NotOpen>(await product.Drop(nora, plan.Items.Single(item => item.AcceptsPlan)));
        foreach (var milestone in plan.Milestones().SkipLast(1)) Assert.IsType<EditOutcome.Saved>(await product.Drop(nora, milestone));
        Assert.IsType<EditOutcome.NotOpen>(await product.Drop(nora, plan.Milestones()[^1]));
        plan = await product.PlanOf(nora);
        Assert.Single(plan.Milestones());
        // What asks for acceptance belongs to a milestone that is out, and is asked for all the same.
        Assert.Contains(plan.Items, item => item.AcceptsPlan);
        Assert.True(await product.Accept(nora));
    }

    [Fact]
    public async Task Own_actions_milestones_objectives_and_measures_stand_in_their_place()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var plan = await product.PlanOf(nora);
        var (first, second) = (plan.Milestones()[0], plan.Milestones()[1]);
        Assert.IsType<EditOutcome.Saved>(await product.Add(nora, ItemKind.Milestone, "Everybody has a login", "aaaaaaaaaaaa", due: first.DueOn));
        Assert.IsType<EditOutcome.Saved>(await product.Add(nora, ItemKind.Action, "Ask Petra", "bbbbbbbbbbbb", second.Key, second.DueOn));
        Assert.IsType<EditOutcome.Saved>(await product.Add(nora, ItemKind.Objective, "Fewer calls", "cccccccccccc"));
        Assert.IsType<EditOutcome.Saved>(await product.Add(nora, ItemKind.Measure, "Calls a week", "dddddddddddd"));
        Assert.IsType<EditOutcome.Saved>(await product.Add(nora, ItemKind.Measure, "Calls a week", "dddddddddddd"));
        plan = await product.PlanOf(nora);
        Assert.Equal("Everybody has a login", plan.Milestones()[1].Title);
        Assert.Equal(4, plan.Items.Count(item => item.IsOwn && item.AddedBy == nora.ContactId));
        Assert.Contains(await product.NeedsOf(nora), need => need.Item?.Key == "own.dddddddddddd");
        Assert.True((await product.ViewOf(nora)).Next!.Key == first.Key);
    }

    [Fact]
    public async Task Nothing_half_is_added()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var plan = await product.PlanOf(nora);
        var first = plan.Milestones()[0];
        Assert.Equal([new EditMistake.Empty(ItemField.Title), new EditMistake.Empty(ItemField.Due)],
            Assert.IsType<EditOutcome.Refused>(await product.Add(nora, ItemKind.Action, "", milestone: first.Key)).Mistakes);
        Assert.IsType<EditMistake.AfterMilestone>(Assert.Single(Assert.IsType<EditOutcome.Refused>(
            await product.Add(nora, ItemKind.Action, "Late", milestone: first.Key, due: plan.Milestones()[^1].DueOn)).Mistakes));
        Assert.IsType<EditOutcome.NotOpen>(await product.Add(nora, ItemKind.Action, "Nowhere", milestone: "nowhere", due: first.DueOn));
        Assert.IsType<EditOutcome.NotOpen>(await product.Add(nora, "reading", "Nothing of ours"));
        Assert.IsType<EditOutcome.NotOpen>(await product.Add(nora, ItemKind.Objective, "With a key of its own", "../../etc"));
        Assert.Equal(plan.Items.Count, (await product.PlanOf(nora)).Items.Count);
    }
}
