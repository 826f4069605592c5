using ScaleSuccess.Surveys.Results;
using ScaleSuccess.Surveys.Results.Cells;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Surveys.Results;

public sealed class DropOffTests
{
    [Fact]
    public async Task Of_those_who_saw_a_question_it_is_said_how_many_answered_skipped_and_stopped_after_it()
    {
        await using var product = await Product.New();
        // Each page's form sends its fields, also empty ones.
        await product.Type(await product.A_customer(), ("goals", ["save_time"]), ("where_to_be", []));
        await product.Type(await product.A_customer(), ("goals", ["save_time"]), ("where_to_be", ["first_win"]), ("where_now", [""]));
        await product.Type(await product.A_customer(), ("goals", [""]));
        await product.An_answered_customer();

        var results = await product.Results();
        Assert.Equal(new DropOff(4, 3, 1), Of(results, "goals"));
        Assert.Equal(1, Of(results, "goals").Skipped);
        Assert.Equal(new DropOff(3, 2, 1), Of(results, "where_to_be"));
        Assert.Equal(new DropOff(2, 1, 0), Of(results, "where_now"));
        // Nobody who has not sent anything in got so far.
        Assert.Equal((1, 0), (Of(results, "team_size").Saw, Of(results, "team_size").Stopped));
        // One stopped after each of two questions: neither stands out.
        Assert.Null(results.WorstQuestion);
        await product.Type(await product.A_customer(), ("goals", ["save_time"]));
        Assert.Equal("goals", (await product.Results()).WorstQuestion!.Question.Key);
    }

    [Fact]
    public async Task Whoever_sends_in_has_stopped_nowhere_and_only_whom_the_filter_names_counts()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer();
        await product.Type(nora, [.. KnownCustomers.Whole().Select(field => (field.Key, field.Value))]);
        Assert.Equal(1, (await product.Results()).Questions.Sum(question => question.DropOff.Stopped));
        await product.Submit(nora);
        var results = await product.Results();
        Assert.Equal((0, 1), (results.Questions.Sum(question => question.DropOff.Stopped), Of(results, "goals").Answered));
        Assert.Equal(DropOff.None, Of(await product.Results(new ResultFilter(Tier: "grand")), "goals"));
    }

    private static DropOff Of(SurveyResults results, string key) => results.Questions.Single(question => question.Question.Key == key).DropOff;
}
