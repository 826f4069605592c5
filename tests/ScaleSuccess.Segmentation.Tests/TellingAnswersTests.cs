using ScaleSuccess.Segmentation;

namespace ScaleSuccess.Segmentation.Tests;

public sealed class TellingAnswersTests
{
    [Fact]
    public void Names_the_answers_a_cluster_gives_more_often_than_others()
    {
        var table = new AnswerTable([
            new SingleColumn("pace", ["fast", "fast", "careful", "careful", null, "careful"]),
            new NumberColumn("seats", AnswerKind.Number, [1, 2, 30, 40, 50, 60]),
        ]);
        var telling = TellingAnswers.Of(table, [0, 0, 1, 1, 1, 1], 2, most: 3);

        Assert.Equal(new TellingAnswer("seats", "up to 2", 1, 3), telling[0][0]);
        Assert.Equal(new TellingAnswer("pace", "fast", 1, 2.5), telling[0][1]);
        Assert.Contains(new TellingAnswer("pace", "careful", 1, 5 / 3.0), telling[1]);
        Assert.DoesNotContain(telling[1], t => t.Answer == "fast");
    }
}
