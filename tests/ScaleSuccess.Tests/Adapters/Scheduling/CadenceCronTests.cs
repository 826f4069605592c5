using Quartz;
using ScaleSuccess.Web.Adapters;

namespace ScaleSuccess.Tests.Adapters.Scheduling;

/// <summary>Both engines read the same line. What Quartz makes of it is here; that Hangfire agrees, the contract shows.</summary>
public sealed class CadenceCronTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 29, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, "12:01")]
    [InlineData(5, "12:05")]
    [InlineData(30, "12:30")]
    public void A_number_of_minutes_runs_at_its_multiples(int minutes, string next) =>
        Assert.Equal(TimeOnly.Parse(next, System.Globalization.CultureInfo.InvariantCulture), Next(Cadence.Every(minutes)));

    [Fact]
    public void A_nightly_job_runs_at_its_hour_and_minute() =>
        Assert.Equal(new TimeOnly(2, 15), Next(Cadence.Daily(2, 15)));

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(7)]
    [InlineData(45)]
    [InlineData(60)]
    public void Refuses_minutes_that_do_not_divide_the_hour(int minutes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Cadence.Every(minutes).Cron());

    private static TimeOnly Next(Cadence cadence)
    {
        var next = CronExpression.Parse(cadence.Cron(), CronFormat.Unix)
            .WithTimeZone(TimeZoneInfo.Utc).GetNextValidTimeAfter(Noon);
        return TimeOnly.FromTimeSpan(next!.Value.TimeOfDay);
    }
}
