using System.Globalization;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Engagement.Sequences;
using ScaleSuccess.Surveys.Invitations;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Engagement.Sequences;

/// <summary>By day where the reader lives, on a working day there.</summary>
public sealed class ReminderHoursTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-01-12T09:00Z", "2026-01-15T09:00Z")]
    [InlineData("Europe/Berlin", "2026-03-27T09:00Z", "2026-03-30T08:00Z")] // summer time begins on the 29th
    [InlineData("Europe/Berlin", "2026-10-23T08:00Z", "2026-10-26T09:00Z")] // and ends on the 25th
    [InlineData("America/New_York", "2026-03-06T15:00Z", "2026-03-09T14:00Z")]
    [InlineData("Asia/Kolkata", "2026-02-02T11:00Z", "2026-02-05T04:30Z")]
    [InlineData("Europe/Berlin", "2026-01-14T09:00Z", "2026-01-19T09:00Z")] // a Saturday
    [InlineData("Asia/Riyadh", "2026-01-13T09:00Z", "2026-01-18T07:00Z")] // a Friday, which is weekend there; Sunday is not
    [InlineData("Europe/Berlin", "2026-03-31T09:00Z", "2026-04-07T08:00Z")] // Good Friday
    [InlineData("Pacific/Kiritimati", "2026-01-11T23:00Z", "2026-01-14T20:00Z")]
    public async Task The_first_comes_at_ten_on_a_working_day(string zone, string invited, string due)
    {
        await using var product = await Product.New();
        product.Clock.SetUtcNow(Moment(invited));
        await product.An_invited_customer(zone);
        Assert.Equal(0, await product.Remind());
        product.Clock.SetUtcNow(Moment(due).AddMinutes(-1));
        Assert.Equal(0, await product.Remind());
        product.Clock.SetUtcNow(Moment(due));
        Assert.Equal(1, await product.Remind());
        Assert.Equal(zone, await product.One<string>("select zone from reminders"));
    }

    [Fact]
    public async Task Nobody_ever_hears_at_night_or_on_a_weekend_whenever_the_server_runs()
    {
        await using var product = await Product.New();
        foreach (var zone in new[] { "Europe/Berlin", "America/Los_Angeles", "Australia/Sydney", "Asia/Tokyo", "UTC" }) await product.A_customer(zone);
        await product.Run<InviteContacts>();
        await product.Run<DispatchMessages>();
        // A server that comes up for a minute every seven hours.
        for (var look = 0; look < 120; look++)
        {
            product.Clock.Advance(TimeSpan.FromHours(7) + TimeSpan.FromMinutes(11));
            await product.Remind();
        }
        Assert.Equal(15L, await product.One<long>("select count(*) from reminders"));
        Assert.Equal(0L, await product.One<long>(
            "select count(*) from reminders where extract(isodow from day) > 5 or extract(hour from due_at at time zone zone) not between 9 and 16 or (due_at at time zone zone)::date <> day"));
    }

    [Fact]
    public async Task Who_has_moved_where_it_is_night_hears_in_the_morning()
    {
        await using var product = await Product.New();
        await product.An_invited_customer("Europe/Berlin");
        Assert.Equal(0, await product.Remind());
        await product.Sql("update contacts set time_zone = 'America/New_York'");
        product.Clock.SetUtcNow(Moment("2026-01-08T09:00Z"));
        Assert.Equal(0, await product.Remind());
        product.Clock.SetUtcNow(Moment("2026-01-08T15:00Z"));
        Assert.Equal(1, await product.Remind());
    }

    [Fact]
    public async Task A_person_at_two_customers_hears_once_a_day()
    {
        await using var product = await Product.New();
        await product.A_customer("UTC");
        await product.A_customer("UTC");
        await product.Sql("update contacts set email = case when id = (select min(id) from contacts) then 'Ida@example.com' else 'ida@example.com' end");
        await product.Run<InviteContacts>();
        await product.Run<DispatchMessages>();
        Assert.Equal(["Thu 01-08 10:00", "Fri 01-09 10:00"], await product.RemindersOf(5));
    }

    [Fact]
    public async Task Several_servers_remind_each_person_once()
    {
        await using var product = await Product.New();
        for (var i = 0; i < 40; i++) await product.A_customer("UTC");
        await product.Run<InviteContacts>();
        await product.Run<DispatchMessages>();
        product.Clock.SetUtcNow(Moment("2026-01-08T10:00Z"));
        Assert.Equal(40, (await AtOnce.Run(4, () => product.Run<SendReminders>())).Sum());
        Assert.Equal(40L, await product.One<long>("select count(*) from messages where email = 'survey-reminder'"));
        Assert.Equal(0, await product.Run<SendReminders>());
    }

    [Fact]
    public async Task The_reminder_and_its_mail_come_together_or_not_at_all()
    {
        await using var product = await Product.New();
        await product.An_invited_customer();
        await product.Sql("alter table messages add check (email <> 'survey-reminder')");
        product.Clock.SetUtcNow(Moment("2026-01-08T10:00Z"));
        await Assert.ThrowsAnyAsync<Npgsql.PostgresException>(() => product.Run<SendReminders>());
        Assert.Equal(0L, await product.One<long>("select count(*) from reminders"));
        await product.Sql("alter table messages drop constraint messages_email_check");
        Assert.Equal(1, await product.Run<SendReminders>());
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
