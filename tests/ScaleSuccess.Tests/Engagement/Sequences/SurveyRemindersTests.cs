using ScaleSuccess.Customers;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Emails.Sending;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Engagement.Sequences;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Engagement.Sequences;

/// <summary>Invited on Monday, 5 January 2026, at 09:00: reminded after 3, 7 and 14 days, until there is a reason to stop.</summary>
public sealed class SurveyRemindersTests
{
    [Fact]
    public async Task Who_does_not_answer_is_reminded_three_times_and_then_told_to_ops()
    {
        await using var product = await Product.New();
        var nora = await product.An_invited_customer();
        Assert.Equal(["Thu 01-08 10:00", "Mon 01-12 10:00", "Mon 01-19 10:00"], await product.RemindersOf(16));
        Assert.Empty(await product.Unanswered());
        Assert.Empty(await product.RemindersOf(14));
        var quiet = Assert.Single(await product.Unanswered());
        Assert.Equal((nora.CustomerId, "survey-invitation", 4, 1L), (quiet.Id, quiet.Kind, quiet.Asked, quiet.InAll));
        Assert.Equal(new NextReminder.Stops(SequenceExit.NoAnswer), (await product.NextOf(nora)).Next);
        await product.Answers(nora);
        Assert.Empty(await product.Unanswered());
        Assert.Equal(new NextReminder.Stops(SequenceExit.Answered), (await product.NextOf(nora)).Next);
    }

    [Fact]
    public async Task Each_reminder_says_something_else_has_the_same_link_and_belongs_to_the_invitation()
    {
        await using var product = await Product.New();
        await product.An_invited_customer();
        await product.RemindersOf(16);
        var mails = product.Mail.Sent.ToList();
        Assert.Equal(4, mails.Select(mail => mail.Subject).Distinct().Count());
        Assert.Single(mails.Select(mail => mail.Text.Split('\n').Single(line => line.Contains("/s/", StringComparison.Ordinal)).Trim()).Distinct());
        Assert.All(mails.Skip(1), mail => Assert.Equal(mails[0].MessageId, mail.Follows));
        Assert.Null(mails[0].Follows);
        Assert.All(mails, mail => Assert.DoesNotContain("\n\n\n", mail.Text.ReplaceLineEndings("\n"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Once_anybody_there_has_answered_nobody_is_reminded()
    {
        await using var product = await Product.New();
        var nora = await product.An_invited_customer();
        Assert.Single(await product.RemindersOf(4));
        await product.Sql($"insert into contacts (customer_id, name, email, role, created_at) values ({nora.CustomerId}, 'Ben', 'ben@example.com', 'user', now())");
        var ben = nora with { ContactId = await product.One<long>("select max(id) from contacts"), Email = "ben@example.com" };
        await product.Answers(ben);
        Assert.Empty(await product.RemindersOf(20));
        Assert.Equal("answered", await product.WhyStopped());
    }

    [Fact]
    public async Task Who_has_begun_is_left_alone_for_a_day_and_then_told_that_their_answers_are_kept()
    {
        await using var product = await Product.New();
        var nora = await product.An_invited_customer();
        product.Clock.Advance(TimeSpan.FromHours(72 - 2));
        await product.Type(nora, ("goals", ["save_time"]));
        Assert.IsType<NextReminder.Waits>((await product.NextOf(nora)).Next);
        product.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Equal(0, await product.Remind());
        Assert.Equal(Waiting.Activity, Assert.IsType<NextReminder.Waits>((await product.NextOf(nora)).Next).For);
        // Begun on Thursday at 07:00; the next reminder keeps its distance of four days.
        Assert.Equal(["Fri 01-09 10:00", "Tue 01-13 10:00", "Tue 01-20 10:00"], await product.RemindersOf(20));
        Assert.Contains("Your answers so far are saved", product.Mail.Sent.Last().Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("insert into suppressions (address, topic, cause, created_at) select lower(email), 'survey', 'unsubscribed', now() from contacts", "unsubscribed")]
    [InlineData("insert into suppressions (address, cause, created_at) select lower(email), 'bounce', now() from contacts", "bounced")]
    [InlineData("insert into suppressions (address, cause, created_at) select lower(email), 'ops', now() from contacts", "blocked")]
    [InlineData("update contacts set consent = 'declined'", "replaced")]
    public async Task Each_reason_to_stop_stops_for_good(string reason, string said)
    {
        await using var product = await Product.New();
        var nora = await product.An_invited_customer();
        Assert.Single(await product.RemindersOf(4));
        await product.Sql(reason);
        Assert.Equal(new NextReminder.Stops(said), (await product.NextOf(nora)).Next);
        Assert.Empty(await product.RemindersOf(20));
        Assert.Equal(said, await product.WhyStopped());
        await product.Sql("update suppressions set lifted_at = now(); update contacts set consent = 'given'");
        Assert.Empty(await product.RemindersOf(5));
        Assert.Empty(await product.Unanswered());
    }

    [Fact]
    public async Task Who_left_another_topic_is_reminded()
    {
        await using var product = await Product.New();
        var nora = await product.An_invited_customer();
        await product.Use<Unsubscribe>((leave, cancel) => leave.Leave(nora.Email, Topic.CheckIn, cancel));
        Assert.Single(await product.RemindersOf(4));
    }

    [Fact]
    public async Task What_was_sent_before_the_upgrade_starts_nothing()
    {
        await using var product = await Product.New();
        await product.Sql("drop trigger start_sequence on messages");
        var nora = await product.An_invited_customer();
        Assert.Empty(await product.RemindersOf(30));
        Assert.Empty(await product.Use<ReadReminders, IReadOnlyList<CustomerReminders>>((read, cancel) => read.Of(nora.CustomerId, cancel)));
    }

    [Fact]
    public async Task A_month_without_a_server_leads_to_one_reminder_and_the_next_keeps_its_distance()
    {
        await using var product = await Product.New();
        await product.An_invited_customer();
        product.Clock.SetUtcNow(new DateTimeOffset(2026, 2, 2, 11, 30, 0, TimeSpan.Zero));
        Assert.Equal(1, await product.Remind());
        Assert.Equal(["Fri 02-06 10:30", "Fri 02-13 10:30"], await product.RemindersOf(20));
    }

    [Fact]
    public async Task Nothing_is_queued_while_mail_is_held()
    {
        await using var product = await Product.New();
        await product.An_invited_customer();
        await product.Sql("insert into mail_holds (since, reason_code, held_by) values (now(), 'ops', 'ann')");
        Assert.Empty(await product.RemindersOf(5));
        Assert.Equal(0L, await product.One<long>("select count(*) from messages where email = 'survey-reminder'"));
        await product.Sql("update mail_holds set released_at = now()");
        Assert.Equal(["Mon 01-12 10:00"], await product.RemindersOf(3));
    }

    [Fact]
    public async Task Nothing_is_queued_while_the_mail_server_refuses_us()
    {
        await using var product = await Product.New();
        await product.An_invited_customer();
        product.Clock.SetUtcNow(new DateTimeOffset(2026, 1, 8, 10, 0, 0, TimeSpan.Zero));
        await product.Use<SendingPause>((pause, cancel) => pause.Begin("policy_refused", "[]", cancel));
        Assert.Equal(0, await product.Remind());
        product.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(1, await product.Remind());
    }
}
