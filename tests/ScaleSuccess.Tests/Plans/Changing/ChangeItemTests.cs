using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Plans.Changing;

/// <summary>The customer owns its plan: what it says is theirs to change, and nobody's change is lost.</summary>
public sealed class ChangeItemTests
{
    [Fact]
    public async Task An_action_says_what_its_owner_writes_and_the_history_who_when_and_why()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var action = (await product.PlanOf(nora)).OwnAction();
        Assert.IsType<EditOutcome.Saved>(await product.Change(nora, action, ItemField.Title, "  Invite the two branch managers ", why: "Only they need it"));

        var plan = await product.PlanOf(nora);
        Assert.Equal("Invite the two branch managers", plan.Find(action.Kind, action.Key)!.Title);
        Assert.Equal(1, plan.Revision);
        Assert.Equal(action.Title, ItemContent.FromJson(plan.Find(action.Kind, action.Key)!.Drafted!).Title);
        var change = Assert.Single(Assert.Single(await product.RevisionsOf(nora)).Changes);
        Assert.Equal((ChangeKind.Changed, nora.ContactId, "Only they need it"), (change.Kind, change.ContactId, change.Why));
        Assert.Equal(new FieldChange(action.Title, "Invite the two branch managers"), Assert.Single(change.ReadFields()).Value);
    }

    [Fact]
    public async Task Two_people_who_change_different_fields_keep_both()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var ben = await product.A_colleague_of(nora);
        var action = (await product.PlanOf(nora)).OwnAction();
        Assert.IsType<EditOutcome.Saved>(await product.ChangeFrom(nora, action, ItemField.Title, action.Title, "Nora's words"));
        Assert.IsType<EditOutcome.Saved>(await product.ChangeFrom(ben, action, ItemField.Owner, action.Content.Get(ItemField.Owner), $"{ben.ContactId}"));
        var after = (await product.PlanOf(nora)).Find(action.Kind, action.Key)!;
        Assert.Equal(("Nora's words", ben.ContactId), (after.Title, after.OwnerId));
    }

    [Fact]
    public async Task Whoever_comes_second_to_the_same_words_is_shown_both_and_loses_nothing()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var ben = await product.A_colleague_of(nora);
        var action = (await product.PlanOf(nora)).OwnAction();
        await product.ChangeFrom(nora, action, ItemField.Title, action.Title, "Nora's words");
        var clash = Assert.Single(Assert.IsType<EditOutcome.Clashes>(await product.ChangeFrom(ben, action, ItemField.Title, action.Title, "Ben's words")).Fields);
        Assert.Equal(("Nora's words", "Ben's words", nora.ContactId), (clash.Theirs, clash.Yours, clash.Last!.ContactId));
        Assert.Equal("Nora's words", (await product.PlanOf(nora)).Find(action.Kind, action.Key)!.Title);

        // Having seen hers, his may stand; and the same words from both are no clash.
        Assert.IsType<EditOutcome.Saved>(await product.ChangeFrom(ben, action, ItemField.Title, "Nora's words", "Ben's words"));
        Assert.IsType<EditOutcome.Saved>(await product.ChangeFrom(nora, action, ItemField.Title, "Nora's words", "Ben's words"));
        Assert.Equal(2, (await product.PlanOf(nora)).Revision);
    }

    [Fact]
    public async Task Two_at_once_leave_one_of_them_with_a_question()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var action = (await product.PlanOf(nora)).OwnAction();
        var number = 0;
        var outcomes = await AtOnce.Run(4, () => product.ChangeFrom(nora, action, ItemField.Title, action.Title, $"Words {Interlocked.Increment(ref number)}"));
        Assert.Single(outcomes.OfType<EditOutcome.Saved>());
        Assert.Equal(3, outcomes.OfType<EditOutcome.Clashes>().Count());
        Assert.Equal(1, (await product.PlanOf(nora)).Revision);
    }

    [Fact]
    public async Task Sent_twice_it_is_once_and_what_is_the_same_is_no_version()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var action = (await product.PlanOf(nora)).OwnAction();
        for (var i = 0; i < 2; i++) Assert.IsType<EditOutcome.Saved>(await product.ChangeFrom(nora, action, ItemField.Title, action.Title, "New words"));
        Assert.IsType<EditOutcome.Saved>(await product.ChangeFrom(nora, action, ItemField.Title, "New words", "New words"));
        Assert.Equal(1, (await product.PlanOf(nora)).Revision);
    }

    [Fact]
    public async Task The_vendors_actions_done_things_and_another_customers_are_not_theirs_to_change()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var stranger = await product.A_customer_with_a_plan();
        var plan = await product.PlanOf(nora);
        var vendors = plan.Items.First(item => item is { Kind: ItemKind.Action, Side: "vendor" });
        Assert.IsType<EditOutcome.NotOpen>(await product.Change(nora, vendors, ItemField.Title, "Ours now"));
        Assert.IsType<EditOutcome.NotOpen>(await product.Change(nora, plan.Items.Single(item => item.AcceptsPlan), ItemField.Title, "Never mind"));
        var done = plan.OwnAction();
        await product.Tick(nora, done.Key);
        Assert.IsType<EditOutcome.NotOpen>(await product.Change(nora, done, ItemField.Title, "Something else"));
        await product.Change(stranger, plan.OwnAction(), ItemField.Title, "A stranger's words");
        Assert.Equal(0, (await product.PlanOf(nora)).Revision);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_the_field_that_is_wrong()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var stranger = await product.A_customer();
        var plan = await product.PlanOf(nora);
        var (action, measure) = (plan.OwnAction(), plan.Items.First(item => item.Kind == ItemKind.Measure));
        Assert.Equal(new EditMistake.Empty(ItemField.Title), await Mistake(action, ItemField.Title, " \u200b "));
        Assert.Equal(new EditMistake.TooLong(ItemField.Title, 1, CheckEdit.LongestTitle), await Mistake(action, ItemField.Title, new string('x', CheckEdit.LongestTitle + 1)));
        Assert.Equal(new EditMistake.Unreadable(ItemField.Due), await Mistake(action, ItemField.Due, "tomorrow"));
        Assert.Equal(new EditMistake.Unreadable(ItemField.Owner), await Mistake(action, ItemField.Owner, $"{stranger.ContactId}"));
        Assert.Equal(new EditMistake.Unreadable(ItemField.Target), await Mistake(measure, ItemField.Target, "many"));
        Assert.Equal(new EditMistake.Unreadable(ItemField.Better), await Mistake(measure, ItemField.Better, "bigger"));
        Assert.Equal(0, (await product.PlanOf(nora)).Revision);

        async Task<EditMistake> Mistake(PlanItem item, string field, string typed) =>
            Assert.Single(Assert.IsType<EditOutcome.Refused>(await product.Change(nora, item, field, typed)).Mistakes);
    }
}
