using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Waves;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Surveys.Waves;

/// <summary>When a rule asks.</summary>
public sealed class InviteToWavesTests
{
    [Fact]
    public async Task Two_days_after_a_milestone_its_customer_is_asked_in_the_morning()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.A_survey([SentSurveys.AfterMilestone]);
        // Monday, 10:00 in Berlin.
        await product.Reached_a_milestone(nora);
        Assert.Equal(0, await product.Hours(46));
        Assert.Equal(1, await product.Hours(1));
        Assert.Equal(["pulse/milestone 2026-01"], await product.Asked());
        Assert.Equal("2026-01-07 08:00", await product.One<string>("select to_char(due_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') from messages where email = 'survey-request'"));
        Assert.Equal(0, await product.Days(3));
    }

    [Fact]
    public async Task What_falls_on_a_weekend_or_a_holiday_waits_for_the_next_working_day()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.A_survey(["{ key: milestone, when: milestone_reached, days: 5 }"]);
        await product.Reached_a_milestone(nora);
        await product.Days(6);
        Assert.Empty(await product.Asked());
        Assert.Equal(1, await product.Days(1));
        Assert.Equal("Mon 2026-01-12", await product.One<string>("select to_char(invited_at, 'Dy YYYY-MM-DD') from survey_invitations"));
    }

    [Theory]
    [InlineData("plan_accepted")]
    [InlineData("goal_reached")]
    [InlineData("plan_closed")]
    [InlineData("help_solved")]
    public async Task Each_event_of_a_plan_can_be_asked_about(string when)
    {
        await using var product = await Product.New();
        var (nora, other) = (await product.A_customer_with_a_plan(), await product.A_customer_with_a_plan());
        await product.A_survey([$"{{ key: after, when: {when}, days: 1 }}"]);
        Assert.Equal(0, await product.Days(2));
        await product.Sql($"insert into help_requests (customer_id, contact_id, about, words, created_at) select customer_id, id, 'x', 'y', '{product.Clock.GetUtcNow():O}' from contacts");
        switch (when)
        {
            case "plan_accepted": await product.Accept(nora); break;
            case "goal_reached": await product.Accept(nora); await product.Sql($"update plans set achieved_at = '{product.Clock.GetUtcNow():O}' where customer_id in ({nora.CustomerId}, {other.CustomerId})"); break;
            case "plan_closed": await product.Sql($"update plans set closed_at = '{product.Clock.GetUtcNow():O}' where customer_id = {nora.CustomerId}"); break;
            default: await product.Sql($"update help_requests set closed_at = '{product.Clock.GetUtcNow():O}', closed_by = 'maya' where customer_id = {nora.CustomerId}"); break;
        }
        Assert.Equal(1, await product.Days(3));
        Assert.Single(await product.Asked(nora));
    }

    [Fact]
    public async Task What_happened_before_a_rule_was_published_is_not_asked_about()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Reached_a_milestone(nora);
        product.Clock.Advance(TimeSpan.FromDays(10));
        await product.A_survey([SentSurveys.AfterMilestone]);
        Assert.Equal(0, await product.Days(5));
    }

    [Fact]
    public async Task What_happens_while_a_survey_is_paused_is_never_asked_about()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.A_survey([SentSurveys.AfterMilestone]);
        await product.A_survey([SentSurveys.AfterMilestone], "paused: true");
        await product.Reached_a_milestone(nora);
        Assert.Equal(0, await product.Days(10));
        await product.A_survey([SentSurveys.AfterMilestone]);
        Assert.Equal(0, await product.Days(10));
    }

    [Theory]
    [InlineData("America/New_York", "2026-04-06 09:00", "2026-07-06 09:00")]
    [InlineData("Pacific/Auckland", "2026-04-07 09:00", "2026-07-06 09:00")]
    public async Task Every_three_months_since_the_first_plan_at_nine_whatever_the_clocks_do(string zone, string first, string second)
    {
        // Easter Monday is a holiday in New Zealand, Independence Day was observed on Friday.
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan(zone);
        await product.A_survey([SentSurveys.Quarterly], "cool_down: 30");
        product.Clock.Advance(TimeSpan.FromDays(85));
        Assert.Equal(1, await product.Hours(24 * 9));
        product.Clock.Advance(TimeSpan.FromDays(80));
        Assert.Equal(1, await product.Hours(24 * 10));
        Assert.Equal([first, second], await Invited(product, zone));
        Assert.Equal(["pulse/quarterly 2026-04", "pulse/quarterly 2026-07"], await product.Asked(nora));
    }

    [Fact]
    public async Task A_quarter_of_the_calendar_begins_where_the_customer_is()
    {
        await using var product = await Product.New();
        await product.A_customer_with_a_plan("Asia/Tokyo");
        await product.A_customer_with_a_plan("America/Los_Angeles");
        await product.A_survey(["{ key: quarter, when: calendar, every_months: 3 }"]);
        product.Clock.Advance(TimeSpan.FromDays(82));
        Assert.Equal(2, await product.Hours(24 * 6));
        Assert.Equal(["2026-04-01 00:00", "2026-04-01 16:00"], await Invited(product, "UTC"));
        Assert.Equal(["pulse/quarter 2026-04", "pulse/quarter 2026-04"], await product.Asked());
    }

    [Fact]
    public async Task Who_lives_elsewhere_than_their_company_is_written_to_by_day()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Sql($"update contacts set time_zone = 'America/New_York' where id = {nora.ContactId}");
        await product.A_survey([SentSurveys.AfterMilestone]);
        await product.Reached_a_milestone(nora);
        await product.Days(3);
        Assert.Equal("2026-01-07 14:00", await product.One<string>("select to_char(due_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') from messages where email = 'survey-request'"));
    }

    [Fact]
    public async Task A_server_that_was_down_all_morning_asks_the_next()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.A_survey([SentSurveys.AfterMilestone]);
        await product.Reached_a_milestone(nora);
        product.Clock.Advance(TimeSpan.FromHours(54));
        Assert.Equal(0, await product.Run<InviteToWaves>());
        Assert.Equal(1, await product.Hours(24));
        Assert.Equal(["2026-01-08 09:00"], await Invited(product, "Europe/Berlin"));
    }

    [Fact]
    public async Task Two_servers_at_once_ask_each_person_once()
    {
        await using var product = await Product.New();
        for (var customer = 0; customer < 20; customer++) await product.A_customer_with_a_plan();
        await product.A_survey(["{ key: quarter, when: calendar, every_months: 1, to: everybody }"]);
        product.Clock.Advance(new DateTimeOffset(2026, 2, 2, 8, 30, 0, TimeSpan.Zero) - product.Clock.GetUtcNow());
        await using var beside = product.Beside();
        var asked = await Task.WhenAll(Enumerable.Range(0, 6).Select(server => Task.Run(() => (server % 2 == 0 ? product : beside).Run<InviteToWaves>())));
        Assert.Equal(20, asked.Sum());
        Assert.Equal(20L, await product.One<long>("select count(*) from messages where email = 'survey-request'"));
    }

    [Fact]
    public async Task The_mail_names_the_survey_and_leads_to_its_first_question()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.A_survey([SentSurveys.AfterMilestone]);
        await product.Reached_a_milestone(nora);
        await product.Days(3);
        await product.Run<DispatchMessages>();
        var mail = Assert.Single(product.Mail.Sent, mail => mail.Subject == "How are we doing?");
        Assert.Contains($"One question for {nora.CustomerName}.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("less than a minute", mail.Text, StringComparison.Ordinal);
        Assert.Contains("28 January 2026", mail.Text, StringComparison.Ordinal);
        Assert.Matches("https://success.acme.example/s/[^/]+/pulse/1", mail.Text);
    }

    private static Task<List<string>> Invited(Product product, string zone) => product.Ask(db => db.Database.QueryAsync<string>(
        "select to_char(invited_at at time zone {0}, 'YYYY-MM-DD HH24:MI') as \"Value\" from survey_invitations order by invited_at", CancellationToken.None, zone));
}
