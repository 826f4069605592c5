namespace ScaleSuccess.Segmentation.Tests.Lifecycle;

/// <summary>Until ML.NET's k-means took its place there was an engine called k-means; databases and files hold its models.</summary>
public sealed class FormerKMeansTests
{
    private static readonly SavedModel Saved = SavedModel.FromJson("""
        {"format":2,"engine":"k-means","seed":1,"questions":[{"name":"pace","kind":"singleChoice","weight":1,"levels":["none",
        "fast","careful"],"cuts":[],"values":[]},{"name":"goals","kind":"multipleChoice","weight":1,"levels":["time","calm",
        "numbers"],"cuts":[],"values":[]},{"name":"size","kind":"number","weight":1,"levels":[],"cuts":[5,24,53,239,493],
        "values":[-1.5949442,-0.76011604,-0.22858381,0.23366793,0.7429815,1.5069249]}],"shares":[0.34444444444444444,
        0.3333333333333333,0.32222222222222224],"profiles":[[[1,0,0],[0.037037037037037035,0.9629629629629629,0],
        [0.13636363636363635,0.045454545454545456,0.8181818181818182]],[[0.84,0.16],[0,1],[0.6363636363636364,
        0.36363636363636365]],[[0.12,0.88],[0.7692307692307693,0.23076923076923078],[0.5909090909090909,0.4090909090909091]],
        [[0.68,0.32],[0.6538461538461539,0.34615384615384615],[0.2727272727272727,0.7272727272727273]],[[0,0,0,0,
        0.4166666666666667,0.5833333333333334],[0.4444444444444444,0.5555555555555556,0,0,0,0],[0,0,0.42857142857142855,0.5,
        0.07142857142857142,0]]],"spread":0.05800592168878289,"separators":{"goals":";"}}
        """);

    [Theory]
    [InlineData("fast", "time;numbers", 5, 2, 1)]
    [InlineData("careful", "time;numbers", 67, 3, 1)]
    [InlineData("none", "time", 496, 1, 1)]
    [InlineData("none", "time;numbers", 65, 3, 0.8071)]
    [InlineData("none", "numbers;calm", 412, 1, 0.9994)]
    [InlineData("fast", "numbers", 68, 3, 0.9851)]
    [InlineData("careful", "calm", 441, 3, 0.9919)]
    [InlineData("fast", null, 6, 2, 0.9999)]
    [InlineData("careful", "calm", double.NaN, 3, 0.9972)]
    [InlineData("none", "calm", 410, 1, 0.9999)]
    public void Its_models_assign_as_they_did(string? pace, string? goals, double size, int segment, double confidence)
    {
        var row = new AnswerTable([
            new SingleColumn("pace", [pace]),
            new MultipleColumn("goals", [goals?.Split(Saved.Separators["goals"])]),
            new NumberColumn("size", AnswerKind.Number, [size]),
        ]);
        var (cluster, sure) = Saved.Model.Assign(Saved.Space.Encode(row).Answers.Row(0));
        Assert.Equal((segment, confidence), (cluster + 1, Math.Round(sure, 4)));
    }

    [Fact]
    public void Its_segments_are_split_as_centroids_are() => Assert.Equal(MlNetKMeans.Name, EngineChoice.Like(Saved.Model).Engine);
}
