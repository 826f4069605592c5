using ScaleSuccess.Customers;
using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Redrafting;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Plans.Changing;

/// <summary>What a better template or other answers took out of a plan comes back when its customer wants it.</summary>
public sealed class RestoreRemovedTests
{
    [Fact]
    public async Task What_went_by_itself_comes_back_and_no_later_draft_takes_it_again()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var action = (await product.PlanOf(nora)).Find(ItemKind.Action, "kick_off.invite_team")!;
        await product.Edit_template(nora, text => text.Replace("key: invite_team", "key: invite_all", StringComparison.Ordinal));
        await product.Propose_template(nora);
        Assert.Null((await product.PlanOf(nora)).Find(action.Kind, action.Key));

        Assert.IsType<EditOutcome.Saved>(await Back(product, nora, action.Kind, action.Key));
        Assert.IsType<EditOutcome.Saved>(await Back(product, nora, action.Kind, action.Key));
        var plan = await product.PlanOf(nora);
        Assert.Equal((action.Title, action.DueOn, action.OwnerId, action.Parent), plan.Find(action.Kind, action.Key) is { } back ? (back.Title, back.DueOn, back.OwnerId, back.Parent) : default);
        Assert.Equal(2, plan.Revision);
        await product.Edit_template(nora, text => text + "# A remark.\n");
        await product.Propose_template(nora);
        Assert.NotNull((await product.PlanOf(nora)).Find(action.Kind, action.Key));
        Assert.Null(await product.ProposedTo(nora));
    }

    [Fact]
    public async Task An_action_comes_back_with_its_milestone()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var before = await product.PlanOf(nora);
        var milestone = before.Milestones()[1];
        var action = before.OwnAction(milestone);
        await product.Edit_template(nora, text => text.Replace($"key: {milestone.Key}", "key: another_way", StringComparison.Ordinal));
        await product.Propose_template(nora);
        Assert.Null((await product.PlanOf(nora)).Find(milestone.Kind, milestone.Key));

        Assert.IsType<EditOutcome.Saved>(await Back(product, nora, action.Kind, action.Key));
        var plan = await product.PlanOf(nora);
        Assert.Equal(milestone.DueOn, plan.Find(milestone.Kind, milestone.Key)!.DueOn);
        Assert.Equal(plan.Milestones().Select(one => one.DueOn).Order(), plan.Milestones().Select(one => one.DueOn));
        Assert.Equal([action.Key], plan.Items.Where(item => item.Parent == milestone.Key).Select(item => item.Key));
    }

    [Fact]
    public async Task What_no_proposal_took_away_does_not_come_back_this_way()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var action = (await product.PlanOf(nora)).OwnAction();
        await product.Drop(nora, action);
        Assert.IsType<EditOutcome.NotOpen>(await Back(product, nora, action.Kind, action.Key));
        Assert.IsType<EditOutcome.NotOpen>(await Back(product, nora, ItemKind.Action, "nowhere"));
    }

    [Fact]
    public async Task A_milestone_that_comes_back_late_stands_where_its_day_has_it_and_its_actions_are_due_by_it()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        var plan = await product.PlanOf(nora);
        var (second, action) = (plan.Milestones()[1], plan.OwnAction(plan.Milestones()[2]));
        await product.Drop(nora, second);
        await product.Drop(nora, action);
        // The third comes sooner than the second had been due, so that the second comes back after it.
        Assert.IsType<EditOutcome.Saved>(await product.Move(nora, plan.Milestones()[2], second.DueOn!.Value.AddDays(-7), confirmed: true));
        await product.Restore(nora, second);
        await product.Restore(nora, action);
        plan = await product.PlanOf(nora);
        Assert.Equal(plan.Milestones().Select(one => one.DueOn).Order(), plan.Milestones().Select(one => one.DueOn));
        Assert.True(plan.Find(action.Kind, action.Key)!.DueOn <= plan.Find(ItemKind.Milestone, action.Parent)!.DueOn);
    }

    [Fact]
    public async Task A_change_is_told_before_what_moved_with_it()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        var plan = await product.PlanOf(nora);
        var action = plan.OwnAction(plan.Milestones()[1]);
        await product.Move(nora, action, plan.Milestones()[2].DueOn!.Value, confirmed: true);
        var revision = Assert.Single(await product.RevisionsOf(nora));
        Assert.True(revision.Changes.Count > 1);
        Assert.Equal(action.Key, revision.First.ItemKey);
    }

    private static Task<EditOutcome> Back(Product product, Visitor visitor, string kind, string key) =>
        product.Use<RestoreRemoved, EditOutcome>((restore, cancel) => restore.Run(visitor, kind, key, cancel));
}
