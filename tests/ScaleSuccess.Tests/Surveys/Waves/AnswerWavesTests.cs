using System.Net;
using ScaleSuccess.Customers;
using ScaleSuccess.Surveys.Results;
using ScaleSuccess.Surveys.Results.Cells;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Surveys.Waves;

/// <summary>What becomes of a wave once people answer.</summary>
public sealed class AnswerWavesTests
{
    private const string Monthly = "{ key: monthly, when: calendar, every_months: 1, to: everybody }";

    [Fact]
    public async Task Answers_belong_to_the_wave_in_which_their_giver_was_asked_last()
    {
        await using var product = await Product.New();
        var nora = await product.An_answered_customer();
        await product.A_survey([Monthly], "cool_down: 14");
        await Begin(product, 2);
        await product.Answered(nora, "3");
        await Begin(product, 3);
        await product.Answered(nora, "10");
        Assert.Equal("monthly 2026-02 [\"3\"], monthly 2026-03 [\"10\"]", await product.One<string>(
            "select string_agg(wave || ' ' || (answers -> 'recommend')::text, ', ' order by wave) from responses where survey = 'pulse'"));
    }

    [Fact]
    public async Task Results_show_each_wave_with_whoever_was_asked_in_it()
    {
        await using var product = await Product.New();
        var (nora, other) = (await product.An_answered_customer(), await product.An_answered_customer());
        await product.A_survey([Monthly], "cool_down: 14");
        await Begin(product, 2);
        await product.Answered(nora, "3");
        await product.Answered(other, "9");
        await Begin(product, 3);
        await product.Answered(nora, "10");
        await product.Run<CountResponses>();

        async Task<SurveyResults> Of(string? wave) => (await product.Use<ReadResults, SurveyResults?>((read, cancel) => read.Of("pulse", new ResultFilter(Wave: wave), cancel)))!;
        var (first, second) = (await Of("monthly 2026-02"), await Of("monthly 2026-03"));
        Assert.Equal((2, 2, 2), (first.Funnel.Invited, first.Funnel.Begun, first.Submitted));
        Assert.Equal((2, 1, 1), (second.Funnel.Invited, second.Funnel.Begun, second.Submitted));
        Assert.Equal((0, 1), (first.Questions[0].Of("10"), second.Questions[0].Of("10")));
        Assert.Equal(["monthly 2026-02", "monthly 2026-03"], (await Of(null)).Offered.Waves);
    }

    [Fact]
    public async Task A_customer_who_moves_to_another_tier_is_counted_there_as_asked()
    {
        await using var product = await Product.New();
        var nora = await product.An_answered_customer();
        await product.A_survey([Monthly]);
        await Begin(product, 2);
        await product.Run<CountResponses>();
        await product.Sql($"update customers set tier = 'large' where id = {nora.CustomerId}");
        await product.Run<CountResponses>();
        var results = (await product.Use<ReadResults, SurveyResults?>((read, cancel) => read.Of("pulse", new ResultFilter(Tier: "large"), cancel)))!;
        Assert.Equal(1, results.Funnel.Invited);
    }

    [Fact]
    public async Task Whoever_was_never_asked_can_still_open_it_and_answers_in_no_wave()
    {
        await using var product = await Product.New();
        var nora = await product.An_answered_customer();
        await product.A_survey([]);
        await product.Answered(nora);
        Assert.Equal("first", await product.One<string>("select wave from responses where survey = 'pulse'"));
    }

    private static async Task Begin(Product product, int month)
    {
        product.Clock.SetUtcNow(new DateTimeOffset(2026, month, 2, 0, 0, 0, TimeSpan.Zero));
        Assert.True(await product.Hours(12) > 0);
    }
}
