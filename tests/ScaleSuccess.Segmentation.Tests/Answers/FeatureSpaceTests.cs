namespace ScaleSuccess.Segmentation.Tests.Answers;

public sealed class FeatureSpaceTests
{
    private const byte Missing = AnswerCodes.Missing;

    private static readonly AnswerTable Table = new([
        new SingleColumn("pace", ["fast", "careful", null, "fast"]),
        new MultipleColumn("goals", [["save", "grow"], [], null, ["save"]]) { Weight = 2 },
        new NumberColumn("seats", AnswerKind.Number, [10, 20, double.NaN, 30]),
    ]);

    private static readonly FeatureSpace Space = FeatureSpace.Learn(Table)!;

    [Fact]
    public void A_choice_is_a_byte_and_an_option_of_several_is_a_byte_each()
    {
        Assert.Equal([0, 1, 1, 2], Space.Cells.Select(c => c.Question));
        Assert.Equal([2, 2, 2, 3], Space.Cells.Select(c => c.Codes));
        Assert.Equal([1, 2, 2, 1], Space.Cells.Select(c => c.Siblings));
        Assert.Equal([1d, 2, 2, 1], Space.Cells.Select(c => c.Weight));
        Assert.Equal([0, 1, 1, 0], Space.Encode(Table).Answers.Row(0).ToArray());
    }

    [Fact]
    public void Not_answered_is_missing_and_none_of_these_is_an_answer()
    {
        var answers = Space.Encode(Table).Answers;
        Assert.Equal([Missing, Missing, Missing, Missing], answers.Row(2).ToArray());
        Assert.Equal([0, 0], answers.Row(1)[1..3].ToArray());
    }

    [Fact]
    public void An_option_that_was_not_shown_is_missing_and_one_that_was_not_chosen_is_not()
    {
        var (answers, unknown) = Space.Encode(new AnswerTable([
            new MultipleColumn("goals", [["save"], ["save"], []]) { Shown = [null, new HashSet<string> { "save" }, new HashSet<string> { "grow" }] },
        ]));
        Assert.Equal([1, 0], answers.Row(0)[1..3].ToArray());
        Assert.Equal([1, Missing], answers.Row(1)[1..3].ToArray());
        Assert.Equal([Missing, 0], answers.Row(2)[1..3].ToArray());
        Assert.Empty(unknown);
    }

    [Fact]
    public void What_the_model_does_not_know_is_missing_and_counted()
    {
        var (answers, unknown) = Space.Encode(new AnswerTable([
            new SingleColumn("pace", ["reckless", "fast"]),
            new MultipleColumn("goals", [["win"], ["win", "lose", "save"]]),
            new SingleColumn("colour", ["red", "blue"]),
            new SingleColumn("seats", ["ten", "twenty"]),
        ]));
        Assert.Equal([Missing, Missing, Missing, Missing], answers.Row(0).ToArray());
        Assert.Equal([0, 1, 0, Missing], answers.Row(1).ToArray());
        Assert.Equal(new Dictionary<string, int> { ["pace"] = 1, ["goals"] = 3 }, unknown);
    }

    [Fact]
    public void Numbers_are_cut_where_as_many_lie_below_as_above()
    {
        var seats = Feature.Learn(new NumberColumn("seats", AnswerKind.Number, [.. Enumerable.Range(1, 96).Select(i => (double)i)]))!;
        Assert.Equal([12, 24, 36, 48, 60, 72, 84], seats.Cuts);
        Assert.Equal([0, 0, 1, 7, 7], new[] { -1e12, 12, 13, 85, 1e12 }.Select(seats.CodeOfNumber));
        Assert.Equal(0, seats.Values.Average(), 5);
        Assert.Equal(seats.Values.Order(), seats.Values);
    }

    [Fact]
    public void A_value_that_many_gave_stays_whole()
    {
        var cells = Enumerable.Range(1, 60).Select(i => (double)i).Concat(Enumerable.Repeat(30.0, 60)).ToArray();
        var cuts = Feature.Learn(new NumberColumn("seats", AnswerKind.Number, cells))!.Cuts;
        Assert.Equal(cuts.Order().Distinct(), cuts);
        Assert.Contains(29, cuts);
        Assert.Contains(30, cuts);
    }

    [Fact]
    public void Every_step_of_a_scale_is_kept()
    {
        var scale = Feature.Learn(new NumberColumn("risk", AnswerKind.Scale, [1, 2, 3, 4, 5, 5, 5, double.NaN]))!;
        Assert.Equal([1, 2, 3, 4], scale.Cuts);
        Assert.Equal(scale.Values[1] - scale.Values[0], scale.Values[4] - scale.Values[3], 5);
    }

    [Fact]
    public void Questions_that_tell_nobody_apart_are_left_out() => Assert.Null(FeatureSpace.Learn(new AnswerTable([
        new SingleColumn("same", ["a", "a", null]),
        new SingleColumn("empty", [null, null, null]),
        new MultipleColumn("both", [["x", "y"], ["y", "x"], null]),
        new NumberColumn("five", AnswerKind.Scale, [5, 5, double.NaN]),
    ])));

    [Fact]
    public void Columns_of_different_length_or_one_name_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new AnswerTable([new SingleColumn("a", ["x"]), new SingleColumn("b", ["x", "y"])]));
        Assert.Throws<ArgumentException>(() => new AnswerTable([new SingleColumn("a", ["x"]), new SingleColumn("a", ["y"])]));
        Assert.Throws<ArgumentException>(() => new AnswerTable([]));
    }
}
