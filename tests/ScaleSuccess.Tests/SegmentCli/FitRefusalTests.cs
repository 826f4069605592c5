namespace ScaleSuccess.Tests.SegmentCli;

public sealed class FitRefusalTests : IDisposable
{
    private readonly SegmentRun _run = new();

    [Theory]
    [InlineData("", "", "line 1, column 1: the file is empty")]
    [InlineData("1,2,3\n4,5,6\n", "", "line 1, column 1: a header is needed")]
    [InlineData("id,,b\n1,2,3\n", "", "line 1, column 2: the header names no column")]
    [InlineData("id,a,a\n1,2,3\n", "", "line 1, column 3: the header names 'a' twice")]
    [InlineData("id,a\n", "", "line 2, column 1: there are no rows")]
    [InlineData("id,a\n1,x\n2,y,z\n", "", "line 3, column 3: the row has 3 cells, the header 2")]
    [InlineData("id,a,b\n1,\"x\ny\",z\n2,y\n", "", "line 4, column 3: the row has 2 cells, the header 3")]
    [InlineData("id,a\n1,\"x\n2,y\n", "", "line 2, column 2: the quote that opens here is never closed")]
    [InlineData("id,a\n1,x\n2,y\n1,z\n", "", "line 4, column 1 ('id'): the id '1' is already on line 2")]
    [InlineData("id,a\n1,x\n ,y\n", "", "line 3, column 1 ('id'): the id is empty")]
    [InlineData("id,a\n1,x\n2,x\n", "", "line 1, column 2: no usable column")]
    [InlineData("id,a\n1,x\n2,y\n", "--ignore a", "line 1, column 1: no usable column")]
    [InlineData("id,a\n1,x\n2,y\n", "--id b", "line 1, column 'b': --id names it")]
    [InlineData("id,a\n1,x\n2,y\n", "--ignore b", "line 1, column 'b': --ignore names it")]
    [InlineData("id,a\n1,x\n2,y\n", "--multi b:;", "line 1, column 'b': --multi names it")]
    [InlineData("id,a\n1,3\n2,many\n", "--number a", "line 3, column 2 ('a'): 'many' is not a number")]
    [InlineData("id,a\n1,3\n2,many\n", "--scale a", "line 3, column 2 ('a'): 'many' is not a number")]
    [InlineData("id,a\n1,x\n2,y\"z\n", "", "line 3, column 2: a cell with a quote in it needs quotes")]
    [InlineData("id,a\n1,x\n2,\"y\"z\n", "", "line 3, column 2: text follows the closing quote")]
    [InlineData("id,a\n1,3\n2,4\n", "--number a --scale a", "line 1, column 2 ('a'): of --multi, --scale and --number")]
    [InlineData("0,a,c\n1,b,c\n2,a,d\n", "", "line 1, column 1 ('0'): a header is needed and this is a number")]
    [InlineData("2024-05-01,a\n2024-05-02,b\n", "", "line 1, column 1 ('2024-05-01'): a header is needed")]
    [InlineData("c0,7,3\nc1,7,4\nc2,6,3\n", "", "line 1, column 2: a header is needed and '7' is a number")]
    [InlineData("id,segment\n1,x\n2,y\n", "--id segment", "line 1, column 2: the id is named 'segment', like a column of the output")]
    [InlineData("id,a\n1,x\n2,y\n", "--k 3", "line 3, column 1: the file ends after 2 rows, too few for the 3 segments that --k asks for")]
    public async Task Names_the_file_and_the_place_and_writes_nothing(string csv, string options, string place)
    {
        _run.With("in.csv", csv);
        Assert.Equal(2, await _run.Segment($"fit --input in.csv {options} --output out.csv --model model.json --report report.json".Replace("  ", " ", StringComparison.Ordinal)));
        Assert.StartsWith($"{_run["in.csv"]}, {place}", _run.Error, StringComparison.Ordinal);
        Assert.Single(_run.Error.TrimEnd().Split('\n'));
        Assert.Equal(["in.csv"], _run.Files);
    }

    [Theory]
    [InlineData("--engine magic", "--engine is 'magic' and must be one of auto, latent-class, ml-net.")]
    [InlineData("--k 0", "--k is 0")]
    [InlineData("--k abc", "--k is 'abc' and must be a whole number.")]
    [InlineData("--max-k 2.5", "--max-k is '2.5' and must be a whole number.")]
    [InlineData("--seed x", "--seed is 'x' and must be a whole number.")]
    [InlineData("--k 3 --max-k 2", "--k is 3, above --max-k, which is 2.")]
    [InlineData("--k 3 --min-k 4", "--k is 3, below --min-k, which is 4.")]
    [InlineData("--engine ml-net --output nowhere/out.csv", "out.csv cannot be written: Its folder does not exist.")]
    [InlineData("--engine ml-net --output .", ". cannot be written: It is a folder.")]
    [InlineData("--min-k 3 --max-k 2", "--min-k is 3, above --max-k")]
    [InlineData("--multi a:", "('a'): --multi needs COLUMN:SEPARATOR")]
    public async Task Says_what_is_wrong_with_an_option(string options, string sentence)
    {
        _run.With("in.csv", "id,a\n1,x\n2,y\n3,x\n4,y\n");
        Assert.Equal(2, await _run.Segment($"fit --input in.csv {options}{(options.Contains("--output", StringComparison.Ordinal) ? "" : " --output out.csv")}"));
        Assert.Single(_run.Error.TrimEnd().Split('\n'));
        Assert.Contains(sentence, _run.Error, StringComparison.Ordinal);
        Assert.Equal(["in.csv"], _run.Files);
    }

    [Fact]
    public async Task A_file_that_is_not_there_or_not_UTF_8_is_refused()
    {
        Assert.Equal(2, await _run.Segment("fit --input in.csv --output out.csv"));
        Assert.StartsWith($"{_run["in.csv"]} cannot be read: It does not exist.", _run.Error, StringComparison.Ordinal);

        Assert.Equal(2, await _run.Segment("fit --input . --output out.csv"));
        Assert.Equal(". cannot be read: It is a folder.", _run.Error.Trim());

        _run.With("in.csv", [.. "id,a\n1,"u8, 0xE9, .. "\n2,y\n"u8]);
        Assert.Equal(2, await _run.Segment("fit --input in.csv --output out.csv"));
        Assert.StartsWith($"{_run["in.csv"]}, line 2, column 2 ('a'): the text is not in UTF-8", _run.Error, StringComparison.Ordinal);
        Assert.Equal(["in.csv"], _run.Files);
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_refused_and_an_older_result_stays()
    {
        _run.With("in.csv", FitCommandTests.Two_minds(20)).With("out.csv", "old");
        Assert.Equal(2, await _run.Segment("fit --input in.csv --output out.csv --model nowhere/model.json"));
        Assert.Contains("cannot be written", _run.Error, StringComparison.Ordinal);
        Assert.Equal("old", _run.Read("out.csv"));
        Assert.Equal(2, await _run.Segment("fit --input in.csv --output out.csv --report out.csv"));
        Assert.Equal("old", _run.Read("out.csv"));
        Assert.Equal(["in.csv", "out.csv"], _run.Files);
    }

    public void Dispose() => _run.Dispose();
}
