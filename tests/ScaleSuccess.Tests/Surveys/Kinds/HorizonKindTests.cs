using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Logic;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Tests.Surveys.Kinds;

public sealed class HorizonKindTests
{
    private const string Soon = """
        kind: horizon
        choices:
          - { key: month, label: This month, days: 30 }
          - { key: quarter, label: This quarter, days: 90 }
          - { key: open, label: No date yet }
        """;

    [Fact]
    public void One_of_the_times_is_chosen()
    {
        var soon = OneQuestion.Read(Soon);
        Assert.Equal("This quarter", OneQuestion.Words(soon, ("q", "quarter")));
        Assert.Equal("q: Please choose only one.", OneQuestion.Mistakes(soon, ("q", "quarter"), ("q", "month")));
        Assert.Equal("q: Please choose one.", OneQuestion.Mistakes(soon with { Required = true }));
        OneQuestion.HasAGoodSample(soon);
    }

    [Theory]
    [InlineData("month", true)]
    [InlineData("quarter", false)]
    [InlineData("open", false)]
    public void A_condition_compares_its_days(string chosen, bool holds)
    {
        var known = new KnownSoFar(Facts.None);
        known.Add(OneQuestion.Read(Soon), OneQuestion.Typed(("q", chosen)));
        Assert.Equal(holds, new ConditionLine("q", Comparison.AtMost, [], 60).Holds(known));
    }

    [Theory]
    [InlineData("days: 30", "days: 120", "choices: Sort them by `days`, the nearest first.")]
    [InlineData("days: 30", "days: soon", "days: It should be a number, not `soon`.")]
    [InlineData("kind: horizon", "kind: horizon\nmeans: by_when", "means: A question of kind horizon cannot mean `by_when`: date can.")]
    [InlineData("kind: horizon", "kind: choice", "days: Unknown key")]
    public void Says_what_cannot_be(string line, string with, string flaw) =>
        Assert.Contains(flaw, OneQuestion.Flaws(Soon.Replace(line, with, StringComparison.Ordinal)), StringComparison.Ordinal);
}
