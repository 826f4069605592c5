using System.Globalization;
using ScaleSuccess.Customers;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Engagement;
using ScaleSuccess.Engagement.Calendar;
using ScaleSuccess.Engagement.Sequences;
using ScaleSuccess.Tests.Emails.Budgets;
using ScaleSuccess.Tests.Engagement.Sequences;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Engagement.Calendar;

/// <summary>What the calendar says comes is what comes, if nobody answers.</summary>
public sealed class ForeseeMailTests
{
    private static readonly (string, string[]) FarAhead = ("by_when", ["2027-12-01"]);

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/New_York")]
    [InlineData("Pacific/Auckland")]
    public async Task Ninety_days_of_check_ins_arrive_as_they_were_foreseen(string zone)
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_an_accepted_plan(zone, FarAhead);
        await product.Run<DispatchMessages>();
        product.Clock.Advance(TimeSpan.FromDays(1));
        // With one on Friday there is no room for three in the days that follow.
        await product.Budget(1, 1);
        var foreseen = await Of(product, nora);
        Assert.True(foreseen.Mails.Count > 3);
        Assert.Equal(Lines(foreseen), await Arrived(product, 90, "check-in"));
    }

    [Fact]
    public async Task Reminders_arrive_as_they_were_foreseen_and_then_ops_are_told()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_told_of_the_plan("Asia/Tokyo", FarAhead);
        var foreseen = await Of(product, nora);
        Assert.Equal(3, foreseen.Mails.Count);
        var end = Assert.Single(foreseen.Ends, one => one.What == "plan-waiting");
        Assert.Equal(EndOf.NoAnswer, end.Why);
        Assert.Contains(foreseen.Ends, one => one.Why == EndOf.NotAccepted);
        Assert.Equal(Lines(foreseen), await Arrived(product, 90, "plan-reminder"));
        Assert.Equal(end.At, await product.One<DateTime>("select stopped_at from sequence_runs") is var stopped ? new DateTimeOffset(stopped, TimeSpan.Zero) : default);
    }

    [Fact]
    public async Task What_is_over_budget_is_foreseen_on_its_other_day_with_the_reason_and_with_whom()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer("UTC");
        await product.A_mention(nora);
        await product.Run<DispatchMessages>();
        await product.A_mention(nora);
        await product.A_question(nora);
        await product.An_answer(nora);
        var mails = (await Of(product, nora)).Mails;
        Assert.Equal([("thread-answer", "01-05 09:00", null, 0), ("mention", "01-06 10:00", "day", 1), ("check-in", "01-06 10:00", "day", 1)],
            mails.Select(one => (one.Mail.Email, one.At.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture), one.Mail.MovedBy, one.With.Count)));
        Assert.Equal(product.Clock.GetUtcNow(), mails[1].Mail.MovedFrom);
    }

    [Fact]
    public async Task Check_ins_that_nobody_answers_end_and_the_calendar_says_when_and_why()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_an_accepted_plan("UTC");
        await product.Run<DispatchMessages>();
        product.Clock.Advance(TimeSpan.FromDays(60));
        var foreseen = await Of(product, nora);
        var end = Assert.Single(foreseen.Ends, one => one.What == ForeseenEnd.CheckIns);
        Assert.Equal(EndOf.Quiet, end.Why);
        Assert.True(end.At > foreseen.Mails[^1].At);
        Assert.Equal(Lines(foreseen), await Arrived(product, 90, "check-in"));
    }

    [Fact]
    public async Task What_the_reader_does_not_want_is_told_apart()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_an_accepted_plan("UTC", FarAhead);
        await product.Use<Unsubscribe>((leave, cancel) => leave.Leave(nora.Email, "check_in", cancel));
        var foreseen = await Of(product, nora);
        Assert.DoesNotContain(foreseen.Mails, one => one.Mail.Email == "check-in");
        Assert.NotEmpty(foreseen.Unwanted);
    }

    [Fact]
    public async Task Looking_changes_nothing()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_an_accepted_plan("UTC", FarAhead);
        const string Rows = "select (select count(*) from messages) || ' ' || (select count(*) from check_ins) || ' ' || (select max(next_at) from check_in_looks)";
        var before = await product.One<string>(Rows);
        await Of(product, nora);
        Assert.Equal(before, await product.One<string>(Rows));
    }

    [Fact]
    public async Task Everybodys_week_is_the_sum_of_the_customers_weeks()
    {
        await using var product = await Product.New();
        await product.Seeded(30);
        await product.Run<ScaleSuccess.Segments.Assignments.AssignSegments>();
        await product.Run<ScaleSuccess.Plans.Drafting.StartPlans>();
        await product.Run<DispatchMessages>();
        await product.Sql("insert into acceptances (plan_id, version, contact_id, accepted_at) select id, version, contact_id, created_at from plans where id % 2 = 0 on conflict do nothing");
        product.Clock.Advance(TimeSpan.FromDays(1));
        var all = await product.Use<ForeseeMail, Foreseen>((foresee, cancel) => foresee.OfEverybody(7, cancel));
        var ids = await product.One<long[]>("select array_agg(id) from customers");
        var until = product.Clock.GetUtcNow().AddDays(7);
        var single = new List<ScaleSuccess.Emails.Budgets.ForeseenMail>();
        foreach (var id in ids) single.AddRange((await product.Use<ForeseeMail, Foreseen>((foresee, cancel) => foresee.Of(id, cancel))).Mails.Where(one => one.At <= until));
        Assert.True(all.Mails.Count > 20);
        Assert.Equal(single.Select(Line).Order(), all.Mails.Select(Line).Order());
    }

    private static Task<Foreseen> Of(Product product, Visitor visitor) => product.Use<ForeseeMail, Foreseen>((foresee, cancel) => foresee.Of(visitor.CustomerId, cancel));

    private static string Line(ScaleSuccess.Emails.Budgets.ForeseenMail one) => $"{one.At.UtcDateTime:MM-dd HH:mm} {one.Mail.Email} {one.Mail.Occurrence}";

    private static List<string> Lines(Foreseen foreseen) => [.. foreseen.Mails.Select(one => $"{one.At.UtcDateTime:MM-dd HH:mm} {one.Mail.Email}")];

    private const string NextLook =
        """
        select coalesce(min(at), '2100-01-01') from (
            select next_at from check_in_looks union all select next_at from sequence_runs where stopped_at is null
            union all select due_at from messages where state = 'due' and digest_id is null
        ) looks (at) where at < 'infinity'
        """;

    private static async Task<List<string>> Arrived(Product product, int days, string email)
    {
        var start = product.Clock.GetUtcNow();
        // On the hour, as long as one of the steps has something to look at then.
        while (product.Clock.GetUtcNow() < start.AddDays(days))
        {
            await product.Run<SendDueCheckIns>();
            await product.Run<SendReminders>();
            await product.Run<DispatchMessages>();
            var hours = Math.Ceiling((await product.One<DateTime>(NextLook) - product.Clock.GetUtcNow().UtcDateTime).TotalHours);
            product.Clock.Advance(TimeSpan.FromHours(Math.Clamp(hours, 1, days * 24)));
        }
        return [.. (await product.One<string[]>($"select array_agg(to_char(handed_at at time zone 'UTC', 'MM-DD HH24:MI') || ' ' || email order by handed_at) from messages where email = '{email}' and state = 'sent' and handed_at >= '{start:O}' and handed_at < '{start.AddDays(days):O}'"))];
    }
}
