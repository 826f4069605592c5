using ScaleSuccess.SegmentCli.WrittenNumbers;

namespace ScaleSuccess.Tests.SegmentCli;

public sealed class SpreadsheetNumberTests
{
    [Theory]
    [InlineData("340.2", 340.2)]
    [InlineData("340,2", 340.2)]
    [InlineData("1,234.5", 1234.5)]
    [InlineData("1.234,5", 1234.5)]
    [InlineData("1,234,567", 1234567)]
    [InlineData("1.234.567", 1234567)]
    [InlineData("12,34,567.8", 1234567.8)]
    [InlineData("1 234,5", 1234.5)]
    [InlineData("1\u00A0234\u00A0567", 1234567)]
    [InlineData("1\u202F234.5", 1234.5)]
    [InlineData("1'234.50", 1234.5)]
    [InlineData("1’234’567", 1234567)]
    [InlineData("$1,234", 1234)]
    [InlineData("€ 1.234,50", 1234.5)]
    [InlineData("1.234,50 €", 1234.5)]
    [InlineData("CHF 1'234.-", 1234)]
    [InlineData("12,- €", 12)]
    [InlineData("1 234 kr", 1234)]
    [InlineData("R$ 1.234,56", 1234.56)]
    [InlineData("USD 12.5", 12.5)]
    [InlineData("12,5 EUR", 12.5)]
    [InlineData("Rs. 500", 500)]
    [InlineData("-5", -5)]
    [InlineData("−5", -5)]
    [InlineData("+5", 5)]
    [InlineData("5-", -5)]
    [InlineData("1.234,5-", -1234.5)]
    [InlineData("(5)", -5)]
    [InlineData("($1,234.50)", -1234.5)]
    [InlineData("$(1,234)", -1234)]
    [InlineData("(5,0) €", -5)]
    [InlineData("-$5", -5)]
    [InlineData("$-5", -5)]
    [InlineData("$ -", 0)]
    [InlineData("12 %", 12)]
    [InlineData("12,5%", 12.5)]
    [InlineData("-3.5 %", -3.5)]
    [InlineData("1.5E+03", 1500)]
    [InlineData("1,5E-2", 0.015)]
    [InlineData(" 7 ", 7)]
    [InlineData(".5", 0.5)]
    [InlineData(",5", 0.5)]
    public void Is_read_as_the_spreadsheet_meant_it(string text, double number) => Assert.Equal(number, CsvNumber.Parse(text), 9);

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("$")]
    [InlineData("12 kg")]
    [InlineData("10-20")]
    [InlineData("1.2.3")]
    [InlineData("1,23,4")]
    [InlineData("12 34")]
    [InlineData("030 123 456")]
    [InlineData("5 5")]
    [InlineData("(5")]
    [InlineData("5)")]
    [InlineData("--5")]
    [InlineData("-5-")]
    [InlineData("$5€")]
    [InlineData("5%%")]
    [InlineData("A4")]
    [InlineData("1/2")]
    [InlineData("1e")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    public void What_is_no_number_is_none_by_either_mark(string text) =>
        Assert.Equal((double.NaN, double.NaN), (CsvNumber.Parse(text, DecimalMark.Point), CsvNumber.Parse(text, DecimalMark.Comma)));

    [Theory]
    [InlineData("1.234 3.5", ".")]
    [InlineData("1.234 3,5", ",")]
    [InlineData("1,234 3.5", ".")]
    [InlineData("1,234 3,5", ",")]
    [InlineData("1.234 1.234.567", ",")]
    [InlineData("1,234 0,125", ",")]
    [InlineData("1.234 5.678", ".")]
    [InlineData("1,234 5,678", ".")]
    [InlineData("1.234 980", ",")]
    [InlineData("1.234 9800", ".")]
    [InlineData("1.234€ 2.345€", ",")]
    [InlineData("$1,234 $5", ".")]
    [InlineData("5 7", ".")]
    public void The_column_tells_which_mark_is_before_decimals(string texts, string mark)
    {
        var marks = new ColumnMarks();
        foreach (var text in texts.Split(' '))
            Assert.True(marks.Add(text));
        Assert.Equal(mark == "," ? DecimalMark.Comma : DecimalMark.Point, marks.Decide(null, semicolons: false));
    }

    [Theory]
    [InlineData("5")]
    [InlineData("-5")]
    [InlineData("123")]
    [InlineData("1234")]
    [InlineData("1.5")]
    [InlineData("1.234")]
    [InlineData("-1.234")]
    [InlineData("0.234")]
    [InlineData("1234.567")]
    [InlineData("1.2345")]
    public void A_plain_number_says_the_same_on_the_short_way(string text) =>
        Assert.Equal(DigitGroups.Evidence(text.TrimStart('-')), DigitGroups.PlainEvidence(text));

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("1,5")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1.2.3")]
    [InlineData("1.5x")]
    [InlineData("$5")]
    public void What_is_not_plain_takes_the_long_way(string text) => Assert.Null(DigitGroups.PlainEvidence(text));

    [Fact]
    public void Where_the_column_leaves_it_open_the_other_columns_decide_and_then_the_delimiter()
    {
        var marks = new ColumnMarks();
        marks.Add("1,234");
        Assert.Equal(DecimalMark.Point, marks.Decide(null, semicolons: false));
        Assert.Equal(DecimalMark.Comma, marks.Decide(DecimalMark.Comma, semicolons: false));
        Assert.Equal(DecimalMark.Comma, marks.Decide(null, semicolons: true));
        Assert.Equal(DecimalMark.Point, marks.Decide(DecimalMark.Point, semicolons: true));
    }
}
