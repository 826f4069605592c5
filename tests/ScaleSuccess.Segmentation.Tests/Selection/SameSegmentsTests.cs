namespace ScaleSuccess.Segmentation.Tests.Selection;

/// <summary>Changes that must not affect any row's segment.</summary>
public sealed class SameSegmentsTests
{
    private static readonly (AnswerTable Table, int[] Segments) Asked = SurveyTable.Of_segments(4, 600, 12, 4, faithful: 0.75, seed: 11);

    private static readonly int[] Found = Segments(Asked.Table);

    [Fact]
    public void They_are_the_ones_that_the_answers_contain() => Assert.InRange(Agreement.Adjusted_rand(Asked.Segments, Found), 0.95, 1);

    [Fact]
    public void Rows_in_another_order()
    {
        var order = Enumerable.Range(0, Asked.Table.Rows).ToArray();
        new Random(1).Shuffle(order);
        Assert.Equal(order.Select(row => Found[row]), Segments(Rows(order)));
    }

    [Fact]
    public void Every_row_twice()
    {
        var twice = Segments(Rows([.. Enumerable.Range(0, 2 * Asked.Table.Rows).Select(i => i / 2)]));
        Assert.InRange(Agreement.Adjusted_rand(Found, [.. twice.Where((_, i) => i % 2 == 0)]), 0.98, 1);
    }

    [Fact]
    public void A_question_that_has_nothing_to_do_with_them()
    {
        var colours = SurveyTable.At_random(600, 1, 4, seed: 12).Columns.Cast<SingleColumn>().Select(c => c with { Name = "colour" });
        Assert.InRange(Agreement.Adjusted_rand(Found, Segments(new AnswerTable([.. Asked.Table.Columns, .. colours]))), 0.98, 1);
    }

    [Fact]
    public void Choices_by_other_names()
    {
        // Renamed so that their order turns round, which breaks ties between equally frequent ones otherwise.
        var renamed = Asked.Table.Columns.Cast<SingleColumn>().Select(c => c with { Cells = [.. c.Cells.Select(x => x is null ? null : $"{9 - (x[^1] - '0')} stars")] });
        Assert.InRange(Agreement.Adjusted_rand(Found, Segments(new AnswerTable([.. renamed]))), 0.98, 1);
    }

    [Fact]
    public void Questions_in_another_order() =>
        Assert.InRange(Agreement.Adjusted_rand(Found, Segments(new AnswerTable([.. Asked.Table.Columns.Reverse()]))), 0.98, 1);

    private static AnswerTable Rows(int[] rows) => new([.. Asked.Table.Columns.Cast<SingleColumn>().Select(c => c with { Cells = [.. rows.Select(row => c.Cells[row])] })]);

    private static int[] Segments(AnswerTable table)
    {
        var answers = FeatureSpace.Learn(table)!.Encode(table).Answers;
        return Planted.Assign(new FindSegments([new LatentClass()]).Find(answers, new SearchLimits(1, 8), 1, null, default).Best.Model, answers);
    }
}
