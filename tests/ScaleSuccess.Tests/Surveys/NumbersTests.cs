using System.Globalization;
using ScaleSuccess.Surveys.Questions;

namespace ScaleSuccess.Tests.Surveys;

public sealed class NumbersTests
{
    [Theory]
    [InlineData("12", 12)]
    [InlineData(" 12 % ", 12)]
    [InlineData("-3.5", -3.5)]
    [InlineData("7,5", 7.5)]
    [InlineData("1,200", 1200)]
    [InlineData("1.200", 1200)]
    [InlineData("0,125", 0.125)]
    [InlineData("0.125", 0.125)]
    [InlineData("1 200,5", 1200.5)]
    [InlineData("1,234,567", 1234567)]
    [InlineData("1.234.567,89", 1234567.89)]
    [InlineData("1,234.5", 1234.5)]
    [InlineData("1'200", 1200)]
    [InlineData("1\u202f200", 1200)]
    [InlineData(".5", 0.5)]
    [InlineData(",125", 0.125)]
    [InlineData("-,125", -0.125)]
    [InlineData("-0,125", -0.125)]
    public void Reads_numbers_as_people_type_them(string typed, double meant)
    {
        Assert.True(Numbers.TryRead(typed, out var number));
        Assert.Equal(meant, number, 9);
    }

    [Theory]
    [InlineData(1.234, "en")]
    [InlineData(1.234, "de")]
    [InlineData(12.5, "de")]
    [InlineData(1200, "de")]
    [InlineData(123456.789, "en")]
    [InlineData(0.125, "fr")]
    [InlineData(-7.25, "en")]
    public void What_is_written_into_a_field_is_read_as_the_same_number(double number, string language)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
        try
        {
            Assert.True(Numbers.TryRead(Numbers.Write(number), out var read));
            Assert.Equal(number, read);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("twelve")]
    [InlineData("12 hours")]
    [InlineData("1e5")]
    [InlineData("NaN")]
    [InlineData("--1")]
    [InlineData("1,2,3")]
    [InlineData("1,23,4.5")]
    [InlineData("1234,567,8")]
    public void Refuses_what_is_no_number(string typed) => Assert.False(Numbers.TryRead(typed, out _));
}
