using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Segments;
using ScaleSuccess.Surveys;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Segments;

public sealed class AssignSegmentsTests
{
    private static readonly SegmentOptions SoonTrained = new() { MinimumAnswers = 300 };

    [Theory]
    [InlineData("few", "fast", "some", "small-fast")]
    [InlineData("few", "fast", "low", "small-careful")]
    [InlineData("many", "fast", "some", "growing")]
    [InlineData("few", "steady", "some", "steady")]
    public async Task The_first_rule_that_holds_decides_and_the_template_without_one_takes_the_rest(
        string teamSize, string how, string risk, string segment)
    {
        await using var product = await Product.New();
        await product.An_answered_customer("UTC", ("team_size", [teamSize]), ("how", [how]), ("risk", [risk]));
        Assert.Equal(1, await product.Run<AssignSegments>());
        Assert.Equal(0, await product.Run<AssignSegments>());
        Assert.Equal(segment, (await product.Ask(db => db.Assignments.SingleAsync())).Segment);
    }

    [Fact]
    public async Task The_reason_is_told_in_the_answers_words()
    {
        await using var product = await Product.New();
        await product.An_answered_customer();
        await product.Run<AssignSegments>();
        Assert.Equal("By rule: 2 to 10; Fast; Some is fine.", (await product.Ask(db => db.Assignments.SingleAsync())).Reason);
    }

    [Fact]
    public async Task Answers_that_are_not_submitted_have_no_segment()
    {
        await using var product = await Product.New();
        await product.Type(await product.A_customer(), ("goals", ["save_time"]));
        Assert.Equal(0, await product.Run<AssignSegments>());
    }

    [Fact]
    public async Task Several_servers_assign_each_answer_once()
    {
        await using var product = await Product.New();
        await product.Seeded(2500);
        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => product.Run<AssignSegments>())));
        Assert.Equal(2500, done.Sum());
        Assert.Equal(2500L, await product.One<long>("select count(distinct response_id) from assignments"));
    }

    [Fact]
    public async Task A_server_that_dies_gives_its_answers_back()
    {
        await using var product = await Product.New();
        await product.Seeded(10);
        await using (var dying = await product.Database.OpenConnectionAsync())
        {
            await using var transaction = await dying.BeginTransactionAsync();
            await using var claim = new Npgsql.NpgsqlCommand("select id from responses for no key update", dying);
            await claim.ExecuteNonQueryAsync();
            Assert.Equal(0, await product.Run<AssignSegments>());
        }
        Assert.Equal(10, await product.Run<AssignSegments>());
    }

    [Fact]
    public async Task From_enough_answers_on_the_model_assigns_and_says_so()
    {
        await using var product = await Product.New(segments: SoonTrained);
        await product.Seeded(300);
        Assert.Equal(1, await product.Run<TrainSegments>());
        await product.Run<AssignSegments>();
        Assert.Equal(300L, await product.One<long>(
            "select count(*) from assignments where model_id is not null and reason like 'Nearest of _ groups found by % in 300 answers on 5 January 2026.'"));
        var assigner = await product.Use<ReadAssigner, Assigner>((read, cancel) => read.Now(cancel));
        Assert.Equal((300, 300), (assigner.Model!.Rows, assigner.Answers));
    }

    [Fact]
    public async Task A_model_whose_segment_is_gone_leaves_it_to_the_rules()
    {
        await using var product = await Product.New(segments: SoonTrained);
        await product.Seeded(300);
        await product.Run<TrainSegments>();
        var model = (await product.Use<CurrentModel, TrainedModel?>((models, cancel) => models.Find(cancel)))!;
        var survey = (await product.Use<CurrentSurvey, ScaleSuccess.Data.Meant<Survey>>((surveys, cancel) => surveys.Find("onboarding", cancel))).Value;
        var only = new SegmentRule("new", "New", "Everybody", 1, new Dictionary<string, IReadOnlyList<string>>());
        Assert.Equal(("new", null), Two(model.Place(survey, new Answers(KnownCustomers.Whole()), [only])));
    }

    [Fact]
    public async Task Answers_of_which_the_model_knows_nothing_go_by_rule()
    {
        await using var product = await Product.New(segments: SoonTrained);
        await product.Seeded(300);
        await product.Run<TrainSegments>();
        await product.Sql("update responses set answers = '{\"by_when\": [\"2027-01-01\"]}' where id = 1");
        await product.Run<AssignSegments>();
        Assert.Equal("steady", await product.One<string>("select segment from assignments where response_id = 1 and model_id is null"));
    }

    private static (string, long?) Two(Placement placement) => (placement.Segment, placement.ModelId);
}
