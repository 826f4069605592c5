using System.Globalization;
using System.Text.Json;

namespace ScaleSuccess.Tests.SegmentCli;

/// <summary>Files as spreadsheets, R and pandas save them, of the same customers: whatever the format, the segments are the same.</summary>
public sealed class SpreadsheetFileTests : IDisposable
{
    private const int Rows = 80;
    private readonly SegmentRun _run = new();

    [Theory]
    [InlineData("decimal comma", "id,use,with,size\n", "{0},{1},{2},\"{3:de}\"\n", "'320,5' is read as 320.5")]
    [InlineData("semicolons", "id;use;with;size\n", "{0};{1};{2};{3:de}\n", "'320,5' is read as 320.5")]
    [InlineData("write.csv2", "\"\";\"use\";\"with\";\"size\"\n", "\"{0}\";\"{1}\";\"{2}\";{3:de}\n", "'320,5' is read as 320.5")]
    [InlineData("money", "id,use,with,size\n", "{0},{1},{2},\"${3:en}\"\n", "is read as 320.5")]
    [InlineData("money behind", "id\tuse\twith\tsize\n", "{0}\t{1}\t{2}\t{3:de} €\n", "'320,5 €' is read as 320.5")]
    [InlineData("percent", "id|use|with|size\n", "{0}|{1}|{2}|{3:de} %\n", "'320,5 %' is read as 320.5")]
    [InlineData("write.csv", "\"\",\"use\",\"with\",\"size\"\n", "\"{0}\",\"{1}\",\"{2}\",{3:c}\n", null)]
    [InlineData("write.table", "\"use\",\"with\",\"size\"\n", "\"{0}\",\"{1}\",\"{2}\",{3:c}\n", null)]
    [InlineData("to_csv", "\uFEFF,use,with,size\r\n", "{0},{1},{2},{3:c}\r\n", null)]
    [InlineData("quoted everything", "\"id\",\"use\",\"with\",\"size\"\n", "\"{0}\",\"{1}\",\"{2}\",\"{3:c}\"\n", null)]
    [InlineData("Excel's hint", "sep=;\nid;use;with;size\n", "{0};{1};{2};{3:de}\n", "'320,5' is read as 320.5")]
    [InlineData("trailing commas", "id,use,with,size,,\n", "{0},{1},{2},{3:c},,\n", null)]
    public async Task Goes_in_as_it_is(string name, string header, string row, string? note)
    {
        _run.With("plain.csv", Csv("id,use,with,size\n", "{0},{1},{2},{3:c}\n")).With("in.csv", Csv(header, row));
        Assert.Equal(0, await _run.Segment("fit --input plain.csv --k 2 --engine latent-class --output plain-out.csv"));
        Assert.Equal(0, await _run.Segment("fit --input in.csv --k 2 --engine latent-class --output out.csv --report report.json --model model.json"));
        Assert.Equal(_run.Read("plain-out.csv"), _run.Read("out.csv"));
        Assert.Equal(["use:singleChoice", "with:singleChoice", "size:number"], Columns("report.json"));
        if (note is null)
            Assert.DoesNotContain("is read as", _run.Error, StringComparison.Ordinal);
        else
            Assert.True(_run.Error.Contains(note, StringComparison.Ordinal) && _run.Read("report.json").Contains(note, StringComparison.Ordinal), $"{name}: {_run.Error}");

        Assert.Equal(0, await _run.Segment("assign --model model.json --input in.csv --output again.csv"));
        Assert.Equal(_run.Read("out.csv"), _run.Read("again.csv"));
    }

    [Fact]
    public async Task New_rows_are_read_by_the_marks_that_the_model_learned()
    {
        _run.With("in.csv", Csv("id,use,with,size\n", "{0},{1},{2},\"{3:de}\"\n")).With("new.csv", "id,size\nx,\"330,125\"\n");
        Assert.Equal(0, await _run.Segment("fit --input in.csv --k 2 --engine latent-class --output out.csv --model model.json"));
        Assert.Equal(0, await _run.Segment("assign --model model.json --input new.csv --output new-out.csv"));
        Assert.Equal(Segment("out.csv"), Segment("new-out.csv"));

        string Segment(string file) => _run.Read(file).Split('\n')[1].Split(',')[1];
    }

    [Fact]
    public async Task Amounts_in_several_currencies_are_not_compared()
    {
        _run.With("in.csv", "id,use,spend\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i},u{i % 2},{(i % 2 == 0 ? "$" : "€")}{i * 7}\n")));
        Assert.Equal(0, await _run.Segment("fit --input in.csv --k 2 --output out.csv"));
        Assert.Contains("Left out: spend (its amounts are in several currencies, $ and € among them).", _run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _run.Dispose();

    private string[] Columns(string report)
    {
        using var json = JsonDocument.Parse(_run.Read(report));
        return [.. json.RootElement.GetProperty("columns").EnumerateArray().Select(c => $"{c.GetProperty("name")}:{c.GetProperty("kind")}")];
    }

    private static string Csv(string header, string row) => header + string.Concat(Enumerable.Range(0, Rows).Select(i =>
        string.Format(new Written(), row, i + 1, i % 2 == 0 ? "seldom" : "often", i % 20 < 2 ? "both" : i % 2 == 0 ? "alone" : "team", (i % 2 == 0 ? 320.5 : 1520.25) + i)));

    /// <summary>Numbers as programs (c), Germans (de) and Americans (en) write them.</summary>
    private sealed class Written : IFormatProvider, ICustomFormatter
    {
        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) => (format, arg) switch
        {
            ("de", double number) => number.ToString("#,##0.##", new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "." }),
            ("en", double number) => number.ToString("#,##0.##", CultureInfo.InvariantCulture),
            _ => Convert.ToString(arg, CultureInfo.InvariantCulture) ?? "",
        };
    }
}
