using ScaleSuccess.Segmentation;

namespace ScaleSuccess.Segmentation.Tests;

public sealed class FeatureSpaceTests
{
    private static readonly AnswerTable Table = new([
        new SingleColumn("pace", ["fast", "careful", null, "fast"]),
        new MultipleColumn("goals", [["save", "grow"], [], null, ["save"]]) { Weight = 2 },
        new NumberColumn("seats", AnswerKind.Number, [10, 20, double.NaN, 30]),
    ]);

    private static readonly FeatureSpace Space = FeatureSpace.Learn(Table)!;

    [Fact]
    public void A_question_of_choice_weighs_one_however_many_choices_it_has()
    {
        var matrix = Space.Encode(Table).Matrix;
        Assert.Equal([0, 0, 1, 1, 2], matrix.Questions);
        Assert.Equal(1, Gap(matrix, 0, 1, question: 0), 5);
        Assert.Equal(2, Gap(matrix, 0, 1, question: 1), 5);
        Assert.Equal(1, Gap(matrix, 0, 3, question: 1), 5);
    }

    [Fact]
    public void Two_random_customers_are_one_apart_on_a_number()
    {
        var matrix = Space.Encode(Table).Matrix;
        int[] answered = [0, 1, 3];
        Assert.Equal(1, answered.SelectMany(a => answered.Select(b => Gap(matrix, a, b, question: 2))).Average(), 5);
    }

    [Fact]
    public void Not_answered_is_missing_and_none_of_these_is_an_answer()
    {
        var matrix = Space.Encode(Table).Matrix;
        Assert.All(matrix.Row(2).ToArray(), x => Assert.Equal(float.NaN, x));
        Assert.Equal([0f, 0f], matrix.Row(1)[2..4].ToArray());
    }

    [Fact]
    public void What_the_model_does_not_know_is_missing_and_counted()
    {
        var (matrix, unknown) = Space.Encode(new AnswerTable([
            new SingleColumn("pace", ["reckless", "fast"]),
            new MultipleColumn("goals", [["win"], ["win", "lose", "save"]]),
            new SingleColumn("colour", ["red", "blue"]),
        ]));
        Assert.All(matrix.Row(0).ToArray(), x => Assert.Equal(float.NaN, x));
        Assert.Equal([0f, 1f], matrix.Row(1)[2..4].ToArray());
        Assert.Equal(new Dictionary<string, int> { ["pace"] = 1, ["goals"] = 3 }, unknown);
    }

    [Fact]
    public void An_absurd_number_does_not_outweigh_everything()
    {
        var far = Space.Encode(new AnswerTable([new NumberColumn("seats", AnswerKind.Number, [20, 1e12])])).Matrix;
        Assert.Equal(4.5, Gap(far, 0, 1, question: 2), 5);
    }

    [Fact]
    public void Questions_that_tell_nobody_apart_are_left_out()
    {
        Assert.Null(FeatureSpace.Learn(new AnswerTable([
            new SingleColumn("same", ["a", "a", null]),
            new SingleColumn("empty", [null, null, null]),
            new MultipleColumn("both", [["x", "y"], ["y", "x"], null]),
            new NumberColumn("five", AnswerKind.Scale, [5, 5, double.NaN]),
        ])));
    }

    [Fact]
    public void Columns_of_different_length_or_one_name_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new AnswerTable([new SingleColumn("a", ["x"]), new SingleColumn("b", ["x", "y"])]));
        Assert.Throws<ArgumentException>(() => new AnswerTable([new SingleColumn("a", ["x"]), new SingleColumn("a", ["y"])]));
        Assert.Throws<ArgumentException>(() => new AnswerTable([]));
    }

    private static double Gap(FeatureMatrix matrix, int a, int b, int question) =>
        Enumerable.Range(0, matrix.Columns).Where(j => matrix.Questions[j] == question).Sum(j => Math.Pow(matrix.Row(a)[j] - matrix.Row(b)[j], 2));
}
