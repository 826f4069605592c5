namespace ScaleSuccess.Segmentation.Tests.Explaining;

public sealed class DistinguishingAnswersTests
{
    private static readonly (FeatureSpace Space, ClusterModel Model) Two = MadeModels.Of([0.75, 0.25], [
        (MadeModels.Single("pace", "careful", "fast"), [[[0.9, 0.1], [0.2, 0.8]]]),
        (MadeModels.Multiple("goals", "time", "numbers"), [MadeModels.Chosen(0.6, 0.06), MadeModels.Chosen(0.5, 0.5)]),
        (MadeModels.Scale("effort", 6), [[[0.3, 0.3, 0.1, 0.1, 0.1, 0.1], [0, 0, 0, 0.1, 0.4, 0.5]]]),
    ]);

    [Fact]
    public void Names_the_answers_a_cluster_gives_more_often_than_others_with_both_shares()
    {
        var distinguishing = DistinguishingAnswers.Of(Two.Space, AnswerCounts.Expected(Two.Model, 400), most: 3);
        Assert.Equal([("pace", "fast"), ("effort", "6 or more"), ("effort", "3 to 5")], distinguishing[1].Often.Select(a => (a.Question, a.Answer)));
        var fast = distinguishing[1].Often[0];
        Assert.Equal((0.8, 0.275, 0.8 / 0.275), (fast.Share, fast.ShareOfAll, fast.Lift), Near);
    }

    [Fact]
    public void Names_what_a_cluster_rarely_answers_too_where_the_question_was_not_told_already()
    {
        var distinguishing = DistinguishingAnswers.Of(Two.Space, AnswerCounts.Expected(Two.Model, 400), most: 3);
        Assert.Equal(["time"], distinguishing[1].Rarely.Select(a => a.Answer));
        Assert.Equal("2 or less", DistinguishingAnswers.Of(Two.Space, AnswerCounts.Expected(Two.Model, 400), most: 1)[1].Rarely.Single().Answer);
        Assert.All(distinguishing[1].Rarely, a => Assert.True(a.Lift <= 0.5));
    }

    [Fact]
    public void An_answer_that_all_give_alike_tells_nothing() =>
        Assert.DoesNotContain(DistinguishingAnswers.Of(Two.Space, AnswerCounts.Expected(Two.Model, 4000), most: 9),
            c => c.Often.Concat(c.Rarely).Any(a => a.Answer == "numbers"));

    [Fact]
    public void Three_customers_who_happen_to_agree_tell_nothing()
    {
        var space = new FeatureSpace([MadeModels.Single("pace", "careful", "fast")]);
        var few = AnswerCounts.Of(new AnswerCodes([1, 1, 1, .. Pattern(60)], space.Cells), [0, 0, 0, .. Enumerable.Repeat(1, 60)], 2);
        var many = AnswerCounts.Of(new AnswerCodes([.. Enumerable.Repeat((byte)1, 30), .. Pattern(60)], space.Cells), [.. Enumerable.Repeat(0, 30), .. Enumerable.Repeat(1, 60)], 2);
        Assert.Empty(DistinguishingAnswers.Of(space, few, most: 3)[0].Often);
        Assert.Equal("fast", DistinguishingAnswers.Of(space, many, most: 3)[0].Often.Single().Answer);

        static byte[] Pattern(int rows) => [.. Enumerable.Range(0, rows).Select(i => (byte)(i % 2))];
    }

    [Fact]
    public void Unclear_customers_count_among_all_and_unanswered_questions_among_none()
    {
        var space = new FeatureSpace([MadeModels.Single("pace", "careful", "fast")]);
        byte[] codes = [.. Enumerable.Repeat((byte)1, 40), .. Enumerable.Repeat((byte)0, 40), .. Enumerable.Repeat(AnswerCodes.Missing, 40)];
        var counts = AnswerCounts.Of(new AnswerCodes(codes, space.Cells), [.. Enumerable.Repeat(0, 40), .. Enumerable.Repeat(-1, 40), .. Enumerable.Repeat(0, 40)], 1);
        Assert.Equal((1, 0.5, 2), DistinguishingAnswers.Of(space, counts, most: 1)[0].Often.Select(a => (a.Share, a.ShareOfAll, a.Lift)).Single());
    }

    [Fact]
    public void A_response_of_half_the_weight_counts_half()
    {
        var space = new FeatureSpace([MadeModels.Single("pace", "careful", "fast")]);
        var counts = AnswerCounts.Of(new AnswerCodes([0, 1], space.Cells) { Weights = [1, 0.5f] }, [0, 0], 1);
        Assert.Equal([1, 0.5], counts.Counts[0][0]);
    }

    [Fact]
    public void A_table_of_answers_tells_the_same_and_one_without_differences_nothing()
    {
        string?[] paces = [.. Enumerable.Repeat("fast", 20), .. Enumerable.Repeat("careful", 40)];
        int[] clusters = [.. Enumerable.Repeat(0, 20), .. Enumerable.Repeat(1, 40)];
        var distinguishing = DistinguishingAnswers.Of(new AnswerTable([new SingleColumn("pace", paces)]), clusters, 2, most: 3);
        Assert.Equal([new DistinguishingAnswer("pace", "fast", 1, 20 / 60.0, 3)], distinguishing[0]);
        Assert.All(DistinguishingAnswers.Of(new AnswerTable([new SingleColumn("pace", [.. paces.Select(_ => "fast")])]), clusters, 2, most: 3), Assert.Empty);
    }

    private static bool Near((double, double, double) a, (double, double, double) b) =>
        Math.Abs(a.Item1 - b.Item1) + Math.Abs(a.Item2 - b.Item2) + Math.Abs(a.Item3 - b.Item3) < 1e-9;
}
