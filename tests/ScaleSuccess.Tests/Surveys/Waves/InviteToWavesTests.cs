using ScaleSuccess.Surveys.Waves;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Surveys.Waves;

public sealed class InviteToWavesTests
{
    [Fact]
    public async Task Two_days_after_a_milestone_its_customer_is_asked_in_the_morning()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.A_survey([SentSurveys.AfterMilestone]);
        // Monday, 10:00 in Berlin.
        await product.Reached_a_milestone(nora);
        Assert.Equal(0, await product.Hours(46));
        Assert.Equal(1, await product.Hours(1));
        Assert.Equal(["pulse/milestone 2026-01"], await product.Asked());
        Assert.Equal("2026-01-07 08:00", await product.One<string>("select to_char(due_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') from messages where email = 'survey-request'"));
        Assert.Equal(0, await product.Days(3));
    }
}
