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
