using ScaleSuccess.Emails.Budgets;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Engagement;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Emails.Budgets;

/// <summary>Monday, 5 January 2026, 09:00 UTC. One e-mail a day and three a week, unless ops say otherwise.</summary>
public sealed class MailBudgetTests
{
    [Fact]
    public async Task The_second_of_a_day_waits_for_ten_in_the_morning_of_the_next_working_day_there()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer("America/New_York");
        product.Clock.SetUtcNow(new DateTimeOffset(2026, 1, 9, 15, 0, 0, TimeSpan.Zero));
        await product.A_mention(nora);
        Assert.Equal(1, await product.Run<DispatchMessages>());
        await product.A_question(nora);
        Assert.Equal(0, await product.Run<DispatchMessages>());
        Assert.Equal("2026-01-12 10:00 day 2026-01-09 10:00", await product.One<string>(
            "select to_char(due_at at time zone 'America/New_York', 'YYYY-MM-DD HH24:MI') || ' ' || moved_by || ' ' || to_char(moved_from at time zone 'America/New_York', 'YYYY-MM-DD HH24:MI') from messages where state = 'due'"));
        product.Clock.SetUtcNow(new DateTimeOffset(2026, 1, 12, 14, 59, 0, TimeSpan.Zero));
        Assert.Equal(0, await product.Run<DispatchMessages>());
        product.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await product.Run<DispatchMessages>());
        // Why it came on Monday is still there.
        Assert.Equal("mention sent, check-in sent day", await product.States());
    }

    [Fact]
    public async Task The_fourth_of_a_week_waits_until_seven_days_hold_three()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer("UTC");
        for (var day = 0; day < 4; day++)
        {
            await product.A_mention(nora);
            Assert.Equal(day < 3 ? 1 : 0, await product.Run<DispatchMessages>());
            product.Clock.Advance(TimeSpan.FromDays(1));
        }
        Assert.Equal("week 2026-01-12 10:00", await product.One<string>("select moved_by || ' ' || to_char(due_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') from messages where state = 'due'"));
    }

    [Fact]
    public async Task What_a_person_waits_for_is_neither_delayed_nor_counted()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer("UTC");
        for (var i = 0; i < 5; i++) await product.An_answer(nora);
        await product.A_mention(nora);
        Assert.Equal(6, await product.Run<DispatchMessages>());
        await product.An_answer(nora);
        Assert.Equal(1, await product.Run<DispatchMessages>());
    }

    [Fact]
    public async Task Ops_set_how_many_and_the_next_mail_keeps_to_it()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer("UTC");
        await product.Budget(2, 2);
        for (var i = 0; i < 3; i++)
        {
            await product.A_mention(nora);
            Assert.Equal(i < 2 ? 1 : 0, await product.Run<DispatchMessages>());
            product.Clock.Advance(TimeSpan.FromHours(1));
        }
        foreach (var (day, week, refusal) in new[] { (0, 3, MailBudgetRefusal.PerDayIsOutOfRange), (1, 51, MailBudgetRefusal.PerWeekIsOutOfRange), (5, 3, MailBudgetRefusal.WeekIsLessThanDay) })
            Assert.Equal(refusal, await product.Use<SetMailBudget, MailBudgetRefusal?>((set, cancel) => set.Change(day, week, "", cancel)));
    }

    [Fact]
    public async Task An_address_at_two_customers_is_one_person()
    {
        await using var product = await Product.New();
        var (first, second) = (await product.A_customer("UTC"), await product.A_customer("UTC"));
        await product.Sql("update contacts set email = case when id = (select min(id) from contacts) then 'Ida@example.com' else 'ida@example.com' end");
        await product.A_question(first);
        await product.A_mention(second);
        Assert.Equal(1, await product.Run<DispatchMessages>());
        // About one customer each: they are not put together.
        Assert.Equal("check-in due digest, mention sent", await product.States());
    }

    [Fact]
    public async Task What_has_lost_its_meaning_while_it_waited_is_dropped_with_the_reason()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_an_accepted_plan("UTC", ("by_when", ["2027-12-01"]));
        await product.Run<DispatchMessages>();
        product.Clock.Advance(TimeSpan.FromDays(7));
        await product.A_mention(nora);
        await product.Run<DispatchMessages>();
        product.Clock.Advance(TimeSpan.FromHours(2));
        var checkIn = await product.A_check_in();
        Assert.Equal(0, await product.Run<DispatchMessages>());
        await product.Answer(nora, checkIn, CheckInAnswer.OnTrack);
        product.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await product.Run<DispatchMessages>());
        Assert.EndsWith("check-in dropped day void_answered", await product.States(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_unsubscribed_while_it_waited_gets_it_not_and_nothing_counts()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer("UTC");
        await product.A_question(nora);
        await product.Use<Unsubscribe>((leave, cancel) => leave.Leave(nora.Email, "check_in", cancel));
        await product.A_mention(nora);
        Assert.Equal(1, await product.Run<DispatchMessages>());
        Assert.Equal("check-in suppressed suppressed, mention sent", await product.States());
    }

    [Fact]
    public async Task A_refused_mail_does_not_use_up_the_day()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer("UTC");
        await product.A_question(nora);
        product.Mail.Answer = _ => new MailOutcome.Reject(DeliveryReason.Of(DeliveryCode.MessageRefused, "552 too big"));
        await product.Run<DispatchMessages>();
        product.Mail.Answer = _ => new MailOutcome.Delivered();
        await product.A_mention(nora);
        Assert.Equal(1, await product.Run<DispatchMessages>());
    }

    [Fact]
    public async Task Several_servers_together_keep_to_each_persons_budget()
    {
        await using var product = await Product.New();
        var people = new List<ScaleSuccess.Customers.Visitor>();
        for (var i = 0; i < 30; i++) people.Add(await product.A_customer("UTC"));
        for (var i = 0; i < 4; i++)
            foreach (var one in people)
            {
                await product.A_mention(one);
                await product.A_question(one);
            }
        for (var day = 0; day < 20; day++)
        {
            await AtOnce.Run(4, () => product.Run<DispatchMessages>());
            product.Clock.Advance(TimeSpan.FromHours(12));
        }
        Assert.Equal(0L, await product.One<long>("select count(*) from messages where state = 'due'"));
        Assert.Equal(240L, await product.One<long>("select count(*) from messages where state = 'sent' and email <> 'digest'"));
        Assert.Equal(1L, await product.One<long>(
            "select max(n) from (select count(*) n from messages where digest_id is null and state = 'sent' group by contact_id, handed_at::date) a"));
        Assert.Equal(product.Mail.Sent.Count, product.Mail.Sent.Select(mail => mail.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task A_server_that_dies_after_claiming_leaves_the_day_to_whoever_comes_next()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer("UTC");
        await product.A_mention(nora);
        await product.Use<ScaleSuccess.Emails.Claiming.ClaimMessages>((claim, cancel) => claim.Run(RecordDelivery.Lease, 10, cancel));
        await product.A_question(nora);
        Assert.Equal(0, await product.Run<DispatchMessages>());
        product.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(1, await product.Run<DispatchMessages>());
        Assert.Equal("mention sent, check-in due day", await product.States());
    }
}
