namespace ScaleSuccess.Segmentation.Tests.Explaining;

public sealed class PeriodWordsTests
{
    [Theory]
    [InlineData(0, 0, "within 30 days")]
    [InlineData(1, 1, "in 31 to 69 days")]
    [InlineData(1, 2, "in more than 30 days")]
    [InlineData(0, 1, "within 69 days")]
    [InlineData(0, 2, "any")]
    public void Days_ahead_are_told_as_a_period(int from, int to, string words) =>
        Assert.Equal(words, Words(NumberMeaning.DaysAhead).Steps(Number("by_when", 30.4, 69), from, to));

    [Theory]
    [InlineData(1, 0, "within 1 day")]
    [InlineData(1, 1, "in more than 1 day")]
    public void One_day_is_no_days(double cut, int step, string words) =>
        Assert.Equal(words, Words(NumberMeaning.DaysAhead).Steps(Number("by_when", cut), step, step));

    [Fact]
    public void A_single_day_is_told_as_one() => Assert.Equal("in 2 days", Words(NumberMeaning.DaysAhead).Steps(Number("by_when", 1, 2), 1, 1));

    [Theory]
    [InlineData(0, 0, "until 13 Feb 1999")]
    [InlineData(1, 1, "14 Feb 1999 to 5 Jan 2020")]
    [InlineData(2, 2, "6 Jan to 31 Mar 2020")]
    [InlineData(3, 3, "after 31 Mar 2020")]
    public void Dates_are_told_with_the_month(int from, int to, string words) =>
        Assert.Equal(words, Words(NumberMeaning.Dates).Steps(Number("by_when", Year(1999, 2, 13), Year(2020, 1, 5), Year(2020, 3, 31)), from, to));

    [Theory]
    [InlineData("up to 0.001", 0.001, 0.002)]
    [InlineData("up to 1.25", 1.25, 3)]
    [InlineData("up to 2", 2, 3)]
    [InlineData("up to 1.0001", 1.0001, 1.0002)]
    public void Cuts_are_rounded_no_further_than_they_differ(string words, double cut, double next) =>
        Assert.Equal(words, Labels.None.Steps(Number("size", cut, next), 0, 0));

    [Fact]
    public void A_period_in_a_name_keeps_its_question()
    {
        var (space, model) = MadeModels.Of([0.5, 0.5], [
            (Number("by_when", 10, 30, 69), [[[0.6, 0.3, 0.05, 0.05], [0.05, 0.05, 0.3, 0.6]]]),
            (MadeModels.Single("pace", "fast and loose", "step by step"), [[[0.7, 0.3], [0.3, 0.7]]]),
        ]);
        var labels = new Labels(new Dictionary<string, string> { ["by_when"] = "When should this be reached?" }, new Dictionary<(string, string), string>())
        {
            Numbers = new Dictionary<string, NumberMeaning> { ["by_when"] = NumberMeaning.DaysAhead },
        };
        Assert.Equal(["When should this…: within 30 days · fast and loose", "When should this…: in more than 69 days · step by step"],
            SegmentName.Of(space, AnswerCounts.Expected(model, 1000), labels));
    }

    private static double Year(int year, int month, int day) => YearNumber.Of(new DateOnly(year, month, day));

    private static Labels Words(NumberMeaning meaning) => Labels.None with { Numbers = new Dictionary<string, NumberMeaning> { ["by_when"] = meaning } };

    private static Feature Number(string name, params double[] cuts) =>
        new(name, AnswerKind.Number, 1, [], cuts, [.. Enumerable.Range(0, cuts.Length + 1).Select(i => (float)i)]);
}
