using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Tests.Foundation;
using ScaleSuccess.Tests.Plans;

namespace ScaleSuccess.Tests.Segments;

public sealed class SegmentFileTests
{
    private static readonly PlanFiles Files = RepositoryFiles.Read();

    private const string Segment = "segment: hurried\nname: Hurried\ndescribes: In a hurry.\norder: 5\nrule:\n  how: [fast]\n  risk: [some, high]\ntitle: left to Plans";

    [Fact]
    public void Reads_the_rule_and_leaves_the_plan_to_its_own_reader()
    {
        var rule = Expect.Good(SegmentFile.Read("plans/hurried.yaml", Segment));
        Assert.Equal(("hurried", 5), (rule.Key, rule.Order));
        Assert.Equal(["some", "high"], rule.Requires["risk"]);
    }

    [Theory]
    [InlineData(4, "order: first", 4, "`order`", "a number")]
    [InlineData(4, "order: 1.5", 4, "`order`", "whole number")]
    [InlineData(4, null, 1, "`order`", "missing")]
    [InlineData(6, "  how: fast", 6, "`rule`, `how`", "should be a list")]
    [InlineData(6, "  how: []", 6, "`rule`, `how`", "empty")]
    [InlineData(1, "segment: Hur ried", 1, "`segment`", "lower-case letters")]
    public void Says_each_mistake_with_its_line(int line, string? with, int mistakeLine, string key, string sentence) =>
        Expect.One(SegmentFile.Read("plans/hurried.yaml", Expect.Line(Segment, line, with)), mistakeLine, key, sentence);

    [Fact]
    public void A_rule_that_asks_nothing_is_a_mistake() => Expect.One(
        SegmentFile.Read("plans/a.yaml", "segment: a\nname: A\ndescribes: B\norder: 1\nrule: {}"), 5, "`rule`", "leave `rule` out");

    [Theory]
    [InlineData("few", "fast", "some", "small-fast")]
    [InlineData("few", "fast", "low", "small-careful")]
    [InlineData("few", "careful", "low", "small-careful")]
    [InlineData("one", "careful", "low", "solo")]
    [InlineData("many", "fast", "high", "growing")]
    [InlineData("few", "steady", "some", "steady")]
    public void The_repositorys_rules_place_customers_as_their_words_say(string size, string how, string risk, string segment)
    {
        var answers = new Answers(new Dictionary<string, string[]> { ["team_size"] = [size], ["how"] = [how], ["risk"] = [risk] });
        Assert.Equal(segment, Files.Rules.First(rule => rule.Holds(Files.Survey, answers)).Key);
    }
}
