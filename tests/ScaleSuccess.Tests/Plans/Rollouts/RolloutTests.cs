using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Definitions.Rollouts;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Redrafting;
using ScaleSuccess.Plans.Rollouts;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Changing;
using static ScaleSuccess.Tests.Plans.Rollouts.StagedTemplates;

namespace ScaleSuccess.Tests.Plans.Rollouts;

/// <summary>A new version of a template or a goal module reaches a share of the customers first; everybody else goes on with the version before.</summary>
public sealed class RolloutTests
{
    [Theory]
    [InlineData(SmallFast, Milestone, NewMilestone)]
    [InlineData(Module, Objective, NewObjective)]
    public async Task New_plans_of_the_share_get_the_new_version_and_all_others_the_one_before(string key, string before, string after)
    {
        await using var product = await Product.New();
        var (within, beyond) = await product.In_and_out_of(key, 25);
        Assert.Equal(new PublishDraftOutcome.Published(2), await product.Publish(key, 25));
        await product.MakePlans();
        Assert.Equal((after, before), (await product.Says(key, within), await product.Says(key, beyond)));
    }

    [Fact]
    public void A_wider_share_keeps_everybody_who_was_in_and_is_about_as_large_as_it_says()
    {
        var places = Enumerable.Range(1, 10_000).Select(customer => Rollout.PlaceOf(SmallFast, 2, customer)).ToList();
        foreach (var share in Rollout.Shares) Assert.InRange(places.Count(place => place < share) / 100.0, share - 2, share + 2);
        Assert.All(places, place => Assert.InRange(place, 0, 99));
        // Not always the same customers try what is new.
        Assert.InRange(Enumerable.Range(1, 10_000).Count(customer => Rollout.PlaceOf(SmallFast, 3, customer) < 10 && Rollout.PlaceOf(SmallFast, 2, customer) < 10), 50, 150);
    }

    [Fact]
    public async Task The_database_and_the_code_agree_on_who_is_in_the_share()
    {
        await using var product = await Product.New();
        foreach (var (key, version) in new[] { (SmallFast, 2), (Module, 17) })
        {
            var said = await product.Ask(db => db.Database.SqlQuery<int>(
                $"select rollout_place({key}, {version}, c) as \"Value\" from generate_series(1::bigint, 500) c order by c").ToListAsync());
            Assert.Equal(said, Enumerable.Range(1, 500).Select(customer => Rollout.PlaceOf(key, version, customer)));
        }
    }

    [Theory]
    [InlineData(SmallFast, Milestone, NewMilestone)]
    [InlineData(Module, Objective, NewObjective)]
    public async Task Plans_that_live_follow_share_by_share_until_everybody_has_it(string key, string before, string after)
    {
        await using var product = await Product.New();
        var (first, last) = await product.In_and_out_of(key, 10, wider: 50);
        await product.MakePlans();
        await product.Publish(key, 10, takesLive: true);
        await product.Follow();
        Assert.Equal((after, before), (await product.Says(key, first), await product.Says(key, last)));

        Assert.Equal(RolloutOutcome.Done, await product.Decide(key, RolloutStep.Widen, 50));
        await product.Follow();
        Assert.Equal(after, await product.Says(key, last));
        Assert.Equal(RolloutOutcome.Done, await product.Decide(key, RolloutStep.Finish));
        await product.Follow();
        Assert.Null(await product.Open(key));
        Assert.Equal(2, await product.ActiveVersion(key));
    }

    [Fact]
    public async Task New_plans_only_leaves_plans_that_live_as_they_are_and_a_rollback_leaves_those_that_were_made()
    {
        await using var product = await Product.New();
        var living = await product.A_customer_with_a_plan();
        var (within, _) = await product.In_and_out_of(SmallFast, 50);
        await product.Publish(SmallFast, 50);
        await product.MakePlans();
        await product.Decide(SmallFast, RolloutStep.RollBack);
        Assert.Equal(0, await product.Follow());
        Assert.Equal((Milestone, NewMilestone), (await product.Says(SmallFast, living), await product.Says(SmallFast, within)));
        Assert.Equal(1, await product.ActiveVersion(SmallFast));
    }

    [Fact]
    public async Task Who_is_not_in_the_share_is_drafted_anew_with_the_module_that_it_had()
    {
        await using var product = await Product.New();
        var (within, beyond) = await product.In_and_out_of(Module, 50);
        await product.MakePlans();
        await product.Publish(Module, 50);
        foreach (var visitor in new[] { within, beyond }) await product.Change_answers(visitor, ("goals", ["save_time"]));
        await product.Follow();
        Assert.Equal((NewObjective, Objective), (await product.Says(Module, within), await product.Says(Module, beyond)));
    }

    [Fact]
    public async Task Paused_nobody_new_gets_it_and_who_has_it_keeps_it_also_when_its_answers_change()
    {
        await using var product = await Product.New();
        var (has, _) = await product.In_and_out_of(Module, 50);
        await product.Publish(Module, 50);
        await product.MakePlans();
        var (next, _) = await InShare(product, Module, 50);
        Assert.Equal(RolloutOutcome.Done, await product.Decide(Module, RolloutStep.Pause));
        await product.MakePlans();
        await product.Change_answers(has, ("challenges", ["no_time", "messy_data"]));
        await product.Change_answers(next, ("challenges", ["no_time", "messy_data"]));
        await product.Follow();
        Assert.Equal((NewObjective, Objective), (await product.Says(Module, has), await product.Says(Module, next)));

        Assert.Equal(RolloutOutcome.Done, await product.Decide(Module, RolloutStep.Resume));
        await product.MakePlans();
        await product.Change_answers(next, ("challenges", ["no_time"]));
        await product.Follow();
        Assert.Equal(NewObjective, await product.Says(Module, next));
    }

    [Fact]
    public async Task Paused_what_was_proposed_and_not_answered_is_taken_back_and_comes_again_when_it_goes_on()
    {
        await using var product = await Product.New();
        var (asked, waiting) = await TwoInShare(product);
        await product.Accept(asked);
        await product.Publish(SmallFast, 50, takesLive: true);
        // One is asked; of the other the step has not come to.
        await product.Sql($"delete from plans_to_redraft where plan_id = (select id from plans where customer_id = {waiting.CustomerId})");
        await product.Follow();
        await product.Sql($"insert into plans_to_redraft (plan_id, definition_id) select p.id, d.id from plans p, definitions d where p.customer_id = {waiting.CustomerId} and d.key = '{SmallFast}' and d.version = 2");
        Assert.NotNull(await product.ProposedTo(asked));

        await product.Decide(SmallFast, RolloutStep.Pause);
        Assert.Null(await product.ProposedTo(asked));
        Assert.Equal(0, await product.Follow());
        Assert.Equal(Milestone, await product.Says(SmallFast, waiting));

        await product.Decide(SmallFast, RolloutStep.Resume);
        await product.Follow();
        Assert.Equal(NewMilestone, Assert.Single((await product.ProposedTo(asked))!.Asked).To!.Title);
        Assert.Equal(NewMilestone, await product.Says(SmallFast, waiting));
    }

    [Fact]
    public async Task Changed_answers_that_were_to_come_with_a_version_come_without_it_when_it_is_paused()
    {
        await using var product = await Product.New();
        var (nora, _) = await TwoInShare(product);
        await product.Publish(SmallFast, 50, takesLive: true);
        await product.Change_answers(nora, ("challenges", ["no_time", "messy_data"]));
        await product.Decide(SmallFast, RolloutStep.Pause);
        await product.Follow();
        Assert.Equal(Milestone, await product.Says(SmallFast, nora));
        Assert.NotNull((await product.PlanOf(nora)).Find(ItemKind.Challenge, "messy_data"));
    }

    [Theory]
    [InlineData(SmallFast, Milestone, NewMilestone)]
    [InlineData(Module, Objective, NewObjective)]
    public async Task Rolled_back_the_version_before_is_everybodys_and_plans_that_followed_get_a_proposal_back(string key, string before, string after)
    {
        await using var product = await Product.New();
        var (silent, accepted) = await TwoInShare(product, key);
        await product.Publish(key, 50, takesLive: true);
        await product.Follow();
        await product.Accept(accepted);
        Assert.Equal((after, after), (await product.Says(key, silent), await product.Says(key, accepted)));

        Assert.Equal(RolloutOutcome.Done, await product.Decide(key, RolloutStep.RollBack));
        Assert.Equal(1, await product.ActiveVersion(key));
        await product.Follow();
        Assert.Equal((before, after), (await product.Says(key, silent), await product.Says(key, accepted)));
        var asked = Assert.Single((await product.ProposedTo(accepted))!.Asked);
        Assert.Equal((after, before), (asked.From!.Title, asked.To!.Title));
        await product.Answer_proposal(accepted, (asked.Id, true));
        Assert.Equal(before, await product.Says(key, accepted));
        Assert.Equal(before, await product.Says(key, await product.A_customer_with_a_plan()));
    }

    [Fact]
    public async Task Rolled_back_nobody_is_asked_any_more_about_what_they_have_not_taken()
    {
        await using var product = await Product.New();
        var (nora, _) = await TwoInShare(product);
        await product.Accept(nora);
        await product.Publish(SmallFast, 50, takesLive: true);
        await product.Follow();
        Assert.NotNull(await product.ProposedTo(nora));
        await product.Decide(SmallFast, RolloutStep.RollBack);
        Assert.Null(await product.ProposedTo(nora));
        await product.Follow();
        Assert.Null(await product.ProposedTo(nora));
        Assert.Equal(Milestone, await product.Says(SmallFast, nora));
    }

    [Fact]
    public async Task Moving_to_a_segment_whose_template_is_rolled_out_proposes_the_version_that_the_customer_gets()
    {
        await using var product = await Product.New();
        var (within, beyond) = await product.In_and_out_of(SmallFast, 50);
        await product.MakePlans();
        await product.Publish(SmallFast, 50);
        // As if both had come from elsewhere.
        await product.Sql($"insert into plan_proposals (customer_id, assignment_id, from_segment, from_template, to_segment, to_template, cause, created_at) select customer_id, id, 'steady', 'steady', segment, '{SmallFast}', 'segment', now() from assignments where superseded_at is null");
        Assert.Equal((2, 1), ((await product.ProposedTo(within))!.Version, (await product.ProposedTo(beyond))!.Version));
    }

    [Fact]
    public async Task A_newer_version_that_asks_nothing_answers_what_the_one_before_had_asked()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Accept(nora);
        await product.Publish(SmallFast, 100, takesLive: true);
        await product.Follow();
        Assert.NotNull(await product.ProposedTo(nora));
        await product.Use<IServiceProvider, PublishDraftOutcome>(async (services, cancel) =>
            await Editing.TemplateTexts.Publish(services, SmallFast, (await product.Newest(SmallFast)).Source.Replace(NewMilestone, Milestone, StringComparison.Ordinal), cancel, 100, takesLive: true));
        await product.Follow();
        Assert.Null(await product.ProposedTo(nora));
        Assert.Equal(Milestone, await product.Says(SmallFast, nora));
    }

    private static async Task<(ScaleSuccess.Customers.Visitor, ScaleSuccess.Customers.Visitor)> TwoInShare(Product product, string key = SmallFast)
    {
        var (first, _) = await product.In_and_out_of(key, 50);
        var (second, _) = await product.In_and_out_of(key, 50);
        await product.MakePlans();
        return (first, second);
    }

    /// <summary>Of the version that is rolled out now.</summary>
    private static async Task<(ScaleSuccess.Customers.Visitor In, int Place)> InShare(Product product, string key, int share)
    {
        while (true)
        {
            var visitor = await product.An_answered_customer();
            if (Rollout.PlaceOf(key, (await product.Newest(key)).Version, visitor.CustomerId) is var place && place < share) return (visitor, place);
        }
    }
}
