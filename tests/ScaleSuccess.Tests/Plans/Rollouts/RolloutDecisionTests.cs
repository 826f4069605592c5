using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Definitions;
using ScaleSuccess.Definitions.Drafts;
using ScaleSuccess.Definitions.Rollouts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Editing;
using ScaleSuccess.Plans.Rollouts;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Editing;
using static ScaleSuccess.Tests.Plans.Rollouts.StagedTemplates;

namespace ScaleSuccess.Tests.Plans.Rollouts;

/// <summary>Who decides about a rollout, when, and what keeps it from being decided.</summary>
public sealed class RolloutDecisionTests
{
    [Fact]
    public async Task Of_two_who_decide_at_once_one_wins_and_the_other_is_told()
    {
        await using var product = await Product.New();
        await product.Publish(SmallFast, 10);
        var outcomes = await Task.WhenAll(product.Decide(SmallFast, RolloutStep.Widen, 25, revision: 1), product.Decide(SmallFast, RolloutStep.RollBack, revision: 1));
        Assert.Equal([RolloutOutcome.Done, RolloutOutcome.ChangedMeanwhile], outcomes.Order());
        Assert.Equal(RolloutOutcome.ChangedMeanwhile, await product.Decide(SmallFast, RolloutStep.Pause, revision: 1));
    }

    [Theory]
    [InlineData(RolloutStep.Widen, 10)]
    [InlineData(RolloutStep.Widen, 25)]
    [InlineData(RolloutStep.Widen, 30)]
    [InlineData(RolloutStep.Widen, 100)]
    [InlineData(RolloutStep.Resume, 0)]
    public async Task A_share_never_shrinks_and_what_is_not_paused_cannot_go_on(RolloutStep step, int share)
    {
        await using var product = await Product.New();
        await product.Publish(SmallFast, 25);
        Assert.Equal(RolloutOutcome.ChangedMeanwhile, await product.Decide(SmallFast, step, share));
        Assert.Equal(25, (await product.Open(SmallFast))!.Share);
    }

    [Fact]
    public async Task While_a_version_is_rolled_out_no_other_becomes_active()
    {
        await using var product = await Product.New();
        await product.Publish(SmallFast, 25);
        Assert.Equal(new PublishDraftOutcome.Refused(PublishRefusal.RolloutIsOpen), await product.Publish(SmallFast, 100, to: "Third"));
        Assert.Equal(new PublishDraftOutcome.Refused(PublishRefusal.RolloutIsOpen), await product.Use<PublishTemplate, PublishDraftOutcome>((publish, cancel) => publish.Activate(SmallFast, 1, cancel)));
        await product.Decide(SmallFast, RolloutStep.RollBack);
        Assert.Equal(RolloutOutcome.ChangedMeanwhile, await product.Decide(SmallFast, RolloutStep.Finish));
        Assert.Equal(1, await product.ActiveVersion(SmallFast));
        // Activated once more it is everybody's.
        Assert.Equal(new PublishDraftOutcome.Published(2), await product.Use<PublishTemplate, PublishDraftOutcome>((publish, cancel) => publish.Activate(SmallFast, 2, cancel)));
        var again = Assert.Single(await product.Use<DefinitionRollouts, List<Rollout>>((rollouts, cancel) => rollouts.Of(Definition.Plan, SmallFast, cancel)));
        Assert.Equal((RolloutState.Finished, Rollout.Everybody), (again.State, again.Share));
    }

    [Theory]
    [InlineData("", 100, PublishRefusal.NoteIsMissing)]
    [InlineData("  \n ", 100, PublishRefusal.NoteIsMissing)]
    [InlineData("Better.", 0, PublishRefusal.NoSuchShare)]
    [InlineData("Better.", 99, PublishRefusal.NoSuchShare)]
    [InlineData("Better.", -1, PublishRefusal.NoSuchShare)]
    [InlineData("long", 100, PublishRefusal.NoteIsTooLong)]
    public async Task Without_a_note_or_a_share_that_there_is_nothing_is_published(string note, int share, PublishRefusal refusal)
    {
        await using var product = await Product.New();
        var outcome = await product.Use<PublishTemplate, PublishDraftOutcome>((publish, cancel) =>
            publish.Run(SmallFast, 1, 1, new PublishChoice(note == "long" ? new string('x', PublishChoice.LongestNote + 1) : note, true, share), "olga", cancel));
        Assert.Equal(new PublishDraftOutcome.Refused(refusal), outcome);
    }

    [Fact]
    public async Task Which_customers_are_in_a_segment_is_not_decided_for_a_share_of_them()
    {
        await using var product = await Product.New();
        Task<PublishDraftOutcome> Publish(int share) => product.Use<IServiceProvider, PublishDraftOutcome>(async (services, cancel) =>
        {
            var text = (await product.Newest(SmallFast)).Source;
            return await TemplateTexts.Publish(services, SmallFast, text.Replace("risk: [some, high]", "risk: [high]", StringComparison.Ordinal), cancel, share);
        });
        Assert.Equal(new PublishDraftOutcome.Refused(PublishRefusal.ShareMovesCustomers), await Publish(10));
        await product.Use<DefinitionDrafts, bool>((drafts, cancel) => drafts.Discard(Definition.Plan, SmallFast, 1, cancel));
        Assert.IsType<PublishDraftOutcome.Published>(await Publish(100));
    }

    [Fact]
    public async Task What_another_file_says_must_fit_with_the_version_before_too_as_long_as_somebody_has_it()
    {
        await using var product = await Product.New();
        // Version 2 no longer has the action; whoever is not in the share still does.
        await product.Use<IServiceProvider, PublishDraftOutcome>(async (services, cancel) => await TemplateTexts.Publish(services, "switching",
            (await product.Newest("switching")).Source.Replace("key: switch_off,", "key: turn_off,", StringComparison.Ordinal), cancel, 10));
        var growing = (await product.Newest("growing")).Source;
        var last = growing.LastIndexOf("      - { key:", StringComparison.Ordinal);
        var once = growing.Insert(last, "      - { key: switch_off, title: Look at it together, who: vendor, once: true }\n");
        Task<PublishDraftOutcome> Publish() => product.Use<IServiceProvider, PublishDraftOutcome>((services, cancel) => TemplateTexts.Publish(services, "growing", once, cancel));
        Assert.Contains(Assert.IsType<PublishDraftOutcome.Wrong>(await Publish()).Mistakes, mistake => mistake.Key.Contains("switch_off", StringComparison.Ordinal));
        await product.Decide("switching", RolloutStep.Finish);
        await product.Use<DefinitionDrafts, bool>((drafts, cancel) => drafts.Discard(Definition.Plan, "growing", 1, cancel));
        Assert.IsType<PublishDraftOutcome.Published>(await Publish());
    }

    [Fact]
    public async Task A_release_brings_no_version_into_a_rollout()
    {
        await using var product = await Product.New();
        await product.Publish(SmallFast, 10);
        var text = (await product.Newest(SmallFast)).Source;
        await product.Use<SaveDefinition, Definition?>((save, cancel) => save.FromFile(Definition.Plan, SmallFast, text + "# A release.\n", null, cancel));
        Assert.Equal(2, await product.ActiveVersion(SmallFast));
        Assert.NotNull(await product.Open(SmallFast));
    }

    [Fact]
    public async Task A_rollback_waits_for_plans_that_are_being_made_and_finds_them()
    {
        await using var product = await Product.New();
        var (nora, _) = await product.In_and_out_of(SmallFast, 50);
        await product.Publish(SmallFast, 50, takesLive: true);
        await product.Run<ScaleSuccess.Segments.Assignments.AssignSegments>();
        // Another server is in the middle of making the plan.
        await product.Sql("create function wait_for_it() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock(4711); return new; end $$; create trigger wait_for_it before insert on plans for each row execute function wait_for_it()");
        await using var holder = new Npgsql.NpgsqlConnection(product.ConnectionString);
        await holder.OpenAsync();
        await using (var command = new Npgsql.NpgsqlCommand("select pg_advisory_lock(4711)", holder)) await command.ExecuteNonQueryAsync();
        var making = product.Run<StartPlans>();
        await Until.Waiting(product.ConnectionString, 1);
        var back = product.Decide(SmallFast, RolloutStep.RollBack);
        await Until.Waiting(product.ConnectionString, 2);
        await using (var command = new Npgsql.NpgsqlCommand("select pg_advisory_unlock(4711)", holder)) await command.ExecuteNonQueryAsync();
        await making;
        Assert.Equal(RolloutOutcome.Done, await back);
        Assert.Equal(NewMilestone, await product.Says(SmallFast, nora));
        await product.Follow();
        Assert.Equal(Milestone, await product.Says(SmallFast, nora));
    }

    [Fact]
    public async Task Another_server_knows_at_once_what_was_decided_here()
    {
        await using var product = await Product.New();
        await using var other = product.Beside();
        var (first, _) = await product.In_and_out_of(SmallFast, 50);
        await product.Publish(SmallFast, 50);
        await other.MakePlans();
        Assert.Equal(NewMilestone, await other.Says(SmallFast, first));
        await product.Decide(SmallFast, RolloutStep.RollBack);
        Assert.Equal(Milestone, await other.Says(SmallFast, await other.A_customer_with_a_plan()));
    }

    [Fact]
    public async Task The_version_keeps_its_note_and_the_rollout_who_decided_last()
    {
        await using var product = await Product.New();
        await product.Publish(Module, 10, takesLive: true);
        await product.Decide(Module, RolloutStep.Pause);
        Assert.Equal(("Better words.", "olga"), ((await product.Newest(Module)).Note, (await product.Newest(Module)).Author));
        var open = (await product.Open(Module))!;
        Assert.Equal((2, 1, 10, true, true, "olga", 2), (open.Version, open.BeforeVersion, open.Share, open.TakesLive, open.IsPaused, open.ChangedBy, open.Revision));
    }
}
