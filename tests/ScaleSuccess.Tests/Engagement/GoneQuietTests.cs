using ScaleSuccess.Customers;
using ScaleSuccess.Engagement;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Engagement;

/// <summary>Nobody answers: three check-ins as usual, three four times more seldom, then none, and ops know.</summary>
public sealed class GoneQuietTests
{
    private static readonly (string, string[]) FarAhead = ("by_when", ["2027-12-01"]);

    [Fact]
    public async Task Check_ins_grow_rarer_and_stop()
    {
        await using var product = await Product.New();
        await product.A_customer_with_an_accepted_plan("UTC", FarAhead);
        await product.Sql("delete from plan_items where kind = 'milestone' and due_on < '2027-06-01' and key <> 'kick_off'; update plan_items set due_on = '2027-11-01' where kind = 'milestone'");
        Assert.Equal([7, 14, 21, 49, 77, 105], await DaysAsked(product, 300));
        var quiet = Assert.Single(await Quiet(product));
        Assert.Equal((6, 1L), (quiet.Unanswered, quiet.InAll));
    }

    [Fact]
    public async Task Milestones_do_not_make_a_quiet_customer_hear_more()
    {
        await using var product = await Product.New();
        await product.A_customer_with_an_accepted_plan("UTC", FarAhead);
        Assert.Equal(6, (await DaysAsked(product, 400)).Count);
    }

    [Fact]
    public async Task After_the_deadline_and_thirty_days_nobody_is_asked()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_an_accepted_plan("UTC", ("by_when", ["2026-02-16"]));
        var deadline = await product.One<DateTime>("select deadline::timestamp from plans");
        var asked = new List<int>();
        for (var day = 1; day < 200; day++)
        {
            product.Clock.Advance(TimeSpan.FromDays(1));
            if (await product.Run<SendDueCheckIns>() > 0) asked.Add(day);
            // They answer every one, so they are not quiet.
            foreach (var id in await product.Ask(db => Task.FromResult(db.Set<CheckIn>().Where(c => c.AnsweredAt == null).ToList())))
                await product.Answer(nora, id, CheckInAnswer.OnTrack);
        }
        var last = Product.Start.UtcDateTime.AddDays(asked[^1]);
        Assert.InRange((last - deadline).TotalDays, 20, 30);
        Assert.Single(await Quiet(product));
    }

    [Theory]
    [InlineData("answer")]
    [InlineData("comment")]
    [InlineData("help")]
    public async Task Any_sign_of_life_starts_them_anew(string sign)
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_an_accepted_plan("UTC", FarAhead);
        await DaysAsked(product, 200);
        if (sign == "answer") await product.Answer(nora, await product.Ask(db => Task.FromResult(db.Set<CheckIn>().OrderByDescending(c => c.Id).First())), CheckInAnswer.OnTrack);
        if (sign == "comment") await product.Comment(nora, "", "Still here.");
        if (sign == "help") await product.AskForHelp(nora, "", "y");
        Assert.Empty(await Quiet(product));
        Assert.Equal(0, await product.Run<SendDueCheckIns>());
        Assert.Equal(7, (await DaysAsked(product, 10))[0]);
    }

    /// <summary>The deadline's 30 days end where the plan's contact is, 14 hours before the customer's own day does.</summary>
    [Fact]
    public async Task Page_check_ins_and_the_list_of_the_quiet_go_by_the_day_of_the_plans_contact()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_an_accepted_plan("UTC");
        await product.Sql("update contacts set time_zone = 'Pacific/Kiritimati'");
        await product.Sql("update plans set started_on = '2025-11-01', deadline = '2026-01-01', check_in_at = '00:00'");
        // 23:59 on 31 January in Kiritimati: the 30th day after the deadline.
        product.Clock.SetUtcNow(new DateTimeOffset(2026, 1, 31, 9, 59, 0, TimeSpan.Zero));
        Assert.Equal(new DateOnly(2026, 1, 31), (await product.ViewOf(nora)).Today);
        Assert.Empty(await Quiet(product));
        product.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(new DateOnly(2026, 2, 1), (await product.ViewOf(nora)).Today);
        Assert.Single(await Quiet(product));
        Assert.Equal(0, await product.Run<SendDueCheckIns>());
    }

    [Fact]
    public async Task Whoever_reads_the_check_ins_the_plans_contact_decides_when_they_end()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_an_accepted_plan("UTC", ("people.1.name", ["Ben"]), ("people.1.email", ["ben@example.com"]));
        await product.Sql($"update contacts set consent = 'given', time_zone = case when id = {nora.ContactId} then 'Pacific/Kiritimati' else 'Pacific/Pago_Pago' end, role = case when id = {nora.ContactId} then 'user' else 'champion' end");
        await product.Sql("update plans set started_on = '2025-11-01', deadline = '2026-01-01', check_in_at = '00:00'");
        // The last minute of 31 January in Kiritimati; 30 January in Pago Pago, where the check-ins are read.
        product.Clock.SetUtcNow(new DateTimeOffset(2026, 1, 31, 9, 59, 0, TimeSpan.Zero));
        Assert.Empty(await Quiet(product));
        Assert.Equal(1, await product.Run<SendDueCheckIns>());
        await product.Sql("delete from check_ins");
        product.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Single(await Quiet(product));
        Assert.Equal(0, await product.Run<SendDueCheckIns>());
    }

    private static Task<List<QuietCustomer>> Quiet(Product product) =>
        product.Use<QuietCustomers, List<QuietCustomer>>((all, cancel) => all.Latest(cancel));

    /// <summary>Days from now on which something is asked.</summary>
    private static async Task<List<int>> DaysAsked(Product product, int days)
    {
        // Past the plan's hour.
        product.Clock.Advance(TimeSpan.FromHours(product.Clock.GetUtcNow().Hour == 9 ? 2 : 0));
        var asked = new List<int>();
        for (var day = 1; day <= days; day++)
        {
            product.Clock.Advance(TimeSpan.FromDays(1));
            if (await product.Run<SendDueCheckIns>() > 0) asked.Add(day);
        }
        return asked;
    }
}
