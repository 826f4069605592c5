using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Customers;
using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Editing;
using ScaleSuccess.Plans.Impacts;
using ScaleSuccess.Plans.Redrafting;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Changing;
using static ScaleSuccess.Tests.Plans.Rollouts.StagedTemplates;

namespace ScaleSuccess.Tests.Plans.Impacts;

/// <summary>What a draft does to very many plans is counted by a step: once, by all servers together, for exactly this draft.</summary>
public sealed class CountImpactsTests : IAsyncLifetime
{
    private readonly List<Visitor> visitors = [];
    private Product product = null!;

    /// <summary>Four customers: two have accepted their plans, and one has closed its plan.</summary>
    public async Task InitializeAsync()
    {
        product = await Product.New();
        for (var count = 0; count < 4; count++) visitors.Add(await product.A_customer_with_a_plan());
        await product.Accept(visitors[0]);
        await product.Accept(visitors[1]);
        await product.Sql($"update plans set closed_at = now() where customer_id = {visitors[3].CustomerId}");
        await Draft(NewMilestone);
    }

    public async Task DisposeAsync() => await product.DisposeAsync();

    [Fact]
    public async Task It_says_the_same_as_a_look_at_all_plans()
    {
        Assert.Null(await Counted());
        await Begin();
        Assert.Equal((0, 3, false), (await Counted()) is { } begun ? (begun.LookedAt, begun.ToLookAt, begun.IsDone) : default);
        Assert.Equal(3, await product.Run<CountImpacts>());
        var (count, draft) = ((await Counted())!, await Read());
        var whole = await product.Use<ReadTemplateImpact, TemplateImpact>((read, cancel) => read.Of(SmallFast, draft.Draft.Source, draft.Next, TimeSpan.FromMinutes(5), cancel));
        Assert.Equal((2, 1, 1, 0), (count.Impact.Asked, count.Impact.Follow, count.Impact.Over, count.Impact.NotLookedAt));
        Assert.Equal((whole.Same, whole.Follow, whole.Asked, whole.Over, whole.Failed), (count.Impact.Same, count.Impact.Follow, count.Impact.Asked, count.Impact.Over, count.Impact.Failed));
        Assert.Equal(whole.Shares, count.Impact.Shares);
        Assert.True(count.IsDone);
        Assert.Equal(0, await product.Run<CountImpacts>());
    }

    /// <summary>As step redraft-plans does: <see cref="ScaleSuccess.Plans.Redrafting.RedraftPlans"/>.</summary>
    [Fact]
    public async Task Who_has_accepted_the_section_alone_is_asked_too()
    {
        var read = await product.Use<ScaleDb, Plan>(async (db, cancel) => (await db.PlanToMergeOf(visitors[2].CustomerId, cancel))!);
        Assert.True(await product.Use<ChangePlan, bool>((change, cancel) => change.AcceptSection(visitors[2], ItemKind.Milestone, read.HashOf(ItemKind.Milestone), cancel)));
        await Begin();
        await product.Run<CountImpacts>();
        Assert.Equal((3, 0), ((await Counted())!.Impact.Asked, (await Counted())!.Impact.Follow));
    }

    [Fact]
    public async Task Of_many_who_press_at_once_one_begins_it_and_two_servers_share_the_plans()
    {
        await AtOnce.Run(6, Begin);
        await using var beside = product.Beside();
        var done = await Task.WhenAll(Task.Run(() => product.Run<CountImpacts>()), Task.Run(() => beside.Run<CountImpacts>()));
        Assert.Equal(3, done.Sum());
        Assert.True((await Counted())!.IsDone);
    }

    [Fact]
    public async Task What_a_server_had_in_hand_when_it_crashed_is_looked_at_by_the_next()
    {
        await Begin();
        await product.Sql("update impact_plans set outcome = 'asked' where plan_id = (select min(plan_id) from impact_plans)");
        Assert.Equal(1, (await Counted())!.LookedAt);
        Assert.Equal(2, await product.Run<CountImpacts>());
        Assert.True((await Counted())!.IsDone);
    }

    [Fact]
    public async Task It_is_cancelled_and_nothing_is_left_but_what_was_done_stays()
    {
        await Begin();
        await Cancel((await Counted())!.Id);
        Assert.Null(await Counted());
        Assert.Equal(0, await product.Run<CountImpacts>());
        await Begin();
        await product.Run<CountImpacts>();
        await Cancel((await Counted())!.Id);
        Assert.True((await Counted())!.IsDone);
    }

    [Fact]
    public async Task Another_text_of_the_draft_has_no_count_and_the_outdated_one_is_thrown_away()
    {
        await Begin();
        await product.Run<CountImpacts>();
        await Draft("Here at last");
        Assert.Null(await Counted());
        await product.Run<CountImpacts>();
        Assert.Equal(0, await Rows("impact_counts"));
        Assert.Equal(0, await Rows("impact_plans"));
    }

    [Fact]
    public async Task A_customer_who_has_gone_meanwhile_is_not_counted()
    {
        await Begin();
        await product.Sql($"delete from customers where id = {visitors[2].CustomerId}");
        await product.Run<CountImpacts>();
        Assert.Equal((2, true), ((await Counted())!.ToLookAt, (await Counted())!.IsDone));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Behind_each_number_are_its_customers_with_what_they_would_be_asked_and_why(bool counted)
    {
        if (counted)
        {
            await Begin();
            await product.Run<CountImpacts>();
        }
        var asked = await List(ImpactOutcome.Asked);
        Assert.Equal([visitors[1].CustomerId, visitors[0].CustomerId], asked.Plans.Select(plan => plan.CustomerId));
        Assert.All(asked.Plans, plan => Assert.Equal((AskedWhy.Accepted, NewMilestone), plan.Asked.Select(ask => (ask.Why, ask.Change.To!.Title)).Single()));
        var follow = Assert.Single((await List(ImpactOutcome.Follows)).Plans);
        Assert.Equal((visitors[2].CustomerId, NewMilestone, 0), (follow.CustomerId, follow.Followed.Single().To!.Title, follow.Asked.Count));
        Assert.Equal([visitors[3].CustomerId], (await List(ImpactOutcome.Over)).Plans.Select(plan => plan.CustomerId));
        Assert.Empty((await List(ImpactOutcome.Same)).Plans);
        Assert.Equal([visitors[0].CustomerId], (await List(ImpactOutcome.Asked, asked.Plans[0].PlanId)).Plans.Select(plan => plan.CustomerId));
    }

    private async Task<int> Rows(string table) => (await product.Ask(db => db.Database.QueryAsync<int>($"select count(*)::int as \"Value\" from {table}", CancellationToken.None))).Single();

    private Task Begin() => product.Use<IServiceProvider>(async (services, cancel) =>
    {
        var draft = await Read();
        await services.GetRequiredService<ImpactCounts>().Begin(draft.Draft, draft.Next, "olga", cancel);
    });

    private Task Cancel(long count) => product.Use<ImpactCounts>((counts, cancel) => counts.Cancel(count, cancel));

    private async Task<ImpactCount?> Counted()
    {
        var draft = await Read();
        return await product.Use<ImpactCounts, ImpactCount?>((counts, cancel) => counts.Of(SmallFast, draft.Draft.Source, draft.Next, cancel));
    }

    private async Task<ImpactPlans> List(ImpactOutcome outcome, long? after = null)
    {
        var draft = await Read();
        return await product.Use<ReadImpactPlans, ImpactPlans>((read, cancel) => read.Of(SmallFast, draft.Draft.Source, draft.Next, new ImpactQuestion(outcome, 100, after), cancel));
    }

    private Task<TemplateDraft> Read() => product.Use<ReadTemplateDraft, TemplateDraft>(async (read, cancel) => (await read.Of(SmallFast, cancel))!);

    private Task Draft(string milestone) => product.Use<DefinitionDrafts>(async (drafts, cancel) =>
    {
        var draft = (await drafts.Find(Definition.Plan, SmallFast, cancel))!;
        var text = draft.Source.Replace(Milestone, milestone, StringComparison.Ordinal).Replace(NewMilestone, milestone, StringComparison.Ordinal);
        Assert.True(await drafts.Keep(draft, text, "olga", cancel));
    });
}
