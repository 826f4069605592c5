using System.Globalization;
using FsCheck.Xunit;
using ScaleSuccess.Customers.Countries;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Customers.Countries;

public sealed class WorkingDaysTests
{
    [Theory]
    [InlineData("DE", "2026-12-25", "Christmas, a Friday")]
    [InlineData("DE", "2027-05-06", "Ascension")]
    [InlineData("US", "2026-07-03", "Independence Day, which is a Saturday")]
    [InlineData("US", "2021-12-31", "New Year's Day of 2022, which is a Saturday")]
    [InlineData("GB", "2026-12-28", "Boxing Day, which is a Saturday")]
    [InlineData("CA", "2026-07-01", "Canada Day")]
    [InlineData("BR", "2026-11-20", "Consciência Negra, national since 2024")]
    [InlineData("IT", "2027-10-04", "San Francesco, national since 2026")]
    [InlineData("JP", "2026-09-22", "between Respect for the Aged Day and the equinox")]
    [InlineData("RS", "2026-04-13", "the eastern Easter Monday")]
    [InlineData("RO", "2026-04-13", "the eastern Easter Monday")]
    [InlineData("TR", "2026-05-28", "Kurban Bayramı")]
    [InlineData("MX", "2030-10-01", "a new president takes office")]
    public void Nobody_works_on_a_holiday_of_the_country(string country, string day, string name) =>
        Assert.False(WorkingDays.In(country).IsWorkingDay(Day(day)), name);

    [Theory]
    [InlineData("DE", "2026-06-04", "Corpus Christi, in six Länder")]
    [InlineData("DE", "2028-10-31", "Reformation Day, in nine Länder")]
    [InlineData("CH", "2026-04-03", "Good Friday, not in Ticino and Valais")]
    [InlineData("CA", "2026-08-03", "Civic Holiday, in some provinces")]
    [InlineData("GB", "2026-03-17", "Saint Patrick's Day, in Northern Ireland")]
    [InlineData("AU", "2026-06-08", "King's Birthday, not in all states")]
    [InlineData("MX", "2026-10-01", "no new president")]
    [InlineData("BR", "2023-11-20", "Consciência Negra, not yet national")]
    [InlineData("RS", "2026-04-06", "the western Easter Monday")]
    [InlineData("ES", "2026-04-02", "Maundy Thursday, in most regions")]
    [InlineData("FR", "2025-12-26", "Saint Stephen's Day, in Alsace and Moselle")]
    [InlineData(null, "2026-12-25", "a customer of whose country nothing is known")]
    [InlineData("IN", "2026-12-25", "a country whose holidays are not known")]
    public void A_holiday_of_a_part_of_the_country_or_of_another_one_is_a_working_day(string? country, string day, string name) =>
        Assert.True(WorkingDays.In(country).IsWorkingDay(Day(day)), name);

    [Theory]
    [InlineData("DE", DayOfWeek.Saturday, DayOfWeek.Sunday)]
    [InlineData(null, DayOfWeek.Saturday, DayOfWeek.Sunday)]
    [InlineData("AE", DayOfWeek.Saturday, DayOfWeek.Sunday)]
    [InlineData("IN", DayOfWeek.Saturday, DayOfWeek.Sunday)]
    [InlineData("IL", DayOfWeek.Friday, DayOfWeek.Saturday)]
    [InlineData("SA", DayOfWeek.Friday, DayOfWeek.Saturday)]
    [InlineData("EG", DayOfWeek.Friday, DayOfWeek.Saturday)]
    [InlineData("IR", DayOfWeek.Thursday, DayOfWeek.Friday)]
    public void A_country_has_its_own_weekend(string? country, DayOfWeek first, DayOfWeek second)
    {
        // From Sunday, 1 March 2026: a week without a holiday in any of these.
        var free = Enumerable.Range(1, 7).Select(day => new DateOnly(2026, 3, day)).Where(day => !WorkingDays.In(country).IsWorkingDay(day));
        Assert.Equal(new[] { first, second }.Order(), free.Select(day => day.DayOfWeek).Order());
    }

    [Theory]
    [InlineData("2026-12-24", 1, "2026-12-28")]
    [InlineData("2026-12-24", 5, "2027-01-04")]
    [InlineData("2026-12-26", 1, "2026-12-28")]
    [InlineData("2026-12-28", -1, "2026-12-24")]
    [InlineData("2026-12-26", 0, "2026-12-26")]
    public void Working_days_are_counted_over_Christmas(string from, int days, string to) =>
        Assert.Equal(Day(to), WorkingDays.In("DE").Add(Day(from), days));

    [Theory]
    [InlineData("2026-12-24", "2026-12-24", 0)]
    [InlineData("2026-12-24", "2026-12-27", 0)]
    [InlineData("2026-12-24", "2026-12-28", 1)]
    [InlineData("2026-12-24", "2027-01-04", 5)]
    [InlineData("2027-01-04", "2026-12-24", 0)]
    public void The_working_days_between_two_days_leave_out_the_first_and_count_the_last(string from, string to, int days) =>
        Assert.Equal(days, WorkingDays.In("DE").Between(Day(from), Day(to)));

    [Fact]
    public void Every_country_works_on_most_days_of_every_year_and_never_rests_for_two_weeks()
    {
        foreach (var days in NationalHolidays.Countries.Union(Weekend.Unusual.Keys).Select(WorkingDays.In))
            for (var year = NationalHolidays.FirstYear; year <= NationalHolidays.LastYear; year++)
            {
                var start = new DateOnly(year, 1, 1);
                Assert.InRange(days.Between(start, start.AddYears(1)), 235, 262);
                for (var day = start; day.Year == year; day = days.OnOrAfter(day.AddDays(1)))
                    Assert.InRange(days.OnOrAfter(day.AddDays(1)).DayNumber - day.DayNumber, 1, 13);
            }
    }

    [Fact]
    public async Task Many_threads_that_ask_at_once_get_the_same_answer()
    {
        var days = Enumerable.Range(0, 3000).Select(day => new DateOnly(2040, 1, 1).AddDays(day)).ToList();
        var counted = await AtOnce.Run(8, () => Task.Run(() => days.Count(WorkingDays.In("JP").IsWorkingDay)));
        Assert.Equal(days.Count(WorkingDays.In("JP").IsWorkingDay), Assert.Single(counted.Distinct()));
    }

    [Property(MaxTest = 3000)]
    public void Adding_counting_and_looking_for_the_nearest_working_day_agree(ushort country, ushort start, ushort many)
    {
        var (days, day, n) = (SomeCountry.WorkingDays(country), new DateOnly(2024, 1, 1).AddDays(start % 3000), many % 300);
        Assert.True(days.IsWorkingDay(days.OnOrAfter(day)) && days.IsWorkingDay(days.OnOrBefore(day)));
        Assert.InRange(day, days.OnOrBefore(day), days.OnOrAfter(day));
        Assert.Equal(n, days.Between(day, days.Add(day, n)));
        Assert.Equal(days.OnOrBefore(day), days.Add(days.Add(days.OnOrBefore(day), n), -n));
        Assert.Equal(days.OnOrAfter(day.AddDays(1)), days.Add(day, 1));
        Assert.Equal(0, days.Between(days.OnOrBefore(day), day));
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
