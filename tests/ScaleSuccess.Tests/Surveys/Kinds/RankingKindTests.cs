using ScaleSuccess.Surveys.Conditions;
using ScaleSuccess.Surveys.Logic;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Tests.Surveys.Kinds;

public sealed class RankingKindTests
{
    private const string Matters = """
        kind: ranking
        most: 3
        choices:
          - { key: price, label: Price }
          - { key: speed, label: Speed }
          - { key: calm, label: Calm }
          - { key: help, label: Help }
        """;

    [Fact]
    public void What_comes_first_is_said_first()
    {
        var matters = OneQuestion.Read(Matters);
        Assert.Equal("", OneQuestion.Mistakes(matters, ("q", "speed"), ("q", "help"), ("q", "price")));
        Assert.Equal("1st Speed, 2nd Help and 3rd Price", OneQuestion.Words(matters, ("q", "speed"), ("q", "help"), ("q", "price")));
        OneQuestion.HasAGoodSample(matters);
    }

    [Fact]
    public void A_tie_and_a_gap_name_their_place()
    {
        var matters = OneQuestion.Read(Matters);
        Assert.Equal("q.3: “Speed” comes 1st already: please choose another one.", OneQuestion.Mistakes(matters, ("q", "speed"), ("q", "help"), ("q", "speed")));
        Assert.Equal("q.2: Please choose what comes 2nd.", OneQuestion.Mistakes(matters, ("q", "speed"), ("q", ""), ("q", "help")));
        Assert.Equal(("2nd", "3rd", null), (matters.Kind.Row(matters, "q.2"), matters.Kind.Row(matters, "q.3"), matters.Kind.Row(matters, "q.4")));
    }

    [Fact]
    public void Who_has_to_answer_fills_each_place_others_as_many_as_they_like()
    {
        var matters = OneQuestion.Read(Matters);
        Assert.Equal("", OneQuestion.Mistakes(matters, ("q", "speed"), ("q", ""), ("q", "")));
        Assert.Equal("", OneQuestion.Mistakes(matters, ("q", ""), ("q", ""), ("q", "")));
        Assert.Equal("q.2: Please choose what comes 2nd.\nq.3: Please choose what comes 3rd.", OneQuestion.Mistakes(matters with { Required = true }, ("q", "speed"), ("q", ""), ("q", "")));
        Assert.Equal("q: Please choose what comes 1st.", OneQuestion.Mistakes(matters with { Required = true }));
    }

    [Fact]
    public void What_was_never_offered_or_is_too_much_is_refused()
    {
        var matters = OneQuestion.Read(Matters);
        Assert.Equal("q: One of these choices is no longer offered: please choose again.", OneQuestion.Mistakes(matters, ("q", "fame")));
        Assert.Contains("at most 3", OneQuestion.Mistakes(matters, ("q", "price"), ("q", "speed"), ("q", "calm"), ("q", "help")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_looks_at_what_comes_first()
    {
        var (known, matters) = (new KnownSoFar(Facts.None), OneQuestion.Read(Matters));
        known.Add(matters, OneQuestion.Typed(("q", "speed"), ("q", "help")));
        Assert.True(new ConditionLine("q", Comparison.AnyOf, ["speed"]).Holds(known));
        Assert.False(new ConditionLine("q", Comparison.AnyOf, ["help"]).Holds(known));
    }

    [Fact]
    public void The_same_order_is_the_same_answer()
    {
        var matters = OneQuestion.Read(Matters);
        Assert.True(matters.Kind.IsSame(matters, OneQuestion.Typed(("q", "speed"), ("q", "help")), OneQuestion.Typed(("q", "speed"), ("q", "help"), ("q", ""))));
        Assert.False(matters.Kind.IsSame(matters, OneQuestion.Typed(("q", "speed"), ("q", "help")), OneQuestion.Typed(("q", "help"), ("q", "speed"))));
    }

    [Fact]
    public void What_is_not_offered_any_more_leaves_no_gap()
    {
        var matters = OneQuestion.Read(Matters) with { Withdrawn = ["speed"] };
        Assert.Equal(["price", "help"], matters.Kind.Kept(matters, OneQuestion.Typed(("q", "price"), ("q", "speed"), ("q", "help")))["q"]);
    }

    [Fact]
    public void Each_person_can_have_an_order_of_their_own() => Assert.True(
        Enumerable.Range(1, 20).Select(contact => string.Join(' ', OneQuestion.For(Matters + "\nrandom: true", contact).Choices.Select(choice => choice.Key))).Distinct().Count() > 5);

    [Theory]
    [InlineData("most: 3", "most: 5", "most: There are only 4 choices.")]
    [InlineData("most: 3", "most: 1", "most: It should be from 2 to 10")]
    [InlineData("most: 3", "other: true", "other: Unknown key")]
    public void Says_what_cannot_be(string line, string with, string flaw) =>
        Assert.Contains(flaw, OneQuestion.Flaws(Matters.Replace(line, with, StringComparison.Ordinal)), StringComparison.Ordinal);
}
