using ScaleSuccess.Segments;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Segments;

public sealed class TrainSegmentsTests
{
    private static readonly SegmentOptions SoonTrained = new() { MinimumAnswers = 300, MostClusters = 5 };

    [Fact]
    public async Task Below_the_minimum_there_is_no_model()
    {
        await using var product = await Product.New(segments: SoonTrained);
        await product.Seeded(299);
        Assert.Equal(0, await product.Run<TrainSegments>());
        Assert.Equal(0L, await product.One<long>("select count(*) from segment_models"));
    }

    [Fact]
    public async Task Training_again_waits_for_a_tenth_more_answers()
    {
        await using var product = await Product.New(segments: SoonTrained);
        await product.Seeded(300);
        Assert.Equal(1, await product.Run<TrainSegments>());
        Assert.Equal(0, await product.Run<TrainSegments>());
        Assert.Equal(29, await product.Seeded(329));
        Assert.Equal(0, await product.Run<TrainSegments>());
        Assert.Equal(1, await product.Seeded(330));
        Assert.Equal(1, await product.Run<TrainSegments>());
    }

    [Fact]
    public async Task The_same_answers_give_the_same_model()
    {
        var models = new List<string>();
        for (var time = 0; time < 2; time++)
        {
            await using var product = await Product.New(segments: SoonTrained);
            await product.Seeded(300);
            await product.Run<TrainSegments>();
            models.Add(await product.One<string>("select model::text from segment_models"));
        }
        Assert.Equal(models[0], models[1]);
    }

    [Fact]
    public async Task Answers_that_do_not_differ_leave_the_rules_in_charge()
    {
        await using var product = await Product.New(segments: SoonTrained);
        await product.Seeded(300);
        await product.Sql("update responses set answers = (select answers from responses order by id limit 1)");
        await product.Run<TrainSegments>();
        await product.Run<AssignSegments>();
        Assert.Equal(300L, await product.One<long>("select count(*) from assignments where model_id is null"));
    }
}
