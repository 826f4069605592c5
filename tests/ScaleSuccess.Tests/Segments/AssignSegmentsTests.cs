using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Segments.Publishing;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Segments;

public sealed class AssignSegmentsTests
{
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
    public async Task The_reason_names_the_choices_that_the_rule_asks_for_and_the_survey_they_were_made_in()
    {
        await using var product = await Product.New();
        await product.An_answered_customer();
        await product.Run<AssignSegments>();
        var reason = (await product.Ask(db => db.Assignments.SingleAsync())).Reason;
        Assert.Equal(AssignmentReasonCode.ByRule, reason.Code);
        Assert.Equal("how: fast; risk: some; team_size: few", string.Join("; ", reason.Args.Given!.Select(given => $"{given.Key}: {string.Join(", ", given.Value)}")));
        Assert.Equal(await product.One<long>("select definition_id from responses"), reason.Args.Survey);
        Assert.Null(reason.Args.Answers);
    }

    [Fact]
    public async Task A_reason_is_worded_as_the_survey_was_asked_then_and_an_old_one_as_it_was_stored()
    {
        await using var product = await Product.New();
        var nora = await product.An_answered_customer();
        await product.Run<AssignSegments>();
        Assert.Equal("By rule: 2 to 10; Fast; Some is fine.", KnownFacts.Words.Of((await product.AssignerResult(nora.CustomerId))!.Reason));

        await product.Sql("""update assignments set reason_args = '{"answers": ["Few", "At once"]}'""");
        Assert.Equal("By rule: Few; At once.", KnownFacts.Words.Of((await product.AssignerResult(nora.CustomerId))!.Reason));
    }

    [Fact]
    public async Task Answers_that_are_not_submitted_have_no_segment()
    {
        await using var product = await Product.New();
        await product.Type(await product.A_customer(), ("goals", ["save_time"]));
        Assert.Equal(0, await product.Run<AssignSegments>());
    }

    [Fact]
    public async Task Several_servers_assign_each_customer_once()
    {
        await using var product = await Product.New();
        await product.Seeded(2500);
        var done = await AtOnce.Run(4, () => product.Run<AssignSegments>());
        Assert.Equal(2500, done.Sum());
        Assert.Equal(2500L, await product.One<long>("select count(*) from assignments"));
        Assert.Equal(2500L, await product.One<long>("select count(distinct customer_id) from assignments"));
    }

    [Fact]
    public async Task A_server_that_dies_gives_its_customers_back()
    {
        await using var product = await Product.New();
        await product.Seeded(10);
        await using (var dying = await product.Database.OpenConnectionAsync())
        {
            await using var transaction = await dying.BeginTransactionAsync();
            await using var claim = new Npgsql.NpgsqlCommand("select id from customers for no key update", dying);
            await claim.ExecuteNonQueryAsync();
            Assert.Equal(0, await product.Run<AssignSegments>());
        }
        Assert.Equal(10, await product.Run<AssignSegments>());
    }

    [Fact]
    public async Task A_customers_segment_follows_the_answers_of_all_its_people()
    {
        await using var product = await Product.New();
        var nora = await product.An_answered_customer("UTC", ("people.1.name", ["Ben"]), ("people.1.email", ["ben@example.com"]), ("people.1.role", ["economic_buyer"]));
        await product.Run<AssignSegments>();
        var ben = await product.One<long>("select id from contacts where email = 'ben@example.com'");
        product.Clock.Advance(TimeSpan.FromDays(1));
        // Nora says few, Ben says many; both weigh the same, and his answer is the latest.
        await product.Answers(nora with { ContactId = ben }, ("team_size", ["many"]));
        Assert.Equal(1, await product.Run<AssignSegments>());
        Assert.Equal(0, await product.Run<AssignSegments>());
        Assert.Equal("growing", await product.SegmentOf(nora.CustomerId));
        var view = (await product.AssignerResult(nora.CustomerId))!;
        var said = Assert.Single(view.Disagreements, d => d.Question == "team_size");
        Assert.Equal(("More than 50", "2 to 10, More than 50"), (said.Counts, string.Join(", ", said.Said.Select(s => s.Words))));
        Assert.Equal(["growing", "small-fast"], view.History.Select(past => past.Segment));
    }

    [Fact]
    public async Task A_colleagues_answers_that_change_nothing_leave_one_assignment()
    {
        await using var product = await Product.New();
        var nora = await product.An_answered_customer("UTC", ("people.1.name", ["Ben"]), ("people.1.email", ["ben@example.com"]));
        await product.Run<AssignSegments>();
        await product.Answers(nora with { ContactId = await product.One<long>("select id from contacts where email = 'ben@example.com'") });
        await product.Run<AssignSegments>();
        Assert.Equal(1L, await product.One<long>("select count(*) from assignments"));
    }

    [Fact]
    public async Task A_published_model_assigns_and_says_so()
    {
        await using var product = await KnownModels.Published();
        var model = (await product.Published())!.Value;
        Assert.True(await product.One<long>(
            "select count(*) from assignments where model_id is not null and superseded_at is null and reason_code = 'by_model' and reason_args @> '{\"rows\": 300, \"trainedOn\": \"2026-01-05\"}'") > 250);
        var assigner = await product.Use<ReadAssigner, Assigner>((read, cancel) => read.Now(cancel));
        Assert.Equal((model, 300, 300, false, "olga"), (assigner.Model!.Id, assigner.Model.Rows, assigner.Answers, assigner.IsBeingApplied, assigner.By!.Name));
    }

    [Fact]
    public async Task Until_a_model_is_published_the_rules_assign_and_say_what_waits()
    {
        await using var product = await Product.New(segments: KnownModels.SoonTrained);
        await product.Seeded(300);
        var candidate = await product.A_candidate();
        await product.Run<AssignSegments>();
        Assert.Equal(0L, await product.One<long>("select count(*) from assignments where model_id is not null"));
        var assigner = await product.Use<ReadAssigner, Assigner>((read, cancel) => read.Now(cancel));
        Assert.Equal((null, candidate), (assigner.Model, assigner.Waiting!.Id));
    }

    [Fact]
    public async Task Answers_of_which_the_model_knows_nothing_go_by_rule_and_are_unclear()
    {
        await using var product = await KnownModels.Published();
        var nora = await product.An_answered_customer();
        await product.Sql($"update responses set answers = '{{\"people.1.name\": [\"Ben\"]}}' where customer_id = {nora.CustomerId}");
        await product.Run<AssignSegments>();
        Assert.Equal("steady", await product.One<string>($"select segment from assignments where customer_id = {nora.CustomerId} and model_id is null"));
        Assert.True((await product.AssignerResult(nora.CustomerId))!.IsUnclear);
        Assert.True(await product.Use<ListUnclearCustomers, long>((list, cancel) => list.Count(cancel)) >= 1);
    }
}
