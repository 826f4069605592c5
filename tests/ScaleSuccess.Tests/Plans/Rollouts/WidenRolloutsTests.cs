using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Definitions.Rollouts;
using ScaleSuccess.Plans.Editing;
using ScaleSuccess.Plans.Rollouts;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Changing;
using static ScaleSuccess.Tests.Plans.Rollouts.StagedTemplates;

namespace ScaleSuccess.Tests.Plans.Rollouts;

/// <summary>A rollout goes on by itself in stages, and stops by itself when too many decline.</summary>
public sealed class WidenRolloutsTests
{
    [Fact]
    public async Task It_goes_to_half_and_then_to_everybody_each_stage_once()
    {
        await using var product = await Product.New();
        await Publish(product, new StagePlan(7, 20));
        Assert.Equal(Product.Start.AddDays(7), (await product.Open(SmallFast))!.NextAt);
        Assert.Equal(0, await product.Run<WidenRollouts>());
        product.Clock.Advance(TimeSpan.FromDays(7));
        await using var beside = product.Beside();
        var both = await Task.WhenAll(Task.Run(() => product.Run<WidenRollouts>()), Task.Run(() => beside.Run<WidenRollouts>()));
        Assert.Equal(1, both.Sum());
        Assert.Equal((50, Rollout.BySchedule, Product.Start.AddDays(14)), await product.Open(SmallFast) is { } half ? (half.Share, half.ChangedBy, half.NextAt!.Value) : default);
        Assert.Equal(0, await product.Run<WidenRollouts>());
        product.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(1, await product.Run<WidenRollouts>());
        Assert.Null(await product.Open(SmallFast));
        Assert.Equal(0, await product.Run<WidenRollouts>());
    }

    [Fact]
    public async Task By_hand_it_stays_where_it_is_and_while_it_is_paused_no_stage_is_due()
    {
        await using var product = await Product.New();
        await Publish(product, null);
        product.Clock.Advance(TimeSpan.FromDays(100));
        Assert.Equal(0, await product.Run<WidenRollouts>());
        await product.Decide(SmallFast, RolloutStep.RollBack);

        await Publish(product, new StagePlan(3, 20), again: true);
        await product.Decide(SmallFast, RolloutStep.Pause);
        product.Clock.Advance(TimeSpan.FromDays(100));
        Assert.Equal(0, await product.Run<WidenRollouts>());
        await product.Decide(SmallFast, RolloutStep.Resume);
        Assert.Equal(0, await product.Run<WidenRollouts>());
        product.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(1, await product.Run<WidenRollouts>());
    }

    [Fact]
    public async Task When_too_many_decline_it_pauses_and_says_so_until_ops_let_it_go_on()
    {
        await using var product = await Product.New();
        await Publish(product, new StagePlan(7, 20));
        var rollout = (await product.Open(SmallFast))!;
        var visitor = await product.A_customer_with_a_plan();
        // Four have taken it; one has left more than it took, and one was kept as it is by ops.
        await Answered(product, visitor.CustomerId, rollout.DefinitionId, 4, taken: 2, declined: 1);
        await Answered(product, visitor.CustomerId, rollout.DefinitionId, 1, taken: 0, declined: 3);
        Assert.Equal(new RolloutAnswers(5, 1), await product.Use<CountRolloutAnswers, RolloutAnswers>((count, cancel) => count.Of(rollout, cancel)));
        Assert.Equal(new RolloutAnswers(5, 1), Assert.Single(await product.Use<CountRolloutAnswers, IReadOnlyDictionary<int, RolloutAnswers>>((count, cancel) => count.ByVersion(SmallFast, cancel))).Value);
        product.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(1, await product.Run<WidenRollouts>());
        Assert.Equal((50, false), ((await product.Open(SmallFast))!.Share, (await product.Open(SmallFast))!.IsPaused));

        await Answered(product, visitor.CustomerId, rollout.DefinitionId, 1, taken: 1, declined: 3);
        product.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(1, await product.Run<WidenRollouts>());
        var stopped = (await product.Open(SmallFast))!;
        Assert.Equal((true, 50, 6, 2, product.Clock.GetUtcNow()), (stopped.IsPaused, stopped.Share, stopped.StoppedAnswered, stopped.StoppedDeclined, stopped.StoppedAt));
        Assert.Equal(0, await product.Run<WidenRollouts>());
        await product.Decide(SmallFast, RolloutStep.Resume);
        Assert.Equal((null, product.Clock.GetUtcNow().AddDays(7)), ((await product.Open(SmallFast))!.StoppedAt, (await product.Open(SmallFast))!.NextAt));
    }

    [Fact]
    public void A_few_answers_stop_nothing()
    {
        Assert.False(new RolloutAnswers(4, 4).IsAbove(20));
        Assert.False(new RolloutAnswers(5, 1).IsAbove(20));
        Assert.True(new RolloutAnswers(5, 2).IsAbove(20));
    }

    [Fact]
    public async Task What_a_customer_says_to_each_change_is_counted()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Accept(nora);
        await product.Edit_template(nora, text => text.Replace(Milestone, NewMilestone, StringComparison.Ordinal));
        await product.Propose_template(nora);
        var asked = (await product.ProposedTo(nora))!.Asked;
        await product.Answer_proposal(nora, [.. asked.Select(change => (change.Id, false))]);
        Assert.Equal(asked.Count, await product.One<int>($"select declined from plan_proposals where customer_id = {nora.CustomerId} and decision = 'answered'"));
    }

    private static async Task Publish(Product product, StagePlan? stages, bool again = false) => Assert.IsType<PublishDraftOutcome.Published>(await product.Use<IServiceProvider, PublishDraftOutcome>(async (services, cancel) =>
    {
        var drafts = services.GetRequiredService<DefinitionDrafts>();
        var draft = (await drafts.Find(Definition.Plan, SmallFast, cancel))!;
        Assert.True(await drafts.Keep(draft, draft.Source.Replace(Milestone, again ? "Once more" : NewMilestone, StringComparison.Ordinal), "olga", cancel));
        var read = (await services.GetRequiredService<ReadTemplateDraft>().Of(SmallFast, cancel))!;
        return await services.GetRequiredService<PublishTemplate>().Run(SmallFast, read.Draft.Revision, read.Active!.Version, new PublishChoice("Better.", true, 10) { Stages = stages }, "olga", cancel);
    }));

    private static Task Answered(Product product, long customer, long definition, int many, int taken, int declined) => product.Sql(
        $"insert into plan_proposals (customer_id, definition_id, from_segment, from_template, to_segment, to_template, cause, created_at, decision, decided_at, taken, declined) select {customer}, {definition}, 'small-fast', 'small-fast', 'small-fast', 'small-fast', 'template', now(), 'answered', now(), {taken}, {declined} from generate_series(1, {many})");
}
