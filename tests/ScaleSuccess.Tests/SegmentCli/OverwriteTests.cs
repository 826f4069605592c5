namespace ScaleSuccess.Tests.SegmentCli;

/// <summary>What a command reads is never what it writes.</summary>
public sealed class OverwriteTests : IDisposable
{
    private readonly SegmentRun _run = new();

    [Theory]
    [InlineData("fit --input in.csv --output in.csv", "--input")]
    [InlineData("fit --input in.csv --output ./in.csv", "--input")]
    [InlineData("fit --input in.csv --output link.csv", "--input")]
    [InlineData("fit --input link.csv --output folder/in.csv", "--input")]
    [InlineData("fit --input in.csv --output out.csv --model in.csv", "--input")]
    [InlineData("fit --input in.csv --output out.csv --report folder/link.csv", "--input")]
    [InlineData("assign --model model.json --input in.csv --output in.csv", "--input")]
    [InlineData("assign --model model.json --input in.csv --output folder/in.csv", "--input")]
    [InlineData("assign --model model.json --input in.csv --output folder/model.json", "--model")]
    public async Task An_output_that_is_an_input_is_refused(string line, string option)
    {
        var survey = FitCommandTests.Two_minds(60);
        _run.With("in.csv", survey);
        Assert.Equal(0, await _run.Segment("fit --input in.csv --k 2 --output first.csv --model model.json"));
        File.CreateSymbolicLink(_run["link.csv"], "in.csv");
        Directory.CreateSymbolicLink(_run["folder"], ".");
        var (model, files) = (_run.Read("model.json"), _run.Files.ToArray());

        Assert.Equal(2, await _run.Segment(line));
        Assert.EndsWith($"cannot be written: It is the input file given as {option}.", _run.Error.TrimEnd(), StringComparison.Ordinal);
        Assert.Single(_run.Error.TrimEnd().Split('\n'));
        Assert.Equal((survey, model), (_run.Read("in.csv"), _run.Read("model.json")));
        Assert.Equal(files, _run.Files);
    }

    [Fact]
    public async Task Two_paths_to_one_output_are_refused()
    {
        _run.With("in.csv", FitCommandTests.Two_minds(20));
        Directory.CreateSymbolicLink(_run["folder"], ".");
        Assert.Equal(2, await _run.Segment("fit --input in.csv --output out.csv --report folder/out.csv"));
        Assert.Contains("Two outputs have this name", _run.Error, StringComparison.Ordinal);
        Assert.Equal(["in.csv"], _run.Files);
    }

    public void Dispose() => _run.Dispose();
}
