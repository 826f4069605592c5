using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Plans.Changing;

/// <summary>Another day for an action or a milestone, and what follows from it.</summary>
public sealed class NewDayTests
{
    [Fact]
    public async Task A_milestone_takes_its_open_actions_with_it_and_what_moves_is_shown_first()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var before = await product.PlanOf(nora);
        var milestone = before.Milestones()[1];
        var to = milestone.DueOn!.Value.AddDays(7);
        Assert.All(before.Milestones().Skip(2), later => Assert.True(later.DueOn >= to));
        var moves = Assert.IsType<EditOutcome.AsksFirst>(await product.Move(nora, milestone, to)).Moves;
        Assert.Equal((milestone.Key, to), (moves[0].Item.Key, moves[0].To));
        Assert.Equal(0, (await product.PlanOf(nora)).Revision);

        Assert.IsType<EditOutcome.Saved>(await product.Move(nora, milestone, to, confirmed: true));
        var after = await product.PlanOf(nora);
        Assert.Equal(to, after.Find(milestone.Kind, milestone.Key)!.DueOn);
        var actions = before.Items.Where(item => item.Kind == ItemKind.Action && item.Parent == milestone.Key).ToList();
        Assert.NotEmpty(actions);
        Assert.All(actions, action => Assert.Equal(action.DueOn!.Value.AddDays(7), after.Find(action.Kind, action.Key)!.DueOn));
        Assert.Equal(moves.Count, Assert.Single(await product.RevisionsOf(nora)).Changes.Count);
        Assert.All(before.Milestones().Skip(2), later => Assert.Equal(later.DueOn, after.Find(later.Kind, later.Key)!.DueOn));
    }

    [Fact]
    public async Task Later_milestones_give_way_only_as_far_as_their_order_needs_or_all_by_as_much_if_that_is_wanted()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var plan = await product.PlanOf(nora);
        var (first, second, last) = (plan.Milestones()[0], plan.Milestones()[1], plan.Milestones()[^1]);
        var to = second.DueOn!.Value.AddDays(7);
        await product.Move(nora, first, to, confirmed: true);
        plan = await product.PlanOf(nora);
        Assert.Equal(to, plan.Find(second.Kind, second.Key)!.DueOn);
        Assert.Equal(last.DueOn, plan.Find(last.Kind, last.Key)!.DueOn);
        Assert.Equal(plan.Milestones().Select(one => one.DueOn), plan.Milestones().Select(one => one.DueOn).Order());

        // A week sooner, and all that comes after it, too.
        second = plan.Find(second.Kind, second.Key)!;
        Assert.IsType<EditOutcome.Refused>(await product.Move(nora, second, to.AddDays(-7), confirmed: true));
        first = plan.Find(first.Kind, first.Key)!;
        Assert.IsType<EditOutcome.Saved>(await product.Move(nora, first, to.AddDays(-7), confirmed: true, later: true));
        Assert.Equal(last.DueOn!.Value.AddDays(-7), (await product.PlanOf(nora)).Find(last.Kind, last.Key)!.DueOn);
    }

    [Fact]
    public async Task Another_day_than_the_one_whose_moves_were_shown_is_shown_again()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var milestone = (await product.PlanOf(nora)).Milestones()[1];
        var moves = Assert.IsType<EditOutcome.AsksFirst>(await product.Move(nora, milestone, milestone.DueOn!.Value.AddDays(7))).Moves;
        var other = new ItemEdit(milestone.Kind, milestone.Key, new Dictionary<string, FieldEdit>
        {
            [ItemField.Due] = new(milestone.Content.Get(ItemField.Due), ScaleSuccess.Foundation.Days.Iso(milestone.DueOn!.Value.AddDays(14))),
        })
        { Shown = MovedDay.Sign(moves) };
        Assert.IsType<EditOutcome.AsksFirst>(await product.Save(nora, other));
        Assert.Equal(0, (await product.PlanOf(nora)).Revision);
    }

    [Fact]
    public async Task An_action_that_is_due_after_its_milestone_takes_that_with_it()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var plan = await product.PlanOf(nora);
        var milestone = plan.Milestones()[0];
        var action = plan.OwnAction(milestone);
        var to = milestone.DueOn!.Value.AddDays(7);
        var moves = Assert.IsType<EditOutcome.AsksFirst>(await product.Move(nora, action, to)).Moves;
        Assert.Contains(moves, move => move.Item.Key == milestone.Key && move.To == to);
        Assert.Equal(action.Key, moves[0].Item.Key);
    }

    /// <summary>It is the 10th in Newfoundland when it is the 11th in London, and the 11th in New Zealand when it is the 10th there.</summary>
    [Theory]
    [InlineData("Pacific/Auckland", "2026-02-10T11:30:00Z", 11)]
    [InlineData("America/St_Johns", "2026-02-11T03:00:00Z", 10)]
    public async Task Today_is_the_day_where_the_plan_is(string zone, string now, int today)
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan(zone);
        var plan = await product.PlanOf(nora);
        product.Clock.SetUtcNow(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        var action = plan.OwnAction(plan.Milestones()[^1]);
        var past = Assert.Single(Assert.IsType<EditOutcome.Refused>(await product.Move(nora, action, new DateOnly(2026, 2, today - 1))).Mistakes);
        Assert.Equal(new EditMistake.InThePast(ItemField.Due, new DateOnly(2026, 2, today)), past);
        Assert.IsType<EditOutcome.Saved>(await product.Move(nora, action, new DateOnly(2026, 2, today)));
    }

    [Fact]
    public async Task No_day_is_off_past_after_the_deadline_or_before_an_earlier_milestone()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var plan = await product.PlanOf(nora);
        var (first, second, last) = (plan.Milestones()[0], plan.Milestones()[1], plan.Milestones()[^1]);
        var saturday = second.DueOn!.Value;
        while (saturday.DayOfWeek != DayOfWeek.Saturday) saturday = saturday.AddDays(1);
        Assert.Equal(new EditMistake.DayOff(ItemField.Due, saturday.AddDays(-1), saturday.AddDays(2)), await Mistake(second, saturday));
        Assert.IsType<EditMistake.InThePast>(await Mistake(second, plan.StartedOn.AddDays(-1)));
        Assert.Equal(new EditMistake.AfterDeadline(ItemField.Due, plan.Deadline, null), await Mistake(last, plan.Deadline.AddDays(1)));
        Assert.Equal(new EditMistake.BeforeEarlier(ItemField.Due, first.Title, first.DueOn!.Value), await Mistake(second, Before(first.DueOn!.Value)));
        Assert.IsType<EditMistake.AfterDeadline>(Assert.Single(Assert.IsType<EditOutcome.Refused>(await product.Move(nora, first, last.DueOn!.Value, confirmed: true, later: true)).Mistakes));
        Assert.Equal(0, (await product.PlanOf(nora)).Revision);

        async Task<EditMistake> Mistake(PlanItem item, DateOnly day) =>
            Assert.Single(Assert.IsType<EditOutcome.Refused>(await product.Move(nora, item, day, confirmed: true)).Mistakes);

        static DateOnly Before(DateOnly day)
        {
            do day = day.AddDays(-1);
            while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
            return day;
        }
    }
}
