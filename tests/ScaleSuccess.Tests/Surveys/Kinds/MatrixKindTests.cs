using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Logic;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Tests.Surveys.Kinds;

public sealed class MatrixKindTests
{
    private const string Parts = """
        kind: matrix
        rows:
          - { key: reports, label: Reports }
          - { key: support, label: Our support }
          - { key: audit, label: The audit log, show_if: { customer.tier: [large] } }
        choices:
          - { key: bad, label: Bad }
          - { key: fine, label: Fine }
          - { key: good, label: Good }
        """;

    [Fact]
    public void Each_row_has_its_answer()
    {
        var parts = OneQuestion.Read(Parts);
        Assert.Equal(["q.reports", "q.support", "q.audit"], parts.Kind.Fields(parts));
        Assert.Equal("Reports: Good and Our support: Bad", OneQuestion.Words(parts, ("q.support", "bad"), ("q.reports", "good")));
        OneQuestion.HasAGoodSample(parts);
    }

    [Fact]
    public void Required_means_every_row_and_a_mistake_names_its_row()
    {
        var parts = OneQuestion.Read(Parts) with { Required = true };
        Assert.Equal("q.support: Please choose one.\nq.audit: Please choose one.", OneQuestion.Mistakes(parts, ("q.reports", "good")));
        Assert.Equal("Our support", parts.Kind.Row(parts, "q.support"));
        Assert.Equal("", OneQuestion.Mistakes(OneQuestion.Read(Parts), ("q.reports", "good")));
    }

    [Fact]
    public void A_row_takes_one_of_the_choices()
    {
        var parts = OneQuestion.Read(Parts);
        Assert.Equal("q.reports: Please choose only one.", OneQuestion.Mistakes(parts, ("q.reports", "good"), ("q.reports", "bad")));
        Assert.StartsWith("q.reports: One of these choices is no longer offered", OneQuestion.Mistakes(parts, ("q.reports", "great")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_whose_condition_does_not_hold_is_neither_needed_nor_kept()
    {
        var asked = OneQuestion.For(Parts, 7) with { Required = true };
        Assert.Equal(["reports", "support"], asked.Rows.Select(row => row.Key));
        Assert.Equal("", OneQuestion.Mistakes(asked, ("q.reports", "good"), ("q.support", "bad")));
        Assert.Equal(["q.reports"], asked.Kind.Kept(asked, OneQuestion.Typed(("q.reports", "good"), ("q.audit", "bad"))).Keys);
    }

    [Theory]
    [InlineData("  - { key: support, label: Our support }", "  - { key: reports, label: Our support }", "key: `reports` is used twice")]
    [InlineData("customer.tier: [large]", "nothing: [large]", "rows: No question is called `nothing`.")]
    [InlineData("Our support", "'Our {{answers.support}}'", "rows: No question is called `support`.")]
    [InlineData("kind: matrix", "kind: matrix\nsegment: true", "segment: Answers of kind matrix cannot be used in segmentation")]
    [InlineData("kind: matrix", "kind: choice", "rows: Unknown key")]
    public void Says_what_cannot_be(string line, string with, string flaw) =>
        Assert.Contains(flaw, OneQuestion.Flaws(Parts.Replace(line, with, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void A_condition_can_only_ask_whether_it_was_answered()
    {
        var (known, parts) = (new KnownSoFar(Facts.None), OneQuestion.Read(Parts));
        known.Add(parts, OneQuestion.Typed(("q.reports", "good")));
        Assert.True(new ConditionLine("q", Comparison.Answered, []).Holds(known));
        Assert.Null(parts.Kind.Offers(parts));
    }
}
