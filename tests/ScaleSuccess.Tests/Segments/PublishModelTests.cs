using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Plans.Proposals;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Editing;
using ScaleSuccess.Segments.Models;
using ScaleSuccess.Segments.Profiles;
using ScaleSuccess.Segments.Publishing;
using ScaleSuccess.Segments.Training;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Segments;

public sealed class PublishModelTests
{
    [Fact]
    public async Task A_second_click_and_a_second_server_publish_once()
    {
        await using var product = await Product.New(segments: KnownModels.SoonTrained);
        await product.Seeded(300);
        var model = await product.A_candidate();
        var clicks = await AtOnce.Run(3, () =>
            product.Use<PublishModel, SegmentRefusal?>((publish, cancel) => publish.Run(model, null, "olga", cancel)));
        Assert.All(clicks, Assert.Null);
        Assert.Equal(1L, await product.One<long>("select count(*) from segment_events where kind = 'published'"));

        var moved = await AtOnce.Run(3, () => product.Run<AssignSegments>());
        Assert.Equal(300L, await product.One<long>("select count(*) from assignments where superseded_at is null"));
        Assert.Equal(300, moved.Sum());
        Assert.Equal(0, await product.Run<AssignSegments>());
    }

    [Fact]
    public async Task Who_looked_at_another_model_than_the_published_one_is_asked_to_look_again()
    {
        await using var product = await KnownModels.Published();
        await product.Seeded(340);
        var next = await product.A_candidate();
        Assert.Equal(SegmentRefusal.EditConflict, await product.Use<PublishModel, SegmentRefusal?>((publish, cancel) => publish.Run(next, null, "olga", cancel)));
        Assert.Equal(SegmentRefusal.NoSuchModel, await product.Use<PublishModel, SegmentRefusal?>((publish, cancel) => publish.Run(999, null, "olga", cancel)));
    }

    [Fact]
    public async Task The_dry_run_says_exactly_who_moves()
    {
        var (known, model) = await KnownModels.WithACandidate();
        await using var product = known;
        var numbers = (await product.DryRunOf(model))!;
        await product.Publish(model);
        Assert.Equal(numbers.Moved, await product.Run<AssignSegments>());
        Assert.Equal(numbers.Moved, await product.One<long>("select count(*) from assignments where superseded_at is not null"));
        Assert.Equal(numbers.Moves.Sum(move => move.Customers), numbers.Moved);
        Assert.Equal(300, numbers.Moved + numbers.Unchanged);
        const string WithTemplate = "select count(*) from assignments now join assignments was on was.customer_id = now.customer_id and was.superseded_at is not null "
            + "join segments s on s.key = now.segment where now.superseded_at is null and s.template ";
        Assert.Equal(numbers.OtherTemplate, await product.One<long>(WithTemplate + "<> was.segment"));
        Assert.Equal(numbers.SegmentOnly, await product.One<long>(WithTemplate + "= was.segment"));
        Assert.True(numbers is { OtherTemplate: > 0, SegmentOnly: > 0 }, $"{numbers}");
    }

    [Fact]
    public async Task A_model_can_be_rolled_back_and_the_rules_can_come_back()
    {
        await using var product = await KnownModels.Published();
        var first = (await product.Published())!.Value;
        var before = await product.One<string>("select string_agg(segment, ',' order by customer_id) from assignments where superseded_at is null and customer_id <= 300");
        await product.Seeded(340);
        var second = await product.A_candidate();
        await product.Publish(second);
        await product.Run<AssignSegments>();
        Assert.Null(await product.Publish(first));
        await product.Run<AssignSegments>();
        Assert.Equal(first, await product.Published());
        Assert.Equal(340L, await product.One<long>("select count(*) from assignments where superseded_at is null"));
        Assert.Equal(before, await product.One<string>("select string_agg(segment, ',' order by customer_id) from assignments where superseded_at is null and customer_id <= 300"));

        Assert.Null(await product.Use<PublishModel, SegmentRefusal?>((publish, cancel) => publish.BackToRules(first, "olga", cancel)));
        await product.Run<AssignSegments>();
        Assert.Equal(0L, await product.One<long>("select count(*) from assignments where superseded_at is null and segment like 'segment-%'"));
        var assigner = await product.Use<ReadAssigner, Assigner>((read, cancel) => read.Now(cancel));
        Assert.Equal((null, "olga"), (assigner.Model, assigner.By!.Name));
    }

    [Fact]
    public async Task A_retrained_model_keeps_the_segments_it_finds_again_with_their_names()
    {
        await using var product = await KnownModels.Published();
        var largest = (await product.FoundSegments())[0];
        Assert.Null(await product.Use<RenameSegment, SegmentRefusal?>((rename, cancel) => rename.Run(largest, "The calm ones", "", "olga", cancel)));
        await product.Seeded(340);
        var next = await product.A_candidate();
        var view = (await product.Use<ReadModels, ModelView?>((read, cancel) => read.Of(next, cancel)))!;
        Assert.Contains(largest, view.Report.Identity.Kept);
        await product.Publish(next);
        await product.Run<AssignSegments>();
        Assert.Contains(await product.Use<ReadSegments, IReadOnlyList<SegmentLook>>((read, cancel) => read.All(cancel)),
            look => look.Segment is { Name: "The calm ones", IsRetired: false } && look.Size!.Customers > 0);
    }

    [Fact]
    public async Task A_customer_whose_plan_is_from_another_template_gets_a_proposal_and_keeps_the_plan()
    {
        await using var product = await Product.New(segments: KnownModels.SoonTrained);
        await product.Seeded(300);
        await product.Run<AssignSegments>();
        await product.Run<StartPlans>();
        product.Clock.Advance(TimeSpan.FromHours(1));
        var model = await product.A_candidate();
        var predicted = (await product.DryRunOf(model))!.Proposals;
        Assert.True(predicted > 0);
        await product.Publish(model);
        await product.Run<AssignSegments>();
        Assert.Equal(predicted, await product.Run<ProposePlans>());
        Assert.Equal(0, await product.Run<ProposePlans>());
        Assert.Equal(0L, await product.One<long>("select count(*) from plans where version <> 1 or segment like 'segment-%'"));

        var open = (await product.Use<ReadProposals, List<OpenProposal>>((read, cancel) => read.Open(cancel)))[0];
        Assert.Null(await product.Use<KeepPlan, SegmentRefusal?>((keep, cancel) => keep.Run(open.Id, "olga", cancel)));
        Assert.Equal(predicted - 1, await product.Use<ReadProposals, int>((read, cancel) => read.CountOpen(cancel)));

        await product.Use<PublishModel>((publish, cancel) => publish.BackToRules(model, "olga", cancel));
        await product.Run<AssignSegments>();
        await product.Run<ProposePlans>();
        Assert.Equal(0, await product.Use<ReadProposals, int>((read, cancel) => read.CountOpen(cancel)));
    }

    [Fact]
    public async Task New_plans_start_from_the_template_that_ops_chose_for_the_segment()
    {
        await using var product = await KnownModels.Published();
        var largest = (await product.FoundSegments())[0];
        Assert.Null(await product.Use<ChooseTemplate, SegmentRefusal?>((choose, cancel) => choose.Run(largest, "small-careful", "olga", cancel)));
        await product.Run<StartPlans>();
        Assert.Equal(0L, await product.One<long>(
            $"select count(*) from plans p join definitions d on d.id = p.definition_id where p.segment = '{largest}' and d.key <> 'small-careful'"));
        Assert.Equal(SegmentRefusal.NoSuchTemplate, await product.Use<ChooseTemplate, SegmentRefusal?>((choose, cancel) => choose.Run(largest, "none", "olga", cancel)));
        Assert.Equal(SegmentRefusal.SegmentIsARules, await product.Use<ChooseTemplate, SegmentRefusal?>((choose, cancel) => choose.Run("steady", "growing", "olga", cancel)));
    }

    [Fact]
    public async Task The_policy_publishes_what_is_as_good_and_moves_few_and_never_the_first()
    {
        await using var product = await Product.New(segments: KnownModels.SoonTrained);
        Assert.Equal(SegmentRefusal.MostMovedIsOutOfRange, await product.Use<SetPublishPolicy, SegmentRefusal?>((policy, cancel) => policy.Change(true, 1.5, "olga", cancel)));
        await product.Use<SetPublishPolicy>((policy, cancel) => policy.Change(true, 1, "olga", cancel));
        await product.Seeded(300);
        await product.Run<AssignSegments>();
        var first = await product.A_candidate();
        Assert.Null(await product.Published());
        await product.Publish(first);
        await product.Run<AssignSegments>();
        await product.Seeded(600);
        await product.Run<AssignSegments>();
        // As if the published one had been poor.
        await product.Sql("create function poor() returns trigger language plpgsql as $$ begin new.published_criterion := -1; return new; end $$; create trigger poor before insert on segment_models for each row execute function poor()");
        await product.Run<TrainSegments>();
        Assert.NotEqual(first, await product.Published());
        Assert.Equal("olga true", await product.One<string>("select concat_ws(' ', decided_by, by_policy::text) from segment_models where status = 'published'"));
        Assert.Equal("olga true", await product.One<string>("select concat_ws(' ', decided_by, by_policy::text) from segment_models where status = 'retired'"));
        Assert.Equal("olga true", await product.One<string>("select concat_ws(' ', author, by_policy::text) from segment_events where kind = 'published' order by id desc limit 1"));
        Assert.Equal(new Decider("olga", ByPolicy: true), (await product.Use<ReadAssigner, Assigner>((read, cancel) => read.Now(cancel))).By);
    }
}
