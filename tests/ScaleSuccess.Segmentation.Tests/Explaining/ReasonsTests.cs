using FsCheck.Xunit;

namespace ScaleSuccess.Segmentation.Tests.Explaining;

public sealed class ReasonsTests
{
    private static readonly Labels Words = new(
        new Dictionary<string, string> { ["team_size"] = "How many people should use it?" },
        new Dictionary<(string, string), string> { [("team_size", "one")] = "Just me", [("goals", "time")] = "Save time" });

    [Property]
    public void The_arguments_and_the_prior_add_up_to_the_whole_log_odds(int seed, byte k, bool byDistance)
    {
        var random = new Random(seed);
        var (space, model) = MadeModels.At_random(2 + k % 5, random, byDistance ? 0.4 : null);
        var row = MadeModels.Row_at_random(model, random);
        var reasons = Reasons.Of(space, model, row);
        var probabilities = new double[model.K];
        var best = model.Probabilities(row, probabilities);

        Assert.Equal(best, reasons.Cluster);
        Assert.Equal(probabilities.Where((_, c) => c != best).Max(), probabilities[reasons.RunnerUp!.Value]);
        Assert.Equal(Math.Log(probabilities[best] / probabilities[reasons.RunnerUp.Value]), reasons.LogOdds, 6);
        Assert.Equal(reasons.LogOdds, reasons.Prior + reasons.Answers.Sum(a => a.LogOdds), 9);
        Assert.Equal(reasons.Answers.Select(a => Math.Abs(a.LogOdds)).OrderDescending(), reasons.Answers.Select(a => Math.Abs(a.LogOdds)));
    }

    [Fact]
    public void An_answer_is_told_with_its_words_and_how_much_more_often_the_segment_gives_it()
    {
        var (space, model) = Small_and_large();
        var reasons = Reasons.Of(space, model, [0, AnswerCodes.Missing, AnswerCodes.Missing], Words);
        var reason = Assert.Single(reasons.Answers);
        Assert.Equal(("How many people should use it?", "Just me"), (reason.Name, reason.Answer));
        Assert.Equal(Math.Log(0.64 / 0.2), reason.LogOdds, 9);
        Assert.Equal("Chose 'Just me', which customers in this segment do 3.2 times as often as those in the next likeliest segment.", reason.Sentence);
    }

    [Fact]
    public void A_larger_segment_is_a_reason_of_its_own()
    {
        var (space, model) = Small_and_large([0.75, 0.25]);
        Assert.Equal(Math.Log(3), Reasons.Of(space, model, [0, AnswerCodes.Missing, 2]).Prior, 9);
        Assert.Equal(-Math.Log(3), Reasons.Of(space, model, [1, 1, 4]).Prior, 9);
        Assert.Equal(0, Reasons.Of(space, Small_and_large().Model, [0, 1, 2]).Prior, 9);
    }

    [Fact]
    public void An_answer_that_argues_for_the_runner_up_is_told_as_such()
    {
        var (space, model) = Small_and_large();
        var reasons = Reasons.Of(space, model, [0, 1, 0], Words);
        Assert.Equal("Chose 'Save time', which customers in the next likeliest segment do 2.0 times as often as those in this one.", Assert.Single(reasons.Against).Sentence);
        Assert.Equal(["team_size", "effort"], reasons.For.Select(r => space.Features[r.Question].Name));
        Assert.StartsWith("Answered '1 or less' to 'effort', which", reasons.For.Last().Sentence);
    }

    [Fact]
    public void What_was_not_chosen_is_a_reason_too_and_the_two_strongest_options_are_told()
    {
        var (space, model) = MadeModels.Of([0.5, 0.5], [(MadeModels.Multiple("goals", "time", "numbers", "mistakes"),
            [MadeModels.Chosen(0.8, 0.2), MadeModels.Chosen(0.5, 0.4), MadeModels.Chosen(0.1, 0.6)])]);
        var reason = Assert.Single(Reasons.Of(space, model, [1, 1, 0], Words).Answers);
        Assert.Equal("Save time, numbers", reason.Answer);
        Assert.Equal("Chose 'Save time' and did not choose 'mistakes', which together customers in this segment do 9.0 times as often as those in the next likeliest segment.", reason.Sentence);
        Assert.Equal("none of these", Reasons.Of(space, model, [0, 0, 0]).Answers[0].Answer);
        Assert.Equal(Math.Log(0.8 / 0.2 * 0.5 / 0.4 * 0.9 / 0.4), reason.LogOdds, 9);
    }

    [Fact]
    public void An_answer_that_the_runner_up_never_gives_is_not_told_with_a_senseless_number()
    {
        var (space, model) = MadeModels.Of([0.5, 0.5], [(MadeModels.Single("pace", "fast", "slow"), [[[1, 0], [0, 1]]])]);
        Assert.Equal("Chose 'fast', which hardly any customer in the next likeliest segment does.", Reasons.Of(space, model, [0]).Answers[0].Sentence);
    }

    [Fact]
    public void A_customer_that_is_kept_in_another_segment_sees_what_argues_for_and_against_that_one()
    {
        var (space, model) = Small_and_large();
        var reasons = Reasons.Of(space, model, [0, 0, 0], cluster: 1);
        Assert.Equal((1, 0), (reasons.Cluster, reasons.RunnerUp));
        Assert.True(reasons.LogOdds < 0);
    }

    [Fact]
    public void With_one_segment_there_is_nothing_to_argue()
    {
        var (space, model) = MadeModels.Of_favourites([[0, 1]], choices: 2, faithful: 0.9);
        var reasons = Reasons.Of(space, model, [0, 0]);
        Assert.Equal((0, 1.0, null), (reasons.Cluster, reasons.Confidence, reasons.RunnerUp));
        Assert.Empty(reasons.Answers);
    }

    private static (FeatureSpace Space, ClusterModel Model) Small_and_large(double[]? shares = null) => MadeModels.Of(shares ?? [0.5, 0.5], [
        (MadeModels.Single("team_size", "one", "many"), [[[0.64, 0.36], [0.2, 0.8]]]),
        (MadeModels.Multiple("goals", "time"), [MadeModels.Chosen(0.4, 0.8)]),
        (MadeModels.Scale("effort", 5), [[[0.3, 0.25, 0.2, 0.15, 0.1], [0.1, 0.15, 0.2, 0.25, 0.3]]]),
    ]);
}
