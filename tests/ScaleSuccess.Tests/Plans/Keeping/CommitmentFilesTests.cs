using ScaleSuccess.Plans.Commitments;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Revisions;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Tests.Foundation;

namespace ScaleSuccess.Tests.Plans.Keeping;

public sealed class CommitmentFilesTests
{
    private const string Module = """
        goal: faster_approvals
        objective: Get things approved faster
        benefits:
          - { key: less_chasing, title: Less chasing, measures: [approval_time] }
        commitments:
          - { key: joins, title: The buyer joins the review, who: customer, role: economic_buyer, every: quarter }
          - { key: answers, title: Answer within a day, who: vendor, at: 40% }
        """;

    [Fact]
    public void Says_who_until_when_or_how_often() => Assert.Equal(
        [
            new TemplateCommitment("joins", "The buyer joins the review", Side.Customer, "economic_buyer", Every.Quarter, null),
            new TemplateCommitment("answers", "Answer within a day", Side.Vendor, "champion", null, 40),
        ],
        Expect.Good(GoalModuleFile.Read("plans/goal-faster_approvals.yaml", Module)).Commitments);

    [Theory]
    [InlineData(6, "  - { key: joins, title: Joins, who: customer, every: year }", 6, "commitment `joins`, `every`", "week, month, quarter")]
    [InlineData(6, "  - { key: joins, title: Joins, every: week }", 6, "commitment `joins`, `who`", "missing")]
    [InlineData(6, "  - { key: joins, title: Joins, who: vendor, often: week }", 6, "commitment `joins`, `often`", "Unknown key")]
    [InlineData(7, "  - { key: answers, title: Answer, who: vendor, at: 140% }", 7, "commitment `answers`, `at`", "from 1 to 100")]
    [InlineData(7, "  - { key: joins, title: Answer, who: vendor }", 7, "commitment `joins`, `key`", "")]
    public void A_mistake_is_named_with_its_place(int line, string text, int at, string key, string sentence)
    {
        var mistake = Assert.Single(Expect.Bad(GoalModuleFile.Read("plans/goal-faster_approvals.yaml", Expect.Line(Module, line, text))));
        Assert.Equal((at, key), (mistake.Line, mistake.Key));
        Assert.Contains(sentence, mistake.Sentence, StringComparison.Ordinal);
    }

    /// <summary>Plans were accepted before there were commitments: what they say has the hash that it had then.</summary>
    [Fact]
    public void What_was_accepted_before_there_were_commitments_stays_accepted()
    {
        var objective = new ItemContent { Kind = ItemKind.Objective, Key = "faster_approvals", Title = "Get things approved faster", Origin = "{}" };
        Assert.Equal("poP1f377gVzirgBsubRDHnNBpUaPxqEAr536pvmHvCQ", SectionHash.Of([objective]));
        var commitment = new ItemContent { Kind = ItemKind.Commitment, Key = "joins", Title = "Joins", Side = "customer", Origin = "{}" };
        Assert.NotEqual(SectionHash.Of([commitment]), SectionHash.Of([commitment with { Every = Every.Month }]));
    }
}
