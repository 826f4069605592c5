using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Ending;
using ScaleSuccess.Plans.Merging;
using ScaleSuccess.Plans.Proposals;
using ScaleSuccess.Plans.Redrafting;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Changing;

namespace ScaleSuccess.Tests.Plans.Ending;

/// <summary>A plan that has gone on with a next goal follows better templates and changed answers, as it did before.</summary>
public sealed class LaterPhaseFollowsTests
{
    [Theory]
    [InlineData("2026-07-01", "steady")]
    [InlineData("2026-07-01", "careful")]
    [InlineData("", "fast")]
    public async Task Drafted_anew_from_the_same_a_later_phase_is_the_same(string byWhen, string pace)
    {
        await using var product = await Product.New();
        var nora = await In_the_second_phase(product, byWhen, pace);
        Assert.Equal(1, await Remark(product, nora));
        Assert.Null(await product.ProposedTo(nora));
        Assert.Equal(1, (await product.PlanOf(nora)).Revision);
        var segment = (await product.PlanOf(nora)).Segment;
        Assert.Equal(0, await product.Use<ProposeTemplate, int>((propose, cancel) => propose.Count(segment, cancel)));
    }

    [Fact]
    public async Task A_better_template_changes_the_present_phase_and_leaves_those_before_as_they_were_done()
    {
        await using var product = await Product.New();
        var nora = await In_the_second_phase(product);
        var before = await product.PlanOf(nora);
        var milestone = before.Find(ItemKind.Milestone, "p2.first_result")!;
        await product.Edit_template(nora, text => text.Replace(milestone.Title, "A better name", StringComparison.Ordinal));
        Assert.Equal(1, await product.Propose_template(nora));

        var plan = await product.PlanOf(nora);
        Assert.Equal("A better name", plan.Find(ItemKind.Milestone, "p2.first_result")!.Title);
        Assert.Equal(milestone.Title, plan.Find(ItemKind.Milestone, "first_result")!.Title);
        Assert.Equal(Of_phase(before, 1), Of_phase(plan, 1));
        Assert.Equal(before.Items.Select(item => item.Key).Order(), plan.Items.Select(item => item.Key).Order());
    }

    [Fact]
    public async Task What_is_accepted_in_the_present_phase_is_asked_about()
    {
        await using var product = await Product.New();
        var nora = await In_the_second_phase(product);
        await product.Accept(nora, 2);
        var action = (await product.PlanOf(nora)).Items.OrderBy(item => item.Position).First(item => item is { Kind: ItemKind.Action, Phase: 2, Side: "customer" } && item.ReadOrigin().Choice is null);
        await product.Edit_template(nora, text => text.Replace(action.Key[(action.Parent!.Length + 1)..], "another_way", StringComparison.Ordinal));
        await product.Propose_template(nora);
        var asked = (await product.ProposedTo(nora))!.Asked;
        Assert.Equal([ProposedKind.Added, ProposedKind.Removed], asked.Select(change => change.Kind).Order());
        Assert.Equal(new ProposalAnswered(2, 0, 0), await product.Answer_proposal(nora, [.. asked.Select(change => (change.Id, true))]));

        var plan = await product.PlanOf(nora);
        Assert.Null(plan.Find(action.Kind, action.Key));
        Assert.Equal(2, plan.Find(ItemKind.Action, $"{action.Parent}.another_way")!.Phase);
    }

    [Fact]
    public async Task Changed_answers_change_what_is_said_of_the_customer_and_measured_and_nothing_of_the_way_to_the_next_goal()
    {
        await using var product = await Product.New();
        var nora = await In_the_second_phase(product);
        await product.Accept(nora, 2);
        await product.Change_answers(nora, ("challenges", ["no_time", "messy_data"]), ("goals", ["see_numbers"]), ("by_when", ["2026-12-01"]),
            ("measures.errors.baseline", ["7"]), ("measures.errors.target", ["2"]));
        await product.Run<RedraftPlans>();
        var proposed = (await product.ProposedTo(nora))!;
        Assert.Equal(ProposalCause.Answers, proposed.Proposal.Cause);
        Assert.Equal([(ProposedKind.Added, ItemKind.Challenge, "messy_data"), (ProposedKind.Added, ItemKind.Measure, "errors")],
            proposed.Asked.Select(change => (change.Kind, change.Line.Kind, change.Line.Key)));
        await product.Answer_proposal(nora, [.. proposed.Asked.Select(change => (change.Id, true))]);
        Assert.Null(await product.ProposedTo(nora));
        Assert.Equal(7, (await product.ViewOf(nora)).Measures().Single(view => view.Measure.Key == "errors").Now);
    }

    [Fact]
    public async Task What_was_open_when_the_plan_went_on_is_withdrawn_and_what_still_holds_of_it_is_looked_at_anew()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        await product.Accept(nora);
        await product.Change_answers(nora, ("goals", ["save_time"]), ("challenges", ["no_time", "messy_data"]));
        await product.Run<RedraftPlans>();
        Assert.NotEmpty((await product.ProposedTo(nora))!.Asked);
        await product.ConfirmGoal(nora);
        Assert.IsType<StartOutcome.Started>(await product.Start_next(nora, "quick_answers", "2026-07-01"));
        Assert.Equal("withdrawn", (await product.Ask(db => db.PlanProposals.SingleAsync())).Decision);

        await product.Run<RedraftPlans>();
        var plan = await product.PlanOf(nora);
        Assert.NotNull(plan.Find(ItemKind.Challenge, "messy_data"));
        Assert.NotNull(plan.Find(ItemKind.Objective, "see_numbers"));
        Assert.Null(await product.ProposedTo(nora));
    }

    [Fact]
    public async Task Answers_changed_while_the_plan_was_over_count_when_it_goes_on()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        await product.Accept(nora);
        await product.ConfirmGoal(nora);
        await product.Change_answers(nora, ("challenges", ["no_time", "messy_data"]));
        Assert.Equal(0, await product.Run<RedraftPlans>());
        await product.Start_next(nora, "quick_answers", "2026-07-01");
        Assert.Equal(1, await product.Run<RedraftPlans>());
        Assert.NotNull((await product.PlanOf(nora)).Find(ItemKind.Challenge, "messy_data"));
    }

    [Fact]
    public async Task A_template_that_takes_longer_moves_nothing_past_the_end_that_the_plan_has()
    {
        await using var product = await Product.New();
        var nora = await In_the_second_phase(product, byWhen: "");
        var before = await product.PlanOf(nora);
        await product.Edit_template(nora, text => text.Replace("days: 45", "days: 200", StringComparison.Ordinal));
        await product.Propose_template(nora);
        Assert.Null(await product.ProposedTo(nora));
        Assert.Equal(Of_phase(before, 2), Of_phase(await product.PlanOf(nora), 2));
    }

    [Fact]
    public async Task What_comes_late_is_due_from_today_on_and_not_overdue_at_once()
    {
        await using var product = await Product.New();
        var nora = await In_the_second_phase(product);
        var plan = await product.PlanOf(nora);
        product.Clock.SetUtcNow(new DateTimeOffset(plan.Deadline.AddDays(-10), new TimeOnly(9, 0), TimeSpan.Zero));
        var action = plan.Items.First(item => item is { Kind: ItemKind.Action, Phase: 2 } && item.Parent == "p2.first_result" && !plan.Items.Exists(other => other.After == item.Key));
        await product.Edit_template(nora, text => text.Replace("key: " + action.Key[(action.Parent!.Length + 1)..], "key: another_way", StringComparison.Ordinal));
        await product.Propose_template(nora);
        var late = (await product.PlanOf(nora)).Find(ItemKind.Action, "p2.first_result.another_way")!;
        Assert.InRange(late.DueOn!.Value, plan.Deadline.AddDays(-10), plan.Deadline);
        await Remark(product, nora);
        Assert.Null(await product.ProposedTo(nora));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_goal_that_was_left_out_or_declined_before_can_be_the_next_one_and_its_plan_follows_better_templates(bool isLeftOut)
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        var goal = isLeftOut ? "see_numbers" : "quick_answers";
        await product.Accept(nora);
        if (isLeftOut)
        {
            foreach (var item in (await product.PlanOf(nora)).Items.Where(item => item.Kind is ItemKind.Objective or ItemKind.Criterion && item.Key.StartsWith(goal, StringComparison.Ordinal)))
                await product.Drop(nora, item);
        }
        else
        {
            await product.Change_answers(nora, ("goals", ["save_time", "see_numbers", goal]));
            await product.Run<RedraftPlans>();
            await product.Answer_proposal(nora, [.. (await product.ProposedTo(nora))!.Asked.Select(change => (change.Id, false))]);
        }
        await product.ConfirmGoal(nora);
        Assert.IsType<StartOutcome.Started>(await product.Start_next(nora, goal, "2026-07-01"));
        Assert.Equal(1, await Remark(product, nora));
        Assert.Null(await product.ProposedTo(nora));
        var plan = await product.ViewOf(nora);
        Assert.DoesNotContain(plan.Plan.Dropped, dropped => plan.Plan.Find(dropped.Kind, dropped.Key) is not null);
    }

    [Fact]
    public async Task A_customers_own_changes_to_a_later_phase_stay()
    {
        await using var product = await Product.New();
        var nora = await In_the_second_phase(product);
        var plan = await product.PlanOf(nora);
        var (milestone, action) = (plan.Find(ItemKind.Milestone, "p2.first_result")!, plan.Items.First(item => item is { Kind: ItemKind.Action, Phase: 2, Side: "customer" }));
        await product.Change(nora, milestone, ScaleSuccess.Plans.Revisions.ItemField.Title, "Nora's name");
        await product.Drop(nora, action);
        await product.Add(nora, ItemKind.Objective, "My own");
        await product.Edit_template(nora, text => text.Replace(milestone.Title, "A better name", StringComparison.Ordinal));
        await product.Propose_template(nora);
        Assert.True(Assert.Single((await product.ProposedTo(nora))!.Asked).IsClash);
        plan = await product.PlanOf(nora);
        Assert.Equal("Nora's name", plan.Find(milestone.Kind, milestone.Key)!.Title);
        Assert.Null(plan.Find(action.Kind, action.Key));
        Assert.Contains(plan.Items, item => item is { IsOwn: true, Title: "My own" });
    }

    private static async Task<Visitor> In_the_second_phase(Product product, string byWhen = "2026-07-01", string pace = "steady")
    {
        var nora = await product.A_customer_with_a_plan("UTC");
        await product.Accept(nora);
        await product.Tick(nora, "kick_off.invite_team");
        await product.ConfirmGoal(nora);
        Assert.IsType<StartOutcome.Started>(await product.Start_next(nora, "quick_answers", byWhen, pace));
        return nora;
    }

    /// <returns>To how many plans a version is proposed that says the same.</returns>
    private static async Task<int> Remark(Product product, Visitor visitor)
    {
        await product.Edit_template(visitor, text => text + "# A remark.\n");
        return await product.Propose_template(visitor);
    }

    private static IEnumerable<(string, string, string, DateOnly?, DateTimeOffset?)> Of_phase(Plan plan, int phase) =>
        plan.Items.Where(item => item.Phase == phase).OrderBy(item => item.Id).Select(item => (item.Kind, item.Key, item.Title, item.DueOn, item.DoneAt));
}
