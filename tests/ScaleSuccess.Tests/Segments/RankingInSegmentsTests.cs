using ScaleSuccess.Segmentation.Answers;
using ScaleSuccess.Segments.AnswerTables;
using ScaleSuccess.Segments.Catalog;
using ScaleSuccess.Surveys.Catalog;
using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Tests.Foundation;

namespace ScaleSuccess.Tests.Segments;

/// <summary>Of an order, segments look at what comes first.</summary>
public sealed class RankingInSegmentsTests
{
    private static readonly Survey Asked = Expect.Good(SurveyFile.Read("surveys/s.yaml",
        """
        survey: s
        title: T
        intro: I
        thanks: T
        pages:
          - title: P
            questions:
              - { key: matters, ask: What?, kind: ranking, segment: true, choices: [{ key: a, label: A }, { key: b, label: B }, { key: c, label: C }] }
              - { key: budget, ask: How much?, kind: money, currency: EUR, segment: true }
        """));

    [Fact]
    public void A_rule_holds_for_what_comes_first_and_not_for_what_comes_later()
    {
        var rule = new SegmentRule("fast", "Fast", "", 1, new Dictionary<string, IReadOnlyList<string>> { ["matters"] = ["b"] });
        Assert.True(rule.Holds(Asked, Given("b", "a")));
        Assert.False(rule.Holds(Asked, Given("a", "b")));
        Assert.Equal(["b"], rule.Because(Asked, Given("b", "a"))["matters"]);
    }

    [Fact]
    public void Its_column_is_what_comes_first_and_several_people_vote_on_that()
    {
        var one = Said(1, Given("b", "a", "c"));
        Assert.Equal(["b"], Column(CombineAnswers.Of([one], _ => 1)).Cells);
        Assert.Equal(["a"], Column(CombineAnswers.Of([one, Said(2, Given("a", "b")), Said(3, Given("a", "c"))], _ => 1)).Cells);
    }

    [Fact]
    public void An_amount_is_a_number() => Assert.Equal(1200.5, CombineAnswers.Of([Said(1, Given("b"))], _ => 1).Numbers["budget"]);

    private static SingleColumn Column(CombinedAnswers answers) => Assert.IsType<SingleColumn>(SegmentColumns.Of(Asked, [answers])!.Columns[0]);

    private static ContactAnswers Said(int hour, Answers answers) => new(hour, $"Person {hour}", "user", new DateTimeOffset(2026, 1, 1, hour, 0, 0, TimeSpan.Zero), 1, Asked, answers);

    private static Answers Given(params string[] order) => new(new Dictionary<string, string[]> { ["matters"] = order, ["budget"] = ["1.200,50"] });
}
