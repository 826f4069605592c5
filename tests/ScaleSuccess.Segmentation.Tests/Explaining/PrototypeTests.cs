using FsCheck.Xunit;

namespace ScaleSuccess.Segmentation.Tests.Explaining;

public sealed class PrototypeTests
{
    private const byte No = AnswerCodes.Missing;

    private static readonly (FeatureSpace Space, ClusterModel Model) Two =
        MadeModels.Of_favourites([[0, 0, 0, 0], [1, 1, 1, 1]], choices: 3, faithful: 0.8);

    [Fact]
    public void The_prototype_is_the_customer_who_answers_as_its_segment_does()
    {
        var answers = new AnswerCodes([0, 0, 2, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 1], Two.Space.Cells);
        Assert.Equal((1, 2), (Prototype.Of(Two.Space, Two.Model, answers, 0).Row, Prototype.Of(Two.Space, Two.Model, answers, 1).Row));
        Assert.Equal(Two.Model.Assign([0, 0, 0, 0]).Confidence, Prototype.Of(Two.Space, Two.Model, answers, 0).Confidence);
    }

    [Fact]
    public void A_customer_who_answered_little_is_no_prototype()
    {
        var answers = new AnswerCodes([0, No, No, No, 0, 0, 2, 0, 0, 2, 0, 0], Two.Space.Cells);
        Assert.Equal(1, Prototype.Of(Two.Space, Two.Model, answers, 0).Row);
    }

    [Property]
    public void The_order_of_customers_does_not_matter(int seed)
    {
        var random = new Random(seed);
        var (space, model) = MadeModels.At_random(3, random);
        var answers = MadeModels.Drawn(model, 60, random, missing: 0.2).Answers;
        var shuffled = Enumerable.Range(0, 60).ToArray();
        random.Shuffle(shuffled);
        for (var c = 0; c < 3; c++)
        {
            var (one, other) = (Prototype.Of(space, model, answers, c), Prototype.Of(space, model, answers.Take(shuffled), c));
            Assert.Equal(one.Row is { } row ? answers.Row(row).ToArray() : null, other.Row is { } again ? answers.Row(shuffled[again]).ToArray() : null);
        }
    }

    [Fact]
    public void The_profile_tells_the_usual_answer_to_every_question()
    {
        var (space, model) = MadeModels.Of([1], [
            (MadeModels.Single("pace", "careful", "fast"), [[[0.3, 0.7]]]),
            (MadeModels.Multiple("goals", "time", "numbers", "mistakes"), [MadeModels.Chosen(0.6), MadeModels.Chosen(0.9), MadeModels.Chosen(0.2)]),
            (MadeModels.Multiple("trouble", "budget", "people"), [MadeModels.Chosen(0.1), MadeModels.Chosen(0.2)]),
            (MadeModels.Scale("effort", 5), [[[0.4, 0.05, 0.15, 0.2, 0.2]]]),
            (MadeModels.Scale("seats", 6) with { Kind = AnswerKind.Number }, [[[0.1, 0.2, 0.2, 0.2, 0.2, 0.1]]]),
        ]);
        var labels = new Labels(new Dictionary<string, string> { ["pace"] = "How fast?" }, new Dictionary<(string, string), string>());
        var prototype = Prototype.Of(space, model, new AnswerCodes([], space.Cells), 0, labels);
        Assert.Null(prototype.Row);
        Assert.Equal([("How fast?", "fast", 0.7), ("goals", "numbers, time", 0.6), ("trouble", "none of these", 0.72), ("effort", "3", 0.15), ("seats", "above 1.5, up to 5.5", 0.8)],
            prototype.Profile.Select(u => (u.Question, u.Answer, Math.Round(u.Share, 9))));
    }
}
