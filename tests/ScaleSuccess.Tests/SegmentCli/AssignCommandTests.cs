namespace ScaleSuccess.Tests.SegmentCli;

public sealed class AssignCommandTests : IDisposable
{
    private readonly SegmentRun _run = new();

    [Fact]
    public async Task Gives_the_same_rows_the_same_segments()
    {
        await Fitted();
        Assert.Equal(0, await _run.Segment("assign --model model.json --input in.csv --output again.csv"));
        Assert.Equal(_run.Read("out.csv"), _run.Read("again.csv"));
    }

    [Fact]
    public async Task Counts_what_it_does_not_know_as_missing()
    {
        await Fitted();
        _run.With("new.csv", "who,goals,pace,seats\nx,save;win,reckless,many\ny,,careful,510\n");
        Assert.Equal(0, await _run.Segment("assign --model model.json --input new.csv --output new-out.csv"));
        Assert.Equal("2 rows assigned, 3 unknown answers.", _run.Output.Trim());
        Assert.Contains("goals: 1 answer is unknown to the model and counts as missing.", _run.Error, StringComparison.Ordinal);
        Assert.Contains("risk: the file has no such column", _run.Error, StringComparison.Ordinal);
        var (old, now) = (Segments("out.csv"), Segments("new-out.csv"));
        Assert.Equal(old["c0"], now["x"]);
        Assert.Equal(old["c1"], now["y"]);
    }

    [Fact]
    public async Task A_row_without_answers_is_assigned_without_confidence()
    {
        await Fitted();
        _run.With("new.csv", "who,goals,pace,seats\nx,,,\n");
        await _run.Segment("assign --model model.json --input new.csv --output new-out.csv");
        Assert.Equal("who,segment,confidence\nx,1,0.5\n", _run.Read("new-out.csv"));
    }

    [Theory]
    [InlineData("no.json", "in.csv", "no.json cannot be read: It does not exist.")]
    [InlineData("in.csv", "in.csv", "in.csv, line 1, column 1: the model cannot be used: it was not written by segment fit.")]
    [InlineData("shape.json", "in.csv", "line 2, column 12: the model cannot be used: it was not written by segment fit.")]
    [InlineData("model.json", "other.csv", "no usable column")]
    [InlineData("model.json", "ragged.csv", "line 3, column 2")]
    public async Task Refuses_what_it_cannot_use_and_writes_nothing(string model, string input, string sentence)
    {
        await Fitted();
        _run.With("other.csv", "who,colour\nx,red\n").With("shape.json", "{\"format\":2,\n\"engine\": 7}").With("ragged.csv", "who,pace\nx,fast\ny\n");
        Assert.Equal(2, await _run.Segment($"assign --model {model} --input {input} --output new-out.csv"));
        Assert.Contains(sentence, _run.Error, StringComparison.Ordinal);
        Assert.Single(_run.Error.TrimEnd().Split('\n'));
        Assert.DoesNotContain("new-out.csv", _run.Files);
    }

    public void Dispose() => _run.Dispose();

    private async Task Fitted()
    {
        _run.With("in.csv", FitCommandTests.Two_minds(60));
        Assert.Equal(0, await _run.Segment("fit --input in.csv --multi goals:; --scale risk --k 2 --output out.csv --model model.json"));
    }

    private Dictionary<string, string> Segments(string file) =>
        _run.Read(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(',')).ToDictionary(c => c[0], c => c[1]);
}
