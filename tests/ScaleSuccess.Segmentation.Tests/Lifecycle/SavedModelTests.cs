using System.Text.Json.Nodes;

namespace ScaleSuccess.Segmentation.Tests.Lifecycle;

public sealed class SavedModelTests
{
    public static TheoryData<string> Engines => [LatentClass.Name, MlNetKMeans.Name];

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_loaded_model_assigns_exactly_as_the_saved_one(string engine)
    {
        var (saved, table) = Saved(engine);
        var loaded = SavedModel.FromJson(saved.ToJson());

        var answers = saved.Space.Encode(table).Answers;
        Assert.Equal(answers.Codes, loaded.Space.Encode(table).Answers.Codes);
        Assert.Equal("|", loaded.Separators["q1"]);
        Assert.Equal(engine, loaded.Model.Engine);
        for (var row = 0; row < answers.Rows; row++)
            Assert.Equal(saved.Model.Assign(answers.Row(row)), loaded.Model.Assign(answers.Row(row)));
        Assert.Equal(saved.ToJson(), loaded.ToJson());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("segment,confidence")]
    public void What_is_no_model_is_refused(string json) => Assert.Throws<FormatException>(() => SavedModel.FromJson(json));

    [Theory]
    [InlineData("format", "1")]
    [InlineData("questions", "[]")]
    [InlineData("shares", "[]")]
    [InlineData("shares", "[1,0,0]")]
    [InlineData("profiles", "[]")]
    [InlineData("spread", "0")]
    [InlineData("spread", "-1")]
    public void A_model_that_contradicts_itself_is_refused(string key, string value)
    {
        var json = JsonNode.Parse(Saved(MlNetKMeans.Name).Model.ToJson())!.AsObject();
        Assert.True(json.ContainsKey(key));
        json[key] = JsonNode.Parse(value);
        Assert.Throws<FormatException>(() => SavedModel.FromJson(json.ToJsonString()));
    }

    private static (SavedModel Model, AnswerTable Table) Saved(string engine)
    {
        var (choices, _) = SurveyTable.Of_segments(3, 200, 6, 3, faithful: 0.8, seed: 1);
        var table = new AnswerTable([.. choices.Columns, new NumberColumn("seats", AnswerKind.Number, [.. Enumerable.Range(0, 200).Select(i => i * i / 3.0)])]);
        var space = FeatureSpace.Learn(table)!;
        IClusterer clusterer = engine == MlNetKMeans.Name ? new MlNetKMeans() : new LatentClass();
        return (new SavedModel(space, clusterer.Fit(space.Encode(table).Answers, 3, 1, default))
        {
            Separators = new Dictionary<string, string> { ["q1"] = "|" },
        }, table);
    }
}
