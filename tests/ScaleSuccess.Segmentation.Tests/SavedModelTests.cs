using ScaleSuccess.Segmentation;

namespace ScaleSuccess.Segmentation.Tests;

public sealed class SavedModelTests
{
    [Fact]
    public void A_loaded_model_assigns_exactly_as_the_saved_one()
    {
        var (table, _) = Answers.Of_segments(3, 200, 6, 3, faithful: 0.8, seed: 1);
        var space = FeatureSpace.Learn(table)!;
        var matrix = space.Encode(table).Matrix;
        var saved = new SavedModel(space, new KMeans().Fit(matrix, 3, 1, default)) { Separators = new Dictionary<string, string> { ["q1"] = "|" } };

        var loaded = SavedModel.FromJson(saved.ToJson());

        Assert.Equal(matrix.Values, loaded.Space.Encode(table).Matrix.Values);
        Assert.Equal("|", loaded.Separators["q1"]);
        for (var row = 0; row < matrix.Rows; row++)
            Assert.Equal(saved.Model.Assign(matrix.Row(row)), loaded.Model.Assign(matrix.Row(row)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("segment,confidence")]
    [InlineData("""{"space":{"features":[]},"model":{"engine":"k-means","seed":1,"centers":[[1]],"spread":1}}""")]
    [InlineData("""{"format":2,"space":{"features":[{"name":"n","kind":"number","weight":1,"levels":[],"mean":0,"deviation":1}]},"model":{"engine":"k-means","seed":1,"centers":[[1]],"spread":1}}""")]
    [InlineData("""{"space":{"features":[{"name":"n","kind":"number","weight":1,"levels":[],"mean":0,"deviation":1}]},"model":{"engine":"k-means","seed":1,"centers":[[1,2]],"spread":1}}""")]
    [InlineData("""{"space":{"features":[{"name":"n","kind":"number","weight":1,"levels":[],"mean":0,"deviation":0}]},"model":{"engine":"k-means","seed":1,"centers":[[1]],"spread":1}}""")]
    public void What_is_no_model_is_refused(string json) =>
        Assert.Throws<FormatException>(() => SavedModel.FromJson(json));
}
