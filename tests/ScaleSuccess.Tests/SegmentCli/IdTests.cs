namespace ScaleSuccess.Tests.SegmentCli;

public sealed class IdTests : IDisposable
{
    private readonly SegmentRun _run = new();

    [Theory]
    [InlineData("species,size\n", "{1},{2}\n", "row", "No column holds IDs, so the rows are numbered: 'species' has 'a' on lines 2 and 4.")]
    [InlineData("size,species\n", "{2}.5,{1}\n", "row", "the rows are numbered: 'size' holds numbers with decimals.")]
    [InlineData(",species,size\n", "7,{1},{2}\n", "row", "the rows are numbered: the first column, which has no name, has '7' on lines 2 and 3.")]
    [InlineData(",species,size\n", "{0},{1},{2}\n", "id", null)]
    [InlineData("customerId,species,size\n", "{0},{1},{2}\n", "customerId", null)]
    [InlineData("population,species,size\n", "{0},{1},{2}\n", "population", "'population' is taken for the ID, since its values all differ; name it in --number if it is an answer.")]
    [InlineData("name,species,size\n", "n{0},{1},{2}\n", "name", null)]
    [InlineData("0,1,2\n", "{1},{2},{1}\n", "row", "No column holds IDs, so the rows are numbered")]
    public async Task The_first_column_is_the_ID_where_it_can_be_one_else_rows_are_numbered(string header, string row, string name, string? note)
    {
        _run.With("in.csv", Csv(header, row));
        Assert.Equal(0, await _run.Segment("fit --input in.csv --k 2 --output out.csv --model model.json"));
        var lines = _run.Read("out.csv").TrimEnd().Split('\n');
        Assert.Equal($"{name},segment,confidence", lines[0]);
        if (name == "row")
            Assert.Equal(Enumerable.Range(1, 40).Select(i => $"{i}"), lines[1..].Select(line => line.Split(',')[0]));
        if (note is null)
            Assert.DoesNotContain("ID", _run.Error, StringComparison.Ordinal);
        else
            Assert.Contains(note, _run.Error, StringComparison.Ordinal);

        Assert.Equal(0, await _run.Segment("assign --model model.json --input in.csv --output again.csv"));
        Assert.Equal(_run.Read("out.csv"), _run.Read("again.csv"));
    }

    [Fact]
    public async Task A_first_column_that_is_said_to_be_a_number_is_an_answer()
    {
        _run.With("in.csv", Csv("population,species\n", "{0},{1}\n"));
        Assert.Equal(0, await _run.Segment("fit --input in.csv --number population --k 2 --output out.csv --report report.json"));
        Assert.StartsWith("row,segment,confidence\n1,", _run.Read("out.csv"), StringComparison.Ordinal);
        Assert.Contains("\"population\"", _run.Read("report.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_rows_are_left_out_and_said_and_keep_their_numbers()
    {
        _run.With("in.csv", "species,size\na,1\n,\n , \nb,2\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"{(i % 2 == 0 ? "a,1" : "b,2")}\n")));
        Assert.Equal(0, await _run.Segment("fit --input in.csv --k 2 --output out.csv"));
        Assert.Contains("Left out: 2 rows in which nothing stands.", _run.Error, StringComparison.Ordinal);
        Assert.Equal(["1", "4", "5"], _run.Read("out.csv").Split('\n').Skip(1).Take(3).Select(line => line.Split(',')[0]));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("CustomerID")]
    [InlineData("customer_id")]
    [InlineData("Respondent No")]
    public async Task A_column_called_an_ID_has_to_be_one(string name)
    {
        _run.With("in.csv", $"{name},a\n1,x\n2,y\n1,z\n");
        Assert.Equal(2, await _run.Segment("fit --input in.csv --output out.csv"));
        Assert.StartsWith($"{_run["in.csv"]}, line 4, column 1 ('{name}'): the id '1' is already on line 2.", _run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _run.Dispose();

    private static string Csv(string header, string row) => header + string.Concat(Enumerable.Range(0, 40)
        .Select(i => row.Replace("{0}", $"{100 + i * 3}", StringComparison.Ordinal).Replace("{1}", i % 2 == 0 ? "a" : "b", StringComparison.Ordinal)
            .Replace("{2}", $"{(i % 2 == 0 ? 10 : 500) + i}", StringComparison.Ordinal)));
}
