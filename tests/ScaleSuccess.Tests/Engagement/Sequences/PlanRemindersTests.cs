using ScaleSuccess.Engagement;
using ScaleSuccess.Engagement.Sequences;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Engagement.Sequences;

/// <summary>"Your plan is ready" on Monday, 5 January 2026, at 09:00: asked to accept it after 2, 5 and 10 days.</summary>
public sealed class PlanRemindersTests
{
    private static readonly (string, string[]) FarAhead = ("by_when", ["2027-12-01"]);

    [Fact]
    public async Task A_plan_that_nobody_accepts_is_asked_about_three_times_and_then_told_to_ops()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_told_of_the_plan("UTC", FarAhead);
        // They answered just now, but that was the survey: it is no sign of life in the plan. The fifth day is a Saturday.
        Assert.Equal(["Wed 01-07 10:00", "Mon 01-12 10:00", "Mon 01-19 10:00"], await product.RemindersOf(30));
        var quiet = Assert.Single(await product.Unanswered());
        Assert.Equal((nora.CustomerId, "plan-waiting", 4), (quiet.Id, quiet.Kind, quiet.Asked));
        Assert.Equal(0, await product.Run<SendDueCheckIns>());
        await product.Accept(nora);
        Assert.Empty(await product.Unanswered());
    }

    [Fact]
    public async Task A_plan_that_nobody_had_accepted_before_the_upgrade_is_asked_about_from_then_on()
    {
        await using var product = await Product.New();
        await product.Sql("drop trigger start_sequence on messages");
        await product.A_customer_told_of_the_plan("UTC", FarAhead);
        product.Clock.Advance(TimeSpan.FromDays(28));
        var upgrade = Sql.Text("Foundation/Migrations/0067_sequences.sql");
        await product.Sql(upgrade[upgrade.LastIndexOf("insert into sequence_runs", StringComparison.Ordinal)..].Replace("now()", "'2026-02-02 09:00Z'", StringComparison.Ordinal));
        // The second waits for Monday, and the third comes five days after it, on a working day.
        Assert.Equal(["Wed 02-04 10:00", "Mon 02-09 10:00", "Mon 02-16 10:00"], await product.RemindersOf(30));
    }

    [Fact]
    public async Task Who_is_told_to_ops_as_silent_is_not_listed_twice_after_the_deadline()
    {
        await using var product = await Product.New();
        await product.A_customer_told_of_the_plan();
        await product.RemindersOf(30);
        product.Clock.Advance(TimeSpan.FromDays(300));
        Assert.Empty(await product.Use<QuietCustomers, List<QuietCustomer>>((all, cancel) => all.Latest(cancel)));
        Assert.Single(await product.Unanswered());
    }

    [Fact]
    public async Task Reminders_end_and_check_ins_begin_with_acceptance()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_told_of_the_plan("UTC", FarAhead);
        Assert.Single(await product.RemindersOf(4));
        Assert.Equal(0, await product.Run<SendDueCheckIns>());
        product.Clock.Advance(TimeSpan.FromDays(16));
        await product.Accept(nora);
        // Accepted on Sunday the 25th: seven days later is a Sunday.
        Assert.Equal(0, await product.Run<SendDueCheckIns>());
        Assert.Equal(0, await product.Remind());
        Assert.Equal("accepted", await product.WhyStopped());
        product.Clock.SetUtcNow(new DateTimeOffset(2026, 2, 2, 9, 59, 0, TimeSpan.Zero));
        Assert.Equal(0, await product.Run<SendDueCheckIns>());
        product.Clock.SetUtcNow(new DateTimeOffset(2026, 2, 2, 10, 0, 0, TimeSpan.Zero));
        Assert.Equal(1, await product.Run<SendDueCheckIns>());
    }

    [Theory]
    [InlineData("update plans set closed_at = now()", "closed")]
    [InlineData("update plans set version = version + 1", "replaced")]
    [InlineData("insert into suppressions (address, topic, cause, created_at) select lower(email), 'plan', 'unsubscribed', now() from contacts", "unsubscribed")]
    public async Task Each_reason_to_stop_stops(string reason, string said)
    {
        await using var product = await Product.New();
        await product.A_customer_told_of_the_plan();
        Assert.Single(await product.RemindersOf(4));
        await product.Sql(reason);
        Assert.Empty(await product.RemindersOf(14));
        Assert.Equal(said, await product.WhyStopped());
    }

    [Fact]
    public async Task Who_does_anything_in_the_plan_is_left_alone_for_three_days()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_told_of_the_plan();
        product.Clock.Advance(TimeSpan.FromDays(1));
        await product.Comment(nora, "", "Nice.");
        Assert.Equal(["Fri 01-09 09:00"], await product.RemindersOf(4));
    }

    [Fact]
    public async Task Who_waits_for_our_answer_is_not_asked_to_accept()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_told_of_the_plan();
        await product.AskForHelp(nora, "", "Who does the set-up?");
        Assert.Empty(await product.RemindersOf(9));
        Assert.Equal(Waiting.Help, Assert.IsType<NextReminder.Waits>((await product.NextOf(nora)).Next).For);
        await product.Reply(nora, "", "We do.", close: true);
        Assert.Single(await product.RemindersOf(2));
    }

    [Fact]
    public async Task A_plan_that_goes_takes_its_reminders_along()
    {
        await using var product = await Product.New();
        await product.A_customer_told_of_the_plan();
        Assert.Single(await product.RemindersOf(4));
        await product.Sql("delete from plans");
        Assert.Empty(await product.RemindersOf(10));
    }
}
