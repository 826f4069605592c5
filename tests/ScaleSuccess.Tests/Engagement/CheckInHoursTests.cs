using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Engagement;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Engagement;

/// <summary>The plan says 10:00 every seven days: it is 10:00 where the contact lives, summer and winter.</summary>
public sealed class CheckInHoursTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-01-05T11:00Z", "2026-01-12T09:00Z")]
    [InlineData("Europe/Berlin", "2026-03-23T11:00Z", "2026-03-30T08:00Z")] // summer time begins on the 29th
    [InlineData("Europe/Berlin", "2026-10-19T11:00Z", "2026-10-26T09:00Z")] // and ends on the 25th
    [InlineData("America/New_York", "2026-03-02T17:00Z", "2026-03-09T14:00Z")]
    [InlineData("America/New_York", "2026-10-26T17:00Z", "2026-11-02T15:00Z")]
    [InlineData("Asia/Kolkata", "2026-01-05T11:00Z", "2026-01-12T04:30Z")]
    [InlineData("Australia/Sydney", "2026-03-30T01:00Z", "2026-04-06T00:00Z")]
    [InlineData("Australia/Sydney", "2026-09-28T01:00Z", "2026-10-04T23:00Z")]
    [InlineData("Pacific/Kiritimati", "2026-01-11T23:00Z", "2026-01-18T20:00Z")]
    public async Task The_wall_time_stays(string zone, string start, string due)
    {
        await using var product = await Product.New();
        product.Clock.SetUtcNow(Moment(start));
        await product.A_customer_with_an_accepted_plan(zone, ("by_when", [FarAhead(start)]));
        product.Clock.SetUtcNow(Moment(due).AddMinutes(-1));
        Assert.Equal(0, await product.Run<SendDueCheckIns>());
        product.Clock.SetUtcNow(Moment(due));
        Assert.Equal(1, await product.Run<SendDueCheckIns>());
        Assert.Equal(Moment(due), (await product.Ask(db => db.Set<CheckIn>().SingleAsync())).DueAt);
    }

    [Fact]
    public async Task A_contact_who_lives_elsewhere_is_asked_at_their_own_hour()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_an_accepted_plan("Europe/Berlin", ("by_when", ["2027-06-01"]));
        await product.Sql($"update contacts set time_zone = 'America/New_York' where id = {nora.ContactId}");
        product.Clock.SetUtcNow(Moment("2026-01-12T14:59Z"));
        Assert.Equal(0, await product.Run<SendDueCheckIns>());
        product.Clock.SetUtcNow(Moment("2026-01-12T15:00Z"));
        Assert.Equal("America/New_York", (await product.A_check_in()).Zone);
    }

    /// <summary>The step has said when to look at the plan next, by the zone of before.</summary>
    [Theory]
    [InlineData("2026-01-09T12:00Z", "Asia/Tokyo", "2026-01-12T01:00Z")]
    [InlineData("2026-01-11T12:00Z", "Asia/Tokyo", "2026-01-12T01:00Z")]
    [InlineData("2026-01-09T12:00Z", "Pacific/Kiritimati", "2026-01-11T20:00Z")]
    [InlineData("2026-01-11T12:00Z", "America/New_York", "2026-01-12T15:00Z")]
    public async Task A_contact_who_moves_is_asked_at_the_new_hour(string looked, string zone, string due)
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_an_accepted_plan("Europe/Berlin", ("by_when", ["2027-06-01"]));
        product.Clock.SetUtcNow(Moment(looked));
        Assert.Equal(0, await product.Run<SendDueCheckIns>());
        await product.Sql($"update contacts set time_zone = '{zone}' where id = {nora.ContactId}");
        product.Clock.SetUtcNow(Moment(due).AddMinutes(-1));
        Assert.Equal(0, await product.Run<SendDueCheckIns>());
        product.Clock.SetUtcNow(Moment(due));
        Assert.Equal(zone, (await product.A_check_in()).Zone);
    }

    [Fact]
    public async Task An_hour_that_the_clock_leaps_over_is_not_lost()
    {
        await using var product = await Product.New();
        product.Clock.SetUtcNow(Moment("2026-03-22T11:00Z"));
        await product.A_customer_with_an_accepted_plan("Europe/Berlin", ("by_when", ["2027-06-01"]));
        // On 29 March there is no 02:30 in Berlin; the milestone of that Sunday is asked for all the same.
        await product.Sql("update plans set check_in_at = '02:30'; update plan_items set due_on = '2026-03-29' where key = 'kick_off'");
        product.Clock.SetUtcNow(Moment("2026-03-29T00:59Z"));
        Assert.Equal(0, await product.Run<SendDueCheckIns>());
        product.Clock.SetUtcNow(Moment("2026-03-29T01:30Z"));
        Assert.Equal(1, await product.Run<SendDueCheckIns>());
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static string FarAhead(string start) => Moment(start).AddDays(600).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
