namespace ScaleSuccess.Segmentation.Tests.Lifecycle;

public sealed class DriftTests
{
    private static readonly int[][] Three = [[0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1], [2, 2, 2, 2, 2, 2]];
    private static readonly (FeatureSpace Space, ClusterModel Model) Model = MadeModels.Of_favourites(Three, choices: 4, faithful: 0.7, [0.5, 0.3, 0.2]);

    [Theory]
    [InlineData(40)]
    [InlineData(200)]
    [InlineData(2000)]
    public void New_customers_like_the_old_ones_raise_no_alarm(int rows)
    {
        var alarms = 0;
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var then = AnswerSummary.Of(Model.Model, MadeModels.Drawn(Model.Model, 1000, random, missing: 0.1).Answers);
            if (Drift.Of(Model.Space, Model.Model, then, MadeModels.Drawn(Model.Model, rows, random, missing: 0.1).Answers).Verdict != DriftVerdict.Steady)
                alarms++;
        }
        Assert.InRange(alarms, 0, 3);
    }

    [Fact]
    public void A_question_that_is_answered_differently_is_named()
    {
        var random = new Random(1);
        var then = AnswerSummary.Of(Model.Model, MadeModels.Drawn(Model.Model, 1000, random).Answers);
        var now = MadeModels.Drawn(Model.Model, 300, random).Answers;
        for (var row = 0; row < now.Rows; row += 2)
            now.Codes[row * now.Width + 4] = 3;
        var drift = Drift.Of(Model.Space, Model.Model, then, now);
        Assert.Equal(DriftVerdict.Drifted, drift.Verdict);
        Assert.Equal(("q4", 4, true), (drift.Questions[0].Name, drift.Questions[0].Question, drift.Questions[0].BeyondChance));
        Assert.All(drift.Questions.Skip(1), q => Assert.False(q.BeyondChance));
        Assert.True(drift.Questions[0].HasChanged);
        Assert.False(drift.MoreUnclear || drift.MoreBetween);
    }

    [Fact]
    public void Customers_who_answer_all_questions_alike_but_fit_no_segment_are_noticed()
    {
        // Every question by itself is answered as before; only what goes with what is lost.
        var random = new Random(1);
        var then = AnswerSummary.Of(Model.Model, MadeModels.Drawn(Model.Model, 2000, random).Answers);
        var now = MadeModels.Drawn(Model.Model, 1000, random).Answers;
        for (var cell = 0; cell < now.Width; cell++)
        {
            var column = Enumerable.Range(0, now.Rows).Select(row => now.Codes[row * now.Width + cell]).ToArray();
            random.Shuffle(column);
            for (var row = 0; row < now.Rows; row++)
                now.Codes[row * now.Width + cell] = column[row];
        }
        var drift = Drift.Of(Model.Space, Model.Model, then, now);
        Assert.All(drift.Questions, q => Assert.False(q.BeyondChance));
        Assert.True(drift.BetweenNow > drift.BetweenThen + 0.1);
        Assert.Equal(DriftVerdict.Drifted, drift.Verdict);
        Assert.True(drift.MoreBetween);
    }

    [Fact]
    public void A_handful_of_answers_says_nothing_however_different()
    {
        var then = AnswerSummary.Of(Model.Model, MadeModels.Drawn(Model.Model, 1000, new Random(1)).Answers);
        var few = new AnswerCodes([.. Enumerable.Repeat((byte)3, 6 * 20), .. Enumerable.Repeat(AnswerCodes.Missing, 6 * 20)], Model.Model.Cells);
        Assert.Equal(DriftVerdict.TooFewAnswers, Drift.Of(Model.Space, Model.Model, then, few).Verdict);
        Assert.Equal(DriftVerdict.TooFewAnswers, Drift.Of(Model.Space, Model.Model, then, new AnswerCodes([], Model.Model.Cells)).Verdict);
    }

    [Fact]
    public void A_difference_no_larger_than_matters_is_steady_however_sure_it_is()
    {
        var random = new Random(1);
        var (_, shifted) = MadeModels.Of_favourites(Three, choices: 4, faithful: 0.7, [0.46, 0.32, 0.22]);
        var then = AnswerSummary.Of(Model.Model, MadeModels.Drawn(Model.Model, 50_000, random).Answers);
        var drift = Drift.Of(Model.Space, Model.Model, then, MadeModels.Drawn(shifted, 50_000, random).Answers);
        Assert.Equal(DriftVerdict.Steady, drift.Verdict);
        Assert.All(drift.Questions, q => Assert.True(q.BeyondChance));
    }

    [Fact]
    public void A_shift_along_a_scale_is_found_although_it_has_many_steps()
    {
        var space = new FeatureSpace([MadeModels.Scale("effort", 20)]);
        var model = new ClusterModel("by hand", 1, space.Cells, [1], [[[.. Enumerable.Repeat(0.05, 20)]]], null);
        var random = new Random(1);
        var then = AnswerSummary.Of(model, MadeModels.Drawn(model, 500, random).Answers);
        byte[] later = [.. Enumerable.Range(0, 200).Select(_ => (byte)Math.Max(random.Next(20), random.Next(20)))];
        Assert.Equal(DriftVerdict.Drifted, Drift.Of(space, model, then, new AnswerCodes(later, space.Cells)).Verdict);
        Assert.Equal(DriftVerdict.Steady, Drift.Of(space, model, then, MadeModels.Drawn(model, 200, random).Answers).Verdict);
    }

    [Fact]
    public void A_question_that_one_segment_answers_more_often_is_no_drift()
    {
        var (then, now) = (Answered_by_one_segment(2000, seed: 1), Answered_by_one_segment(500, seed: 2));
        var model = new LatentClass().Fit(then, 3, 1, default);
        Assert.Equal(DriftVerdict.Steady, Drift.Of(Model.Space, model, AnswerSummary.Of(model, then), now).Verdict);
    }

    [Theory]
    [InlineData(1, 0.05, 3.841)]
    [InlineData(2, 0.01, 9.210)]
    [InlineData(5, 0.001, 20.515)]
    [InlineData(9, 0.0001, 33.720)]
    public void Chance_is_bounded_as_the_tables_say(int freedom, double odds, double expected) =>
        Assert.Equal(expected, ChiSquare.Exceeded(freedom, odds), expected * 0.015);

    // The second segment always, the others one time in seven.
    private static AnswerCodes Answered_by_one_segment(int rows, int seed)
    {
        var (answers, clusters) = MadeModels.Drawn(Model.Model, rows, new Random(seed));
        for (var row = 0; row < rows; row++)
            if (clusters[row] != 1 && row % 7 > 0)
                answers.Codes[row * answers.Width] = AnswerCodes.Missing;
        return answers;
    }
}
