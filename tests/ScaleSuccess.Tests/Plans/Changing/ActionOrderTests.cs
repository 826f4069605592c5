using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Plans.Changing;

/// <summary>What comes after another action moves with it where it would be due before it.</summary>
public sealed class ActionOrderTests
{
    private const string First = "first_result.list_first_tasks", Second = "team_on_board.send_first_week", Third = "team_on_board.try_first_week";

    [Fact]
    public async Task A_later_day_takes_with_it_what_comes_after_and_shows_that_first()
    {
        await using var product = await Product.New();
        var (nora, plan) = await Plan(product);
        var to = Action(plan, Third).DueOn!.Value.AddDays(7);
        var moves = Assert.IsType<EditOutcome.AsksFirst>(await product.Move(nora, Action(plan, First), to)).Moves;
        Assert.Equal([(First, to), (Second, to), (Third, to)], moves.Where(move => move.Item.Kind == ItemKind.Action).Select(move => (move.Item.Key, move.To)));
        Assert.IsType<EditOutcome.Saved>(await product.Move(nora, Action(plan, First), to, confirmed: true));
        plan = await product.PlanOf(nora);
        Assert.All([First, Second, Third], key => Assert.Equal(to, Action(plan, key).DueOn));
        Assert.True(plan.Find(ItemKind.Milestone, "team_on_board")!.DueOn >= to);
    }

    [Fact]
    public async Task It_cannot_be_due_before_what_comes_first_while_that_is_open()
    {
        await using var product = await Product.New();
        var (nora, plan) = await Plan(product);
        var first = Action(plan, First).DueOn!.Value;
        // What the vendor does in between is not the customer's to move: its own action is.
        var outcome = await product.Move(nora, Action(plan, Third), first);
        var mistake = Assert.IsType<EditMistake.BeforeEarlier>(Assert.Single(Assert.IsType<EditOutcome.Refused>(outcome).Mistakes));
        Assert.Equal((Action(plan, Second).Title, Action(plan, Second).DueOn!.Value), (mistake.Milestone, mistake.Day));

        await product.Sql($"update plan_items set done_at = now() where key = '{Second}'");
        Assert.IsNotType<EditOutcome.Refused>(await product.Move(nora, Action(plan, Third), first, confirmed: true));
        Assert.Equal(first, Action(await product.PlanOf(nora), Third).DueOn);
    }

    [Fact]
    public async Task What_comes_back_is_due_no_sooner_than_what_comes_first_by_now()
    {
        await using var product = await Product.New();
        var (nora, plan) = await Plan(product);
        var (first, third) = (Action(plan, First), Action(plan, Third));
        // Its own first is out of the way, so that it waits for the customer's.
        await product.Sql($"update plan_items set after = '{First}' where key = '{Third}'");
        Assert.IsType<EditOutcome.Saved>(await product.Drop(nora, third));
        var to = third.DueOn!.Value;
        Assert.IsType<EditOutcome.Saved>(await product.Move(nora, first, to, confirmed: true));
        await product.Sql($"update dropped_items set item = jsonb_set(item, '{{dueOn}}', to_jsonb('{Days.Iso(plan.StartedOn.AddDays(1))}'::text)) where key = '{Third}'");
        Assert.IsType<EditOutcome.Saved>(await product.Restore(nora, third));
        Assert.Equal(to, Action(await product.PlanOf(nora), Third).DueOn);
    }

    [Fact]
    public async Task A_milestone_that_moves_keeps_the_order_of_its_actions()
    {
        await using var product = await Product.New();
        var (nora, plan) = await Plan(product);
        var milestone = plan.Find(ItemKind.Milestone, "first_result")!;
        var to = plan.Find(ItemKind.Milestone, "team_on_board")!.DueOn!.Value;
        Assert.IsType<EditOutcome.Saved>(await product.Move(nora, milestone, to, confirmed: true));
        plan = await product.PlanOf(nora);
        foreach (var action in plan.Items.Where(item => item.After is not null && plan.ComesAfter(item) is not null))
            Assert.True(plan.ComesAfter(action)!.DueOn <= action.DueOn, action.Key);
    }

    [Fact]
    public async Task Of_two_of_one_day_the_one_that_comes_first_is_asked_for_first()
    {
        await using var product = await Product.New();
        var (nora, plan) = await Plan(product);
        await product.Accept(nora);
        await product.Sql($"update plan_items set position = 0, due_on = '{Days.Iso(plan.StartedOn.AddDays(1))}', after = '{First}' where key = '{Third}'; update plan_items set due_on = '{Days.Iso(plan.StartedOn.AddDays(1))}' where key = '{First}'");
        var needs = (await product.NeedsOf(nora)).Where(need => need.Item?.Key is First or Third).Select(need => need.Item!.Key);
        Assert.Equal([First, Third], needs);
    }

    private static async Task<(Visitor Nora, Plan Plan)> Plan(Product product)
    {
        var nora = await product.A_customer_with_a_plan(other: ("goals", ["new_people"]));
        return (nora, await product.PlanOf(nora));
    }

    private static PlanItem Action(Plan plan, string key) => plan.Find(ItemKind.Action, key)!;
}
