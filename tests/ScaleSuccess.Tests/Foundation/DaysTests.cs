using ScaleSuccess.Foundation;

namespace ScaleSuccess.Tests.Foundation;

/// <summary>Days as people read them.</summary>
public sealed class DaysTests
{
    private static readonly DateOnly Today = new(2026, 11, 27);

    [Theory]
    [InlineData("2026-12-01", "Tue 1 Dec")]
    [InlineData("2027-09-22", "Wed 22 Sep")]
    [InlineData("2027-09-23", "Thu 23 Sep 2027")]
    [InlineData("2026-02-01", "Sun 1 Feb")]
    [InlineData("2026-01-31", "Sat 31 Jan 2026")]
    [InlineData("2028-11-24", "Fri 24 Nov 2028")]
    public void A_day_that_would_be_taken_for_another_years_says_its_year(string day, string words) =>
        Assert.Equal(words, Days.Short(Days.ReadIso(day)!.Value, Today));
}
