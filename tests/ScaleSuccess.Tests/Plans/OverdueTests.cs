using ScaleSuccess.Customers;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Standing;
using ScaleSuccess.Plans.Templates;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Plans;

/// <summary>What is overdue, late and needed next (docs/facts.md).</summary>
public sealed class OverdueTests
{
    [Fact]
    public async Task What_is_due_today_is_not_overdue_and_the_day_ends_where_the_plans_contact_lives()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        await product.Sql("update contacts set time_zone = 'Pacific/Auckland'");
        await product.Sql("update plan_items set due_on = '2026-01-08' where kind = 'action' and key = 'kick_off.confirm_plan'");
        // 23:59 on the 8th in Auckland, 13 hours ahead of UTC.
        product.Clock.SetUtcNow(new DateTimeOffset(2026, 1, 8, 10, 59, 0, TimeSpan.Zero));
        Assert.False(await Overdue(product, nora));
        product.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await Overdue(product, nora));
    }

    [Fact]
    public async Task Overdue_actions_are_needed_whatever_milestone_is_next()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        await product.Sql("update plan_items set due_on = '2026-01-08' where key = 'kick_off'");
        var late = (await product.PlanOf(nora)).Items.First(i => i is { Kind: ItemKind.Action, Side: "customer" } && i.Parent != "kick_off").Key;
        await product.Sql($"update plan_items set due_on = '2026-01-20' where key = '{late}'");
        product.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Contains(await product.NeedsOf(nora), need => need.Key == late);
    }

    [Fact]
    public async Task What_is_open_in_a_finished_milestone_is_neither_overdue_nor_needed()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        await product.Accept(nora);
        product.Clock.Advance(TimeSpan.FromDays(8));
        var checkIn = await product.A_check_in();
        await product.Answer(nora, checkIn, "done");
        await product.Sql($"update plan_items set due_on = '2026-01-07' where parent = '{checkIn.Milestone}'");
        var view = await product.ViewOf(nora);
        Assert.Contains(view.Of(ItemKind.Action), action => action.Parent == checkIn.Milestone && !action.IsDone);
        Assert.Equal(Track.OnTrack, view.Track);
        Assert.DoesNotContain(view.VendorNeeds([]), need => need.Item!.Parent == checkIn.Milestone);
    }

    [Fact]
    public async Task A_plan_is_late_with_any_overdue_milestone()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        await product.Sql("update plan_items set due_on = '2026-01-06' where key = 'kick_off' or parent = 'kick_off'");
        await product.Sql("update plan_items set due_on = '2027-01-06' where due_on <> '2026-01-06'");
        product.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(Track.NotAccepted, (await product.ViewOf(nora)).Track);
        product.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(Track.Late, (await product.ViewOf(nora)).Track);
        await product.Accept(nora);
        await product.Sql("update plan_items set done_at = now() where parent = 'kick_off' and side = 'customer'");
        Assert.Equal(Track.Late, (await product.ViewOf(nora)).Track);
    }

    [Fact]
    public async Task An_overdue_action_of_either_side_needs_attention()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        await product.Sql("update plan_items set due_on = '2027-01-06' where due_on is not null");
        await product.Sql("update plan_items set due_on = '2026-01-06' where key = 'kick_off.send_starter'");
        product.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(Track.NeedsAttention, (await product.ViewOf(nora)).Track);
        await product.Sql("update plan_items set due_on = '2026-01-06' where key = 'kick_off.confirm_plan'");
        Assert.Equal(Track.NeedsAttention, (await product.ViewOf(nora)).Track);
    }

    [Fact]
    public async Task Nothing_is_overdue_or_needed_once_the_goal_is_reached()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        await product.ConfirmGoal(nora);
        product.Clock.Advance(TimeSpan.FromDays(200));
        var view = await product.ViewOf(nora);
        Assert.DoesNotContain(view.Plan.Items, view.IsOverdue);
        Assert.Empty((await product.NeedsOf(nora)).Concat(view.VendorNeeds([])));
    }

    /// <summary>The measure of the sample answers goes from 12 to 4, lower is better; the plan takes 90 days.</summary>
    [Theory]
    [InlineData(10, 12.0, Track.OnTrack)] // nothing has changed yet
    [InlineData(10, 12.1, Track.NeedsAttention)] // worse than at the start
    [InlineData(44, 12.0, Track.OnTrack)] // not half of the time is gone
    [InlineData(45, 10.0, Track.OnTrack)] // half of the time, a quarter of the way
    [InlineData(45, 10.1, Track.NeedsAttention)]
    [InlineData(90, 8.0, Track.OnTrack)] // all of the time, half of the way
    [InlineData(90, 8.1, Track.NeedsAttention)]
    public async Task A_number_that_falls_short_needs_attention_though_nothing_is_overdue(int days, double value, Track track)
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        await product.Accept(nora);
        await product.Sql("update plans set started_on = date '2026-01-05', deadline = date '2026-01-05' + 90");
        await product.Sql("update plan_items set due_on = date '2026-01-05' + 90 where due_on is not null");
        product.Clock.Advance(TimeSpan.FromDays(days - (product.Clock.GetUtcNow() - new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero)).TotalDays));
        await product.Sql($"insert into readings (plan_id, measure, value, source, contact_id, day, read_at) select id, 'report_hours', {value.ToString(System.Globalization.CultureInfo.InvariantCulture)}, 'plan', contact_id, date '2026-01-05' + {days}, now() from plans");
        Assert.Equal(track, (await product.ViewOf(nora)).Track);
    }

    [Fact]
    public async Task An_old_number_speaks_neither_for_the_plan_nor_against_it()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        await product.Accept(nora);
        await product.Sql("update plans set deadline = started_on + 300");
        await product.Sql("update plan_items set due_on = (select deadline from plans) where due_on is not null");
        product.Clock.Advance(TimeSpan.FromDays(200));
        Assert.Equal(Track.OnTrack, (await product.ViewOf(nora)).Track);
        Assert.Contains(await product.NeedsOf(nora), need => need.Kind == NeedKind.Number);
    }

    private static async Task<bool> Overdue(Product product, Visitor visitor)
    {
        var view = await product.ViewOf(visitor);
        return view.IsOverdue(view.Plan.Find(ItemKind.Action, "kick_off.confirm_plan")!);
    }
}
