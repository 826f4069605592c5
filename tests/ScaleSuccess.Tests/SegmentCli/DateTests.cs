using System.Globalization;
using System.Text.Json;
using ScaleSuccess.SegmentCli.WrittenNumbers;

namespace ScaleSuccess.Tests.SegmentCli;

/// <summary>Dates as the world writes them: those that do not say which part is the day are told by their column, or left as text.</summary>
public sealed class DateTests : IDisposable
{
    private readonly SegmentRun _run = new();

    [Theory]
    [InlineData("2024-02-29")]
    [InlineData("2024-02-29 13:45:00")]
    [InlineData("2024/02/29")]
    [InlineData("2024/2/29")]
    [InlineData("2024/2/29 9:05")]
    [InlineData("29.2.2024")]
    [InlineData("29.02.2024 13:45")]
    [InlineData("29.2.2024 9:05:00")]
    public void A_date_that_says_which_part_is_the_day_needs_no_column(string text) =>
        Assert.Equal(new DateOnly(2024, 2, 29), Day(CsvDate.Of(text)));

    [Theory]
    [InlineData("2/3/2024", 2, 3)]
    [InlineData("02/03/2024", 2, 3)]
    [InlineData("2-3-2024", 2, 3)]
    [InlineData("2/3/2024 14:05", 2, 3)]
    [InlineData("2/3/2024 2:05:09 PM", 2, 3)]
    public void One_that_does_not_is_read_in_the_order_of_its_column_and_else_is_none(string text, int first, int second)
    {
        Assert.Null(CsvDate.Of(text));
        Assert.Equal(new DateOnly(2024, first, second), Day(CsvDate.Of(text, DateOrder.Month)));
        Assert.Equal(new DateOnly(2024, second, first), Day(CsvDate.Of(text, DateOrder.Day)));
    }

    [Theory]
    [InlineData("13/14/2024")]
    [InlineData("2/30/2024")]
    [InlineData("0/1/2024")]
    [InlineData("1/2/24 or so")]
    [InlineData("1/2")]
    [InlineData("12/2024")]
    [InlineData("1-2-3-2024")]
    public void What_is_no_date_is_none_in_either_order(string text) =>
        Assert.Equal((null, null), (CsvDate.Of(text, DateOrder.Month), text.StartsWith("2/30", StringComparison.Ordinal) ? null : CsvDate.Of(text, DateOrder.Day)));

    [Theory]
    [InlineData("M/d/yyyy", "month/day/year", "1/13/1999")]
    [InlineData("MM/dd/yyyy", "month/day/year", "01/13/1999")]
    [InlineData("d/M/yyyy", "day/month/year", "13/1/1999")]
    [InlineData("dd-MM-yyyy", "day/month/year", "13-01-1999")]
    public async Task A_column_that_shows_its_order_is_one_of_dates_and_says_how_it_was_read(string format, string order, string example)
    {
        _run.With("iso.csv", Since("yyyy-MM-dd")).With("in.csv", Since(format));
        await _run.Segment("fit --input iso.csv --k 2 --engine latent-class --output iso-out.csv");
        Assert.Equal(0, await _run.Segment("fit --input in.csv --k 2 --engine latent-class --output out.csv --report report.json --model model.json"));
        Assert.Equal(_run.Read("iso-out.csv"), _run.Read("out.csv"));
        Assert.Equal(["since:date"], Kinds());
        Assert.Equal([$"since: '{example}' is read as {order}."], Notes());

        // A file in which nothing shows the order is read as the model's.
        _run.With("new.csv", $"id,since\nx,{new DateOnly(1999, 1, 2).ToString(format, CultureInfo.InvariantCulture)}\ny,{new DateOnly(2020, 2, 1).ToString(format, CultureInfo.InvariantCulture)}\n");
        Assert.Equal(0, await _run.Segment("assign --model model.json --input new.csv --output new-out.csv"));
        Assert.Equal("2 rows assigned, 0 unknown answers.", _run.Output.Trim());
    }

    [Fact]
    public async Task A_column_that_leaves_its_order_open_is_read_as_the_files_other_columns()
    {
        _run.With("in.csv", "id,since,until\n" + string.Concat(Enumerable.Range(1, 28).Select(i => $"{i},{1 + (i % 12)}/{1 + (i / 3)}/{(i % 2 == 0 ? 1999 : 2020)},2/{i}/2024\n")));
        Assert.Equal(0, await _run.Segment("fit --input in.csv --k 2 --output out.csv --report report.json"));
        Assert.Equal(["since:date", "until:date"], Kinds());
        Assert.Contains("since: '2/1/2020' is read as month/day/year, as the file's other columns are written.", Notes());
    }

    [Fact]
    public async Task One_that_leaves_it_open_in_a_file_without_others_stays_text_and_says_so()
    {
        _run.With("in.csv", Open());
        Assert.Equal(0, await _run.Segment("fit --input in.csv --k 2 --output out.csv --report report.json"));
        Assert.Equal(["since:singleChoice", "pace:singleChoice"], Kinds());
        Assert.Contains("since: read as text, since its dates do not say which part is the day, '1/1/2020' for example; write them as 2024-12-31.", Notes());
        Assert.Equal(2, await _run.Segment("fit --input in.csv --k 2 --number since --output other.csv"));
        Assert.Contains("in.csv, line 1, column 2: since cannot be read as numbers: its dates do not say which part is the day", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_with_both_orders_is_left_out_and_says_so()
    {
        _run.With("in.csv", "id,since,pace\n" + string.Concat(Enumerable.Range(1, 28).Select(i => $"{i},{(i > 20 ? $"{i}/2/2020" : $"2/{i}/2020")},{(i % 2 == 0 ? "fast" : "slow")}\n")));
        Assert.Equal(0, await _run.Segment("fit --input in.csv --k 2 --output out.csv --report report.json"));
        Assert.Equal(["pace:singleChoice"], Kinds());
        Assert.Equal(["Left out: since (some of its dates have the month first and others the day, '2/13/2020' and '21/2/2020' for example; write them as 2024-12-31)."], Notes());
    }

    private static DateOnly Day(DateTime? date) => DateOnly.FromDateTime(date!.Value);

    private static string Since(string format) => "id,since\n" + string.Concat(Enumerable.Range(1, 28)
        .Select(i => $"{i},{new DateOnly(i % 2 == 0 ? 2020 : 1999, 1, i).ToString(format, CultureInfo.InvariantCulture)}\n"));

    private static string Open() => "id,since,pace\n" + string.Concat(Enumerable.Range(0, 60)
        .Select(i => $"{i},{1 + (i % 4)}/{1 + (i % 5)}/2020,{(i % 2 == 0 ? "fast" : "slow")}\n"));

    private string[] Kinds() => [.. Report().GetProperty("columns").EnumerateArray().Select(c => $"{c.GetProperty("name")}:{c.GetProperty("kind")}")];

    private string[] Notes() => [.. Report().GetProperty("notes").EnumerateArray().Select(note => note.GetString()!)];

    private JsonElement Report()
    {
        using var report = JsonDocument.Parse(_run.Read("report.json"));
        return report.RootElement.Clone();
    }

    public void Dispose() => _run.Dispose();
}
