using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Models;
using ScaleSuccess.Segments.Training;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans;

namespace ScaleSuccess.Tests.Segments;

public sealed class TrainSegmentsTests
{
    /// <summary>Where it matters when and on whom is trained, not what is found.</summary>
    private static readonly SegmentOptions Quickly = KnownModels.SoonTrained with { MostClusters = 2 };

    [Fact]
    public async Task Below_the_minimum_there_is_no_model()
    {
        await using var product = await Product.New(segments: KnownModels.SoonTrained);
        await product.Seeded(299);
        Assert.Equal(0, await product.Run<TrainSegments>());
        Assert.Equal(0L, await product.One<long>("select count(*) from segment_models"));
    }

    [Fact]
    public async Task Training_again_waits_for_a_tenth_more_answers_or_for_the_night()
    {
        await using var product = await Product.New(segments: Quickly);
        await product.Seeded(300);
        Assert.Equal(1, await product.Run<TrainSegments>());
        Assert.Equal(0, await product.Run<TrainSegments>());
        await product.Seeded(329);
        Assert.Equal(0, await product.Run<TrainSegments>());
        await product.Seeded(330);
        Assert.Equal(1, await product.Run<TrainSegments>());
        await product.Seeded(331);
        Assert.Equal(0, await product.Run<TrainSegments>());
        product.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await product.Run<TrainSegments>());
        product.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await product.Run<TrainSegments>());
    }

    [Fact]
    public async Task A_candidate_is_stored_whole_with_its_dry_run_and_makes_an_older_one_give_way()
    {
        var (known, first) = await KnownModels.WithACandidate();
        await using var product = known;
        var view = (await product.Use<ReadModels, ModelView?>((read, cancel) => read.Of(first, cancel)))!;
        Assert.Equal((300, "candidate"), (view.Row.Rows, view.Row.Status));
        Assert.Equal(view.Row.K, view.Report.Identity.Born.Count);
        Assert.Contains(view.Report.Engines, engine => engine.Engine == view.Row.Engine);
        Assert.All(view.Segments, segment => Assert.Contains(segment.Segment.Template, RepositoryFiles.Read().Rules.Select(rule => rule.Key)));
        Assert.Equal(300L, await product.One<long>("select cardinality(customers)::bigint from segment_models"));
        Assert.Equal(300, (await product.DryRunOf(first))!.Customers);

        await product.Seeded(340);
        var second = await product.A_candidate();
        Assert.Equal("discarded", await product.One<string>($"select status from segment_models where id = {first}"));
        Assert.Equal(0L, await product.One<long>($"select count(*) from assigner_results where model_id <> 0 and model_id <> {second}"));
    }

    [Fact]
    public async Task Two_servers_train_once()
    {
        await using var product = await Product.New(segments: KnownModels.SoonTrained);
        await product.Seeded(300);
        await AtOnce.Run(3, () => product.Run<TrainSegments>());
        Assert.Equal(1L, await product.One<long>("select count(*) from segment_models"));
    }

    [Fact]
    public async Task Of_too_many_customers_each_tier_and_month_gives_its_share()
    {
        await using var product = await Product.New(segments: Quickly with { MostRows = 1000 });
        await product.Seeded(3000);
        await product.Sql("update customers set tier = 'rare' where id in (select id from customers order by id limit 30)");
        var learned = (await product.Use<LearnModel, LearnedModel?>((learn, cancel) => learn.Run(product.Clock.GetUtcNow(), cancel)))!;
        Assert.InRange(learned.Answered.Count, 999, 1001);
        var rare = await product.Ask(db => db.Set<ScaleSuccess.Customers.Customer>().Where(c => c.Tier == "rare").Select(c => c.Id).ToListAsync());
        Assert.Equal(10, learned.Answered.Count(one => rare.Contains(one.Id)));
    }

    [Fact]
    public async Task The_same_answers_give_the_same_model()
    {
        var models = new List<string>();
        for (var time = 0; time < 2; time++)
        {
            await using var product = await Product.New(segments: KnownModels.SoonTrained);
            await product.Seeded(300);
            await product.Run<TrainSegments>();
            models.Add(await product.One<string>("select model::text from segment_models"));
        }
        Assert.Equal(models[0], models[1]);
    }

    [Fact]
    public async Task Answers_that_do_not_differ_leave_the_rules_in_charge()
    {
        await using var product = await Product.New(segments: KnownModels.SoonTrained);
        await product.Seeded(300);
        await product.Sql("update responses set answers = (select answers from responses order by id limit 1)");
        await product.Run<TrainSegments>();
        await product.Run<AssignSegments>();
        Assert.Equal(300L, await product.One<long>("select count(*) from assignments where model_id is null"));
        Assert.Equal(0L, await product.One<long>("select count(*) from segment_models where status <> 'discarded'"));
    }
}
