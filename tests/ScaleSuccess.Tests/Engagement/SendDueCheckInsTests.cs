using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Engagement;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Engagement;

public sealed class SendDueCheckInsTests
{
    private static readonly (string, string[]) FarAhead = ("by_when", ["2027-12-01"]);

    [Fact]
    public async Task Nothing_is_asked_on_the_first_day()
    {
        await using var product = await Product.New();
        await product.A_customer_with_an_accepted_plan();
        product.Clock.Advance(TimeSpan.FromHours(12));
        Assert.Equal(0, await product.Run<SendDueCheckIns>());
    }

    [Fact]
    public async Task Several_servers_ask_each_customer_once_a_day()
    {
        await using var product = await Product.New();
        await product.Seeded(300);
        await product.Run<AssignSegments>();
        await product.Run<StartPlans>();
        await product.Everybody_accepts();
        product.Clock.Advance(TimeSpan.FromDays(40));
        var asked = await AtOnce.Run(4, () => product.Run<SendDueCheckIns>());
        Assert.Equal(300, asked.Sum());
        Assert.Equal(300L, await product.One<long>("select count(*) from messages where email = 'check-in'"));
        product.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, await product.Run<SendDueCheckIns>());
    }

    [Fact]
    public async Task A_month_without_a_server_leads_to_one_check_in()
    {
        await using var product = await Product.New();
        await product.A_customer_with_an_accepted_plan("UTC", FarAhead);
        product.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(1, await product.Run<SendDueCheckIns>());
        Assert.Equal(0, await product.Run<SendDueCheckIns>());
    }

    [Fact]
    public async Task A_day_at_the_weekend_moves_to_Monday()
    {
        await using var product = await Product.New();
        product.Clock.SetUtcNow(new DateTimeOffset(2026, 1, 10, 9, 0, 0, TimeSpan.Zero));
        await product.A_customer_with_an_accepted_plan("UTC", FarAhead);
        product.Clock.SetUtcNow(new DateTimeOffset(2026, 1, 18, 23, 0, 0, TimeSpan.Zero));
        Assert.Equal(0, await product.Run<SendDueCheckIns>());
        product.Clock.SetUtcNow(new DateTimeOffset(2026, 1, 19, 10, 0, 0, TimeSpan.Zero));
        Assert.Equal(new DateOnly(2026, 1, 19), (await product.A_check_in()).Day);
    }

    [Fact]
    public async Task A_milestones_day_is_asked_about_whatever_the_rhythm()
    {
        await using var product = await Product.New();
        await product.A_customer_with_an_accepted_plan("UTC", FarAhead);
        await product.Sql("update plan_items set due_on = '2026-01-08' where key = 'kick_off'");
        product.Clock.SetUtcNow(new DateTimeOffset(2026, 1, 8, 10, 0, 0, TimeSpan.Zero));
        var checkIn = await product.A_check_in();
        Assert.Equal(("kick_off", "report_hours"), (checkIn.Milestone, checkIn.Measure));
    }

    [Fact]
    public async Task After_the_goal_is_reached_nobody_is_asked_any_more()
    {
        await using var product = await Product.New();
        await product.ConfirmGoal(await product.A_customer_with_an_accepted_plan("UTC", FarAhead));
        product.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal(0, await product.Run<SendDueCheckIns>());
    }

    [Fact]
    public async Task A_contact_who_left_the_topic_gets_no_mail_and_the_plan_goes_on()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_an_accepted_plan("UTC", FarAhead);
        await product.Run<DispatchMessages>();
        await product.Use<Unsubscribe>((leave, cancel) => leave.Leave(nora.Email, Topic.CheckIn, cancel));
        product.Clock.Advance(TimeSpan.FromDays(8));
        var checkIn = await product.A_check_in();
        Assert.Equal(0, await product.Run<DispatchMessages>());
        Assert.Single(product.Mail.Sent);
        // The check-in's page works for anyone with the link.
        Assert.IsType<AnswerOutcome.Taken>(await product.Answer(nora, checkIn, "on_track", "9"));
        Assert.Equal(9, await product.One<double>("select value from readings where source = 'check_in'"));
    }

    [Fact]
    public async Task The_check_in_and_its_mail_come_together_or_not_at_all()
    {
        await using var product = await Product.New();
        await product.A_customer_with_an_accepted_plan("UTC", FarAhead);
        await product.Sql("alter table messages add check (email <> 'check-in')");
        product.Clock.Advance(TimeSpan.FromDays(8));
        await Assert.ThrowsAnyAsync<Npgsql.PostgresException>(() => product.Run<SendDueCheckIns>());
        Assert.Equal(0L, await product.One<long>("select count(*) from check_ins"));
    }
}
