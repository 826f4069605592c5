using ScaleSuccess.Surveys.Results;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Surveys.Results;

public sealed class ResultGroupsTests
{
    [Fact]
    public async Task Answers_are_broken_down_by_tier_and_the_small_ones_are_together_unless_each_is_asked_for()
    {
        await using var product = await Product.New();
        await product.Seeded(21);
        // t1 has one customer, t2 two, up to t6 with six.
        await product.Sql("update customers c set tier = 't' || t.tier from (select id, ceil((sqrt(8 * row_number() over (order by id) + 1) - 1) / 2)::int as tier from customers) t where t.id = c.id");

        var few = await product.Results(by: new ResultGroups(GroupedBy.Tier, 4));
        Assert.Equal(["t6", "t5", "t4", "t3", ResultGroups.Others], few.Groups.Shown);
        Assert.Equal(2, few.Groups.Together);
        var goals = few.Questions.Single(question => question.Question.Key == "goals");
        Assert.Equal((6, 3, 21), (goals.Answered("t6"), goals.Answered(ResultGroups.Others), goals.Answered()));

        var each = await product.Results(by: new ResultGroups(GroupedBy.Tier));
        Assert.Equal(["t6", "t5", "t4", "t3", "t2", "t1"], each.Groups.Shown);
        Assert.Equal(0, each.Groups.Together);
        // "Others" of one would save nothing.
        Assert.Equal(6, (await product.Results(by: new ResultGroups(GroupedBy.Tier, 5))).Groups.Shown.Count);
    }

    [Fact]
    public async Task By_wave_the_latest_come_first()
    {
        await using var product = await Product.New();
        await product.Seeded(6);
        await product.Sql("update responses set wave = case when id % 2 = 0 then 'pulse 2026-01' else 'pulse 2026-02' end, started_at = started_at + case when id % 2 = 0 then interval '0' else interval '31 days' end");
        await product.Sql("insert into survey_days_to_count (survey, day) select distinct survey, day_of(started_at) from responses");
        var waves = await product.Results(by: new ResultGroups(GroupedBy.Wave, 4));
        Assert.Equal(["pulse 2026-02", "pulse 2026-01"], waves.Groups.Shown);
        Assert.Equal(3, waves.Questions.Single(question => question.Question.Key == "goals").Answered("pulse 2026-01"));
    }
}
