using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Invitations;
using ScaleSuccess.Surveys.Responses;
using ScaleSuccess.Surveys.Results.Cells;
using ScaleSuccess.Surveys.Results;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Surveys.Results;

public sealed class CountResponsesTests
{
    [Fact]
    public async Task Each_choice_is_counted_as_often_as_it_was_given()
    {
        await using var product = await Product.New();
        await product.Seeded(200);
        var results = await product.Results();
        var goals = Question(results, "goals");
        foreach (var choice in goals.Choices.Where(choice => choice.Key != "other"))
            Assert.Equal(await product.One<long>($"select count(*) from responses where submitted_at is not null and answers -> 'goals' ? '{choice.Key}'"), goals.Of(choice.Key));
        Assert.Equal((200, 200), (goals.Answered(), results.Submitted));
        Assert.False(results.IsCounting);
    }

    [Fact]
    public async Task The_funnel_says_how_many_were_invited_began_saved_something_on_each_page_and_sent_it_in()
    {
        await using var product = await Product.New();
        foreach (var _ in Enumerable.Range(0, 5)) await product.A_customer();
        await product.Run<InviteContacts>();
        // One who was invited begins, others come by a link.
        var nora = await product.One<long>("select contact_id from messages order by id limit 1");
        await product.Sql($"insert into responses (customer_id, contact_id, survey, purpose, wave, definition_id, started_at, saved_at) select customer_id, id, 'onboarding', 'onboarding', 'first', (select definition_id from active_definitions where kind = 'survey' and key = 'onboarding'), now(), now() from contacts where id = {nora}");
        await product.Type(await product.A_customer(), ("goals", ["save_time"]));
        await product.Type(await product.A_customer(), ("where_now", [""]), ("goals", ["save_time"]));
        await product.An_answered_customer();

        var funnel = (await product.Results()).Funnel;
        Assert.Equal((8, 4, 1), (funnel.Invited, funnel.Begun, funnel.Submitted));
        Assert.Equal([3, 2, 1], funnel.Pages.Take(3).Select(page => page.Reached));
        // As many stop before the first page as before the second and the third.
        Assert.Equal((1, null), (funnel.Pages[^1].Reached, funnel.Worst));
        await product.Type(await product.A_customer(), ("where_now", [""]), ("goals", ["save_time"]));
        Assert.Equal((3, 2), ((await product.Results()).Funnel.Worst!.Value.Page.Page.Number, (await product.Results()).Funnel.Worst!.Value.Lost));
    }

    [Fact]
    public async Task The_median_time_is_from_the_first_save_to_sending_and_leaves_out_what_was_imported()
    {
        await using var product = await Product.New();
        foreach (var minutes in new[] { 2, 3, 9 })
        {
            var visitor = await product.A_customer();
            await product.Type(visitor, [.. KnownCustomers.Whole().Select(field => (field.Key, field.Value))]);
            product.Clock.Advance(TimeSpan.FromMinutes(minutes));
            await product.Submit(visitor);
        }
        await product.Seeded(20);
        Assert.Equal(TimeSpan.FromMinutes(3), (await product.Results()).Funnel.Median);
    }

    [Fact]
    public async Task A_segment_found_later_another_tier_and_changed_answers_are_counted_anew()
    {
        await using var product = await Product.New();
        var nora = await product.An_answered_customer();
        Assert.Equal([""], (await product.Results()).Groups.Shown);

        await product.Run<AssignSegments>();
        var segment = await product.One<string>("select segment from assignments where superseded_at is null");
        Assert.Equal([segment], (await product.Results()).Groups.Shown);

        await product.Sql($"update customers set tier = 'grand' where id = {nora.CustomerId}");
        Assert.Equal(1, (await product.Results(new ResultFilter(Tier: "grand"))).Submitted);
        Assert.Equal(0, (await product.Results(new ResultFilter(Tier: "small"))).Submitted);

        await product.Sql("update responses set answers = answers || '{\"how\": [\"steady\"]}'");
        Assert.Equal((0, 1), (Question(await product.Results(), "how").Of("fast"), Question(await product.Results(), "how").Of("steady")));

        await product.Sql($"delete from customers where id = {nora.CustomerId}");
        Assert.Equal(0, (await product.Results()).Funnel.Begun);
    }

    [Fact]
    public async Task An_answer_that_was_set_aside_is_not_counted_and_is_said_apart()
    {
        await using var product = await Product.New();
        await product.An_answered_customer();
        await product.Sql("update responses set set_aside = '{goals}'");
        var results = await product.Results();
        Assert.Equal((0, 1, 1), (Question(results, "goals").Answered(), Question(results, "how").Answered(), results.SetAside));
    }

    [Fact]
    public async Task What_has_changed_and_is_not_counted_yet_is_said()
    {
        await using var product = await Product.New();
        await product.An_answered_customer();
        var results = await product.Use<ReadResults, SurveyResults?>((read, cancel) => read.Of("onboarding", ResultFilter.All, cancel));
        Assert.Equal((true, 0), (results!.IsCounting, results.Submitted));
    }

    [Fact]
    public async Task Typing_on_a_page_that_was_reached_before_gives_the_step_nothing_to_do()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer();
        await product.Type(nora, ("goals", ["save_time"]));
        Assert.Equal(1, await product.Run<CountResponses>());
        await product.Type(nora, ("goals", ["see_numbers"]));
        Assert.Equal(0, await product.Run<CountResponses>());
        // A question that was not answered is.
        await product.Type(nora, ("where_to_be", [""]));
        Assert.Equal(1, await product.Run<CountResponses>());
        await product.Type(nora, ("where_to_be", ["first_win"]));
        Assert.Equal(1, await product.Run<CountResponses>());
    }

    [Fact]
    public async Task Many_at_once_count_everybody_once()
    {
        await using var product = await Product.New();
        await product.Seeded(50);
        await product.Sql("update responses set started_at = started_at - (id % 9) * interval '1 day'");
        await product.Sql("insert into survey_days_to_count (survey, day) select survey, day_of(started_at) from responses");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(product.Run<CountResponses>)));
        Assert.Equal((50, 50), ((await product.Results()).Submitted, (await product.Results()).Funnel.Begun));
    }

    [Fact]
    public async Task Results_are_of_whom_the_filter_names()
    {
        await using var product = await Product.New();
        await product.An_answered_customer();
        product.Clock.Advance(TimeSpan.FromDays(3));
        await product.An_answered_customer(other: ("how", ["steady"]));
        var day = DateOnly.FromDateTime(Product.Start.UtcDateTime);
        Assert.Equal((1, 0), Hows(await product.Results(new ResultFilter(Until: day.AddDays(2)))));
        Assert.Equal((0, 1), Hows(await product.Results(new ResultFilter(From: day.AddDays(3)))));
        Assert.Equal((1, 1), Hows(await product.Results(new ResultFilter(Version: 1, Wave: Response.FirstWave, Segment: ""))));
        Assert.Equal((0, 0), Hows(await product.Results(new ResultFilter(Version: 7))));
        Assert.Equal((0, 0), Hows(await product.Results(new ResultFilter(Segment: "steady"))));

        static (long, long) Hows(SurveyResults results) => (Question(results, "how").Of("fast"), Question(results, "how").Of("steady"));
    }

    [Fact]
    public async Task A_question_and_a_choice_that_a_later_version_removed_stay_with_their_version()
    {
        await using var product = await Product.New();
        await product.An_answered_customer(other: [("how", ["fast"]), ("team_size", ["few"])]);
        await product.Sql("""
            insert into definitions (kind, key, version, source, origin, author, created_at)
            select kind, key, 2, replace(replace(source, 'key: team_size', 'key: crew'), 'key: fast,', 'key: quick,'), origin, author, created_at from definitions where kind = 'survey' and key = 'onboarding';
            update active_definitions set definition_id = (select max(id) from definitions) where kind = 'survey' and key = 'onboarding'
            """);
        await product.An_answered_customer(other: [("how", ["quick"]), ("crew", ["few"]), ("team_size", [])]);

        var results = await product.Results();
        Assert.Equal((1, 1, "team_size"), (Question(results, "team_size").Until, Question(results, "team_size").Answered(), results.Questions[^1].Question.Key));
        Assert.Equal((null, 1), (Question(results, "crew").Until, Question(results, "crew").Answered()));
        var how = Question(results, "how");
        Assert.Equal((null, 2), (how.Until, how.Answered()));
        Assert.Equal((1, 1, 1, null), (how.Of("fast"), how.Of("quick"), how.Choices.Single(choice => choice.Key == "fast").Until, how.Choices.Single(choice => choice.Key == "quick").Until));
        Assert.Equal((2, 1), (results.Funnel.Begun, (await product.Results(new ResultFilter(Version: 1))).Submitted));
    }

    [Fact]
    public async Task Texts_are_found_by_any_of_their_words_whatever_the_case_and_grouped_by_segment()
    {
        await using var product = await Product.New();
        await product.An_answered_customer(other: [("goals", ["other"]), ("goals.other", ["We type 100% twice"])]);
        await product.An_answered_customer(other: [("goals", ["other"]), ("goals.other", ["Our chair signs on Thursdays"])]);
        var goals = Question(await product.Results(), "goals").Question;
        var all = await Texts("");
        Assert.Equal(("", 2, "Our chair signs on Thursdays"), (Assert.Single(all).Segment, all[0].All, all[0].Newest[0].Text));
        Assert.Equal("We type 100% twice", Assert.Single(Assert.Single(await Texts("TYPE 100%")).Newest).Text);
        Assert.Empty(await Texts("t%e"));

        async Task<IReadOnlyList<TextsOfSegment>> Texts(string search) =>
            await product.Use<ReadTexts, IReadOnlyList<TextsOfSegment>>((read, cancel) => read.Of("onboarding", goals, ResultFilter.All, search, cancel));
    }

    private static QuestionResult Question(SurveyResults results, string key) => results.Questions.Single(question => question.Question.Key == key);
}

internal static class CountedResults
{
    /// <summary>What came of the onboarding survey, counted now.</summary>
    public static async Task<SurveyResults> Results(this Product product, ResultFilter? filter = null, ResultGroups? by = null)
    {
        await product.Run<CountResponses>();
        return (await product.Use<ReadResults, SurveyResults?>((read, cancel) => read.Of("onboarding", filter ?? ResultFilter.All, by ?? ResultGroups.All, cancel)))!;
    }
}
