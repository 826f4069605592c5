namespace ScaleSuccess.Tests.SegmentCli;

public sealed class DelimiterTests : IDisposable
{
    private readonly SegmentRun _run = new();

    [Theory]
    [InlineData(",", "")]
    [InlineData(";", "")]
    [InlineData("\t", "")]
    [InlineData("|", "")]
    [InlineData(";", "--delimiter ;")]
    [InlineData(";", "--delimiter semicolon")]
    [InlineData("\t", "--delimiter tab")]
    [InlineData("\t", "--delimiter \\t")]
    [InlineData(" ", "--delimiter space")]
    [InlineData("^", "--delimiter ^")]
    public async Task Is_found_out_or_said(string delimiter, string option)
    {
        _run.With("in.csv", Csv(delimiter));
        Assert.Equal(0, await _run.Segment($"fit --input in.csv {option} --k 2 --output out.csv --model model.json".Replace("  ", " ", StringComparison.Ordinal)));
        Assert.StartsWith("id,segment,confidence\n0,", _run.Read("out.csv"), StringComparison.Ordinal);
        Assert.Equal(0, await _run.Segment($"assign --input in.csv {option} --model model.json --output again.csv".Replace("  ", " ", StringComparison.Ordinal)));
        Assert.Equal(_run.Read("out.csv"), _run.Read("again.csv"));
    }

    [Theory]
    [InlineData("id,goals\n", "{0},{1};c\n", ",")] // options within a cell
    [InlineData("id;\"why, then\";who\n", "{0};\"{1}, or so\";{1}\n", ";")]
    [InlineData("id|a,b,c\n", "{0}|{1}\n", "|")] // commas in a name alone
    [InlineData("id\tnote;x;y\n", "{0}\t{1}\n", "\t")]
    [InlineData("id;size\n", "{0};1,{1}\n", ";")] // decimal commas
    [InlineData("\"use\" \"size\"\n", "\"{0}\" \"a b\" {1}\n", " ")] // R's write.table
    [InlineData("\"one column, with words\"\n", "\"a {1}\"\n", ",")]
    [InlineData("\"one column\"\n", "\"a {1}\"\n", ",")]
    [InlineData("a column of texts\n", "some of them long {1}\n", ",")]
    public void The_one_that_makes_as_many_cells_of_every_row_is_taken(string header, string row, string delimiter) =>
        Assert.Equal(delimiter[0], ScaleSuccess.SegmentCli.Files.Delimiter.Sniffed(System.Text.Encoding.UTF8.GetBytes(
            header + string.Concat(Enumerable.Range(0, 30).Select(i => row.Replace("{0}", $"{i}", StringComparison.Ordinal).Replace("{1}", $"{i % 3}", StringComparison.Ordinal))))));

    [Theory]
    [InlineData("--delimiter ,", "line 1, column 1: the header has one column; semicolon as --delimiter makes 3 of it.")]
    [InlineData("--delimiter ab", "--delimiter is 'ab' and must be one character")]
    [InlineData("--delimiter a", "--delimiter is 'a' and must be one character")]
    [InlineData("--delimiter \"", "--delimiter is '\"' and must be one character")]
    public async Task One_that_cannot_be_is_refused(string option, string sentence)
    {
        _run.With("in.csv", Csv(";"));
        Assert.Equal(2, await _run.Segment($"fit --input in.csv {option} --output out.csv"));
        Assert.Contains(sentence, _run.Error, StringComparison.Ordinal);
        Assert.Single(_run.Error.TrimEnd().Split('\n'));
    }

    public void Dispose() => _run.Dispose();

    private static string Csv(string delimiter) => $"id{delimiter}use{delimiter}size\n" + string.Concat(Enumerable.Range(0, 40)
        .Select(i => $"{i}{delimiter}{(i % 2 == 0 ? "alone" : "team")}{delimiter}{(i % 2 == 0 ? 10 : 500) + i}\n"));
}
