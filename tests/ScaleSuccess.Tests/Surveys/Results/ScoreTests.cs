using ScaleSuccess.Surveys.Questions;
using ScaleSuccess.Surveys.Results;

namespace ScaleSuccess.Tests.Surveys.Results;

public sealed class ScoreTests
{
    [Fact]
    public void A_net_promoter_score_is_those_of_9_and_10_less_those_of_6_and_less()
    {
        var score = Score.Of(Asked("nps", 0, 10, (10, 30), (9, 21), (8, 20), (7, 12), (6, 10), (0, 7)))!;
        Assert.Equal((ScoreKind.NetPromoter, 34, 51, 32, 17), (score.Kind, Math.Round(score.Estimate.Value, 9), score.Good, score.Between, score.Bad));
        Assert.Equal((19.3, 48.7), (Math.Round(score.Estimate.Low, 1), Math.Round(score.Estimate.High, 1)));
    }

    [Fact]
    public void Satisfaction_is_the_share_of_the_two_best_steps_with_wilsons_range()
    {
        var score = Score.Of(Asked("csat", 1, 5, (5, 50), (4, 31), (3, 100), (1, 82)))!;
        Assert.Equal((ScoreKind.BestTwo, 81, 82), (score.Kind, score.Good, score.Bad));
        Assert.Equal((30.80, 25.53, 36.62), (Math.Round(score.Estimate.Value, 2), Math.Round(score.Estimate.Low, 2), Math.Round(score.Estimate.High, 2)));
    }

    /// <summary>Two of 3 and two of 5: mean 4, variance 1.</summary>
    [Fact]
    public void Effort_is_a_mean_with_the_variance_of_its_answers()
    {
        var score = Score.Of(Asked("effort", 1, 7, (3, 2), (5, 2)))!;
        Assert.Equal((4, 0.98, 2, 2), (score.Estimate.Value, Math.Round(score.Estimate.Margin, 3), score.Good, score.Bad));
    }

    [Fact]
    public void A_scale_that_does_not_say_it_is_one_has_no_score_even_from_0_to_10()
    {
        Assert.Null(Score.Of(Asked(null, 0, 10, (10, 5))));
        Assert.Null(Score.Of(Asked("nps", 0, 10)));
    }

    private static QuestionResult Asked(string? preset, int min, int max, params (int Step, long People)[] given) => new(
        new Question { Key = "mood", Ask = "How?", Kind = QuestionKind.All["scale"], Min = min, Max = max, Preset = preset is null ? null : ScalePreset.ByName[preset] }, null, [],
        given.ToDictionary(step => ("steady", $"{step.Step}"), step => step.People));
}
