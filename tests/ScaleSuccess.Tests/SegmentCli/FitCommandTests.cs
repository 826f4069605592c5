using System.Text.Json;

namespace ScaleSuccess.Tests.SegmentCli;

public sealed class FitCommandTests : IDisposable
{
    private readonly SegmentRun _run = new();

    [Fact]
    public async Task Puts_customers_of_one_mind_into_one_segment()
    {
        _run.With("in.csv", Two_minds(60));
        Assert.Equal(0, await _run.Segment("fit --input in.csv --multi goals:; --output out.csv --model model.json --report report.json"));

        var rows = _run.Read("out.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToArray();
        Assert.Equal(["customer", "segment", "confidence"], rows[0]);
        Assert.Equal(60, rows.Length - 1);
        Assert.Equal(Enumerable.Range(0, 60).Select(i => $"c{i}"), rows[1..].Select(r => r[0]));
        Assert.Single(rows[1..].Where((_, i) => i % 2 == 0).Select(r => r[1]).Distinct());
        Assert.Single(rows[1..].Where((_, i) => i % 2 == 1).Select(r => r[1]).Distinct());
        Assert.NotEqual(rows[1][1], rows[2][1]);
        Assert.Equal(["in.csv", "model.json", "out.csv", "report.json"], _run.Files);
    }

    [Fact]
    public async Task Reports_what_was_read_tried_and_found()
    {
        _run.With("in.csv", Two_minds(60));
        Assert.Equal(0, await _run.Segment("fit --input in.csv --multi goals:; --scale risk --ignore note --max-k 4 --engine ml-net --output out.csv --report report.json"));

        using var report = JsonDocument.Parse(_run.Read("report.json"));
        var root = report.RootElement;
        Assert.Equal(60, root.GetProperty("rows").GetInt32());
        Assert.Equal("ml-net", root.GetProperty("engine").GetString());
        Assert.Equal(2, root.GetProperty("k").GetInt32());
        Assert.Equal(["pace:singleChoice", "goals:multipleChoice", "risk:scale", "seats:number"],
            root.GetProperty("columns").EnumerateArray().Select(c => $"{c.GetProperty("name")}:{c.GetProperty("kind")}"));
        Assert.Equal([1, 2, 3, 4], root.GetProperty("engines")[0].GetProperty("tried").EnumerateArray().Select(t => t.GetProperty("k").GetInt32()));
        Assert.Equal([30, 30], root.GetProperty("segments").EnumerateArray().Select(s => s.GetProperty("size").GetInt32()));
        Assert.All(root.GetProperty("segments").EnumerateArray(), s =>
        {
            Assert.True(s.GetProperty("stability").GetDouble() > 0.9);
            Assert.InRange(s.GetProperty("answers")[0].GetProperty("lift").GetDouble(), 2, 2.3);
        });
        Assert.Equal([1, 2, 3, 4], root.GetProperty("tried").EnumerateArray().Select(t => t.GetProperty("k").GetInt32()));
        Assert.All(root.GetProperty("tried").EnumerateArray(), t => Assert.Equal(JsonValueKind.Null, t.GetProperty("bic").ValueKind));
        Assert.Equal(0, root.GetProperty("unclear").GetInt32());
        Assert.True(root.GetProperty("seconds").GetDouble() > 0);
        Assert.True(root.GetProperty("peakBytes").GetInt64() > 0);
    }

    [Fact]
    public async Task The_order_of_rows_changes_nobodys_segment()
    {
        var lines = Two_minds(60).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        _run.With("a.csv", Two_minds(60)).With("b.csv", string.Join('\n', lines.Skip(1).Reverse().Prepend(lines[0])));
        await _run.Segment("fit --input a.csv --k 3 --output a-out.csv");
        await _run.Segment("fit --input b.csv --k 3 --output b-out.csv");
        Assert.Equal(_run.Read("a-out.csv").Split('\n').Order(), _run.Read("b-out.csv").Split('\n').Order());
    }

    [Fact]
    public async Task Reads_quotes_line_breaks_and_commas_as_RFC_4180_has_them()
    {
        _run.With("in.csv", "\uFEFFwho,\"why, then\"\r\n\"a \"\"b\"\"\",\"x\r\ny\"\r\nc,z\r\n\r\nd,\"x\r\ny\"\r\ne,z\r\n");
        Assert.Equal(0, await _run.Segment("fit --input in.csv --engine ml-net --k 2 --output out.csv"));
        Assert.Equal("who,segment,confidence\n\"a \"\"b\"\"\",2,1\nc,1,1\nd,2,1\ne,1,1\n", _run.Read("out.csv"));
    }

    [Fact]
    public async Task Options_may_stand_apart_by_a_comma_and_columns_be_named_with_a_colon()
    {
        _run.With("in.csv", "id,goals,why:now\n1,\"save,grow\",x|y\n2,safe,z\n3,\"save,grow\",x\n4,safe,z|y\n");
        Assert.Equal(0, await _run.Segment("fit --input in.csv --multi goals:,,why:now:| --k 2 --output out.csv --model model.json"));

        using var model = JsonDocument.Parse(_run.Read("model.json"));
        Assert.Equal(["goals:grow,safe,save", "why:now:x,y,z"], model.RootElement.GetProperty("questions").EnumerateArray()
            .Select(f => $"{f.GetProperty("name")}:{string.Join(',', f.GetProperty("levels").EnumerateArray())}"));
    }

    [Fact]
    public async Task Dates_are_told_as_periods_with_the_months_name()
    {
        _run.With("in.csv", "id,since\n" + string.Concat(Enumerable.Range(1, 28).Select(i => $"{i},{(i % 2 == 0 ? 1999 : 2020)}-02-{i:00}\n")));
        Assert.Equal(0, await _run.Segment("fit --input in.csv --k 2 --output out.csv --report report.json"));
        Assert.Contains("\"name\": \"since\",\n      \"kind\": \"date\"", _run.Read("report.json").ReplaceLineEndings("\n"), StringComparison.Ordinal);

        using var report = JsonDocument.Parse(_run.Read("report.json"));
        Assert.Matches(@"^\S+ (won|is used): its 2 segments save \d+\.\d % of hidden answers' error, times \d+ % stability makes .*\. No other number of segments was requested\.$",
            report.RootElement.GetProperty("why").GetString());
        Assert.All(report.RootElement.GetProperty("segments").EnumerateArray(), segment =>
        {
            Assert.Matches(@"^Since: (until \d+ Jan|(\d+ [A-Z][a-z]+ \d+ to|after) \d+ Feb) (2009|2020)$", segment.GetProperty("name").GetString());
            Assert.Matches(@"^(until|after|\d+ [A-Z]).* (2009|2020)$", segment.GetProperty("answers")[0].GetProperty("answer").GetString());
        });
    }

    [Fact]
    public async Task A_column_of_endless_different_numbers_is_a_number_and_of_endless_texts_is_left_out()
    {
        _run.With("in.csv", "id,spent,note,late\n" + string.Concat(Enumerable.Range(0, 70_000).Select(i => $"{i},{i}.5,n{i},{(i < 69_000 ? i : "x")}\n")));
        Assert.Equal(0, await _run.Segment("fit --input in.csv --k 2 --engine ml-net --output out.csv --report report.json"));

        using var report = JsonDocument.Parse(_run.Read("report.json"));
        Assert.Equal(["spent:number"], report.RootElement.GetProperty("columns").EnumerateArray().Select(c => $"{c.GetProperty("name")}:{c.GetProperty("kind")}"));
        Assert.Equal(["note", "late"], report.RootElement.GetProperty("skipped").EnumerateArray().Select(c => c.GetProperty("name").GetString()!));
    }

    [Theory]
    [InlineData("who,1,2,3\n")]
    [InlineData("who,2022,2023,2024\n")]
    [InlineData("who,2024,pace,why\n")]
    public async Task A_header_may_number_its_columns(string header)
    {
        _run.With("in.csv", header + string.Concat(Enumerable.Range(0, 20).Select(i => $"c{i},{i % 2},{i % 2},{i % 2}\n")));
        Assert.Equal(0, await _run.Segment("fit --input in.csv --k 2 --output out.csv"));
        Assert.Equal(21, _run.Read("out.csv").TrimEnd().Split('\n').Length);
    }

    [Theory]
    [InlineData("--max-k 3", "16 rows in 1 segment. These rows do not differ enough for more than one segment.")]
    [InlineData("--k 1", "16 rows in 1 segment, as requested.")]
    public async Task One_segment_is_told_without_an_engine(string options, string sentence)
    {
        _run.With("in.csv", "who,a,b\n" + string.Concat(Enumerable.Range(0, 16).Select(i => $"c{i},{i % 2},{i / 2 % 2}\n")));
        Assert.Equal(0, await _run.Segment($"fit --input in.csv {options} --output out.csv"));
        Assert.Equal(sentence, _run.Output.Trim());
        Assert.Contains("1 segment, criterion", _run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("-0.000", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_out_free_text_and_says_so()
    {
        _run.With("in.csv", Two_minds(60));
        await _run.Segment("fit --input in.csv --output out.csv --report report.json");
        Assert.Contains("\"name\": \"note\",\n      \"reason\": \"it reads as free text", _run.Read("report.json").ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replaces_an_older_result_whole()
    {
        _run.With("in.csv", Two_minds(20)).With("out.csv", "old");
        Assert.Equal(0, await _run.Segment("fit --input in.csv --k 2 --output out.csv"));
        Assert.DoesNotContain("old", _run.Read("out.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopped_halfway_it_leaves_nothing_behind()
    {
        _run.With("in.csv", Two_minds(60));
        Assert.Equal(130, await _run.Segment("fit --input in.csv --output out.csv", new CancellationToken(canceled: true)));
        Assert.Equal(["in.csv"], _run.Files);
    }

    public void Dispose() => _run.Dispose();

    internal static string Two_minds(int rows) => "customer,pace,goals,risk,seats,note\n" + string.Concat(Enumerable.Range(0, rows).Select(i => i % 2 == 0
        ? $"c{i},fast,save;grow,{(i % 10 == 4 ? "" : i % 3 + 1)},{10 + i},note {i}\n"
        : $"c{i},careful,safe,{i % 3 + 7},{500 + i},note {i}\n"));
}
