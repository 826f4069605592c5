using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Tests.Surveys.Kinds;

public sealed class ChoicesKindTests
{
    private const string Uses = """
        kind: choices
        least: 2
        most: 3
        other: true
        choices:
          - { key: reports, label: Reports }
          - { key: flows, label: Workflows }
          - { key: audit, label: The audit log }
          - { key: none, label: None of these, alone: true }
        """;

    private const string Shuffled = """
        kind: choices
        random: true
        choices:
          - { key: none, label: None of these, alone: true }
          - { key: a, label: A }
          - { key: b, label: B }
          - { key: c, label: C }
          - { key: d, label: D }
        """;

    [Fact]
    public void As_many_are_chosen_as_the_survey_says()
    {
        var uses = OneQuestion.Read(Uses);
        Assert.Equal("q: Please choose at least 2.", OneQuestion.Mistakes(uses, ("q", "flows")));
        Assert.Equal("", OneQuestion.Mistakes(uses, ("q", "flows"), ("q", "audit")));
        Assert.Equal("", OneQuestion.Mistakes(uses, ("q", "flows"), ("q", "other"), ("q.other", "Chat")));
        OneQuestion.HasAGoodSample(uses);
    }

    [Fact]
    public void Who_need_not_answer_need_not_choose_any()
    {
        Assert.Equal("", OneQuestion.Mistakes(OneQuestion.Read(Uses)));
        Assert.Equal("q: Please choose at least 2.", OneQuestion.Mistakes(OneQuestion.Read(Uses) with { Required = true }));
    }

    [Fact]
    public void None_of_these_stands_alone()
    {
        var uses = OneQuestion.Read(Uses);
        Assert.Equal("", OneQuestion.Mistakes(uses, ("q", "none")));
        Assert.Equal("q: “None of these” does not go together with another answer: please clear one of them.", OneQuestion.Mistakes(uses, ("q", "none"), ("q", "flows")));
        Assert.StartsWith("q: “None of these”", OneQuestion.Mistakes(uses, ("q", "none"), ("q", "other")), StringComparison.Ordinal);
        Assert.Equal("None of these", OneQuestion.Words(uses, ("q", "none")));
    }

    [Fact]
    public void Nobody_has_to_choose_more_than_are_offered_to_them()
    {
        var left = OneQuestion.Read(Uses) with { Choices = [new Choice("reports", "Reports")], Other = false };
        Assert.Equal("", OneQuestion.Mistakes(left, ("q", "reports")));
    }

    [Theory]
    [InlineData("least: 2", "least: 4", "least: It should not be more than `most`.")]
    [InlineData("least: 2\nmost: 3\nother: true", "least: 4", "least: Only 3 can be chosen together.")]
    [InlineData("kind: choices", "kind: choices\nmeans: goals", "choices: A plan needs a goal")]
    [InlineData("kind: choices\nleast: 2\nmost: 3", "kind: choice", "alone: Unknown key")]
    [InlineData("alone: true", "alone: maybe", "alone: It should be true or false")]
    public void Says_what_cannot_be(string line, string with, string flaw) =>
        Assert.Contains(flaw, OneQuestion.Flaws(Uses.ReplaceLineEndings("\n").Replace(line, with, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void Each_person_has_an_order_of_their_own_and_keeps_it()
    {
        var orders = Enumerable.Range(1, 40).Select(contact => Order(Shuffled, contact)).ToList();
        Assert.True(orders.Distinct().Count() > 15, string.Join('\n', orders));
        Assert.All(orders, order => Assert.EndsWith(" none", order, StringComparison.Ordinal));
        Assert.Equal(orders, Enumerable.Range(1, 40).Select(contact => Order(Shuffled, contact)));
    }

    [Fact]
    public void A_new_choice_does_not_move_the_others() => Assert.Equal(
        Order(Shuffled, 7), string.Join(' ', Order(Shuffled + "\n  - { key: e, label: E }", 7).Split(' ').Where(choice => choice != "e")));

    [Fact]
    public void Without_random_and_for_nobody_in_particular_the_order_is_the_files()
    {
        Assert.Equal("reports flows audit none", Order(Uses, 7));
        Assert.Equal(["none", "a", "b", "c", "d"], OneQuestion.Read(Shuffled).Choices.Select(choice => choice.Key));
    }

    private static string Order(string keys, long contact) => string.Join(' ', OneQuestion.For(keys, contact).Choices.Select(choice => choice.Key));
}
