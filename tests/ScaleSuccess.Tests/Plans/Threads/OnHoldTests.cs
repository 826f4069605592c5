using ScaleSuccess.Customers;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Standing;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Plans.Threads;

/// <summary>While somebody is stuck, the item's clock stands (docs/facts.md, "on hold"). The product's first day is Monday, 5 January 2026.</summary>
public sealed class OnHoldTests
{
    private const string Action = "action/kick_off.invite_team", Vendors = "action/kick_off.send_starter", Milestone = "milestone/kick_off";

    [Fact]
    public async Task What_somebody_is_stuck_at_is_not_overdue_and_does_not_make_the_plan_late()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        await Due(product, Milestone, "2026-01-08");
        await product.Sql("update plan_items set due_on = '2026-03-02' where due_on > '2026-01-08' or (kind = 'action' and parent = 'kick_off')");
        product.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal(Track.Late, (await product.ViewOf(nora)).Track);

        await product.AskForHelp(nora, Milestone, "No access");
        var view = await product.ViewOf(nora);
        Assert.NotEqual(Track.Late, view.Track);
        Assert.Equal(product.Clock.GetUtcNow(), view.Plan.HeldSince(view.Plan.Find(ItemKind.Milestone, "kick_off")!));
    }

    [Fact]
    public async Task A_milestone_holds_its_actions_and_an_action_holds_only_itself()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.AskForHelp(nora, Action, "No access");
        Assert.Equal(["kick_off.invite_team"], await Held(product, nora));
        await product.AskForHelp(nora, Milestone, "Nor anything else");
        var plan = (await product.PlanOf(nora)).Items;
        Assert.Equal(plan.Where(item => item.Key == "kick_off" || item is { Kind: ItemKind.Action, Parent: "kick_off" }).Select(item => item.Key).Order(), (await Held(product, nora)).Order());
    }

    [Fact]
    public async Task What_is_on_hold_is_our_turn_and_not_asked_of_the_customer()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Accept(nora);
        Assert.Contains("kick_off.invite_team", Keys((await product.ViewOf(nora)).CustomerNeeds([], [])));
        await product.AskForHelp(nora, Action, "No access");
        var view = await product.ViewOf(nora);
        Assert.DoesNotContain("kick_off.invite_team", Keys(view.CustomerNeeds([], [])));
        Assert.Contains("kick_off.invite_team", Keys(view.VendorNeeds([])));
        await product.CloseHelp(nora, Action);
        Assert.Contains("kick_off.invite_team", Keys((await product.ViewOf(nora)).CustomerNeeds([], [])));

        static IEnumerable<string> Keys(IEnumerable<Need> needs) => needs.Select(need => need.Key);
    }

    [Fact]
    public async Task Asking_about_our_own_action_does_not_make_us_less_late()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        await Due(product, Vendors, "2026-01-07");
        product.Clock.Advance(TimeSpan.FromDays(10));
        await product.AskForHelp(nora, Vendors, "Where is it?");
        var view = await product.ViewOf(nora);
        Assert.True(view.IsOverdue(view.Plan.Find(ItemKind.Action, "kick_off.send_starter")!));
        await product.CloseHelp(nora, Vendors);
        Assert.Equal(new DateOnly(2026, 1, 7), await DueOn(product, nora, Vendors));
    }

    [Theory]
    [InlineData("2026-01-13", 6, "2026-01-19")] // Tuesday, six days: Monday.
    [InlineData("2026-01-13", 4, "2026-01-19")] // Saturday: the Monday after.
    [InlineData("2026-01-13", 0, "2026-01-13")]
    [InlineData("2026-04-02", 10, "2026-04-06")] // The deadline, a Monday.
    [InlineData("2026-04-09", 3, "2026-04-13")] // After the deadline before; Sunday.
    public async Task Its_day_moves_by_the_days_on_hold_to_a_working_day_and_not_past_the_deadline(string due, int days, string moved)
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        await product.Sql("update plans set deadline = '2026-04-06'");
        await Due(product, Action, due);
        await Due(product, Milestone, "2026-04-15");
        var others = await Dates(product, nora, except: Action);
        await product.AskForHelp(nora, Action, "No access");
        product.Clock.Advance(TimeSpan.FromDays(days));
        await product.CloseHelp(nora, Action);
        Assert.Equal(DateOnly.Parse(moved, System.Globalization.CultureInfo.InvariantCulture), await DueOn(product, nora, Action));
        Assert.Equal(others, await Dates(product, nora, except: Action));
        Assert.Empty(await Held(product, nora));
    }

    [Theory]
    [InlineData("2026-01-13", "2026-01-14", "2026-01-20")] // It is left behind: due with its action.
    [InlineData("2026-01-13", "2026-01-20", "2026-01-20")]
    [InlineData("2026-01-13", "2026-01-21", "2026-01-21")] // Still ahead: nothing moves.
    [InlineData("2026-04-02", "2026-04-03", "2026-04-06")] // Not past the deadline, as its action,
    [InlineData("2026-04-07", "2026-04-03", "2026-04-06")] // nor with one that is past it already,
    [InlineData("2026-04-07", "2026-04-08", "2026-04-14")] // unless it was past it, too.
    public async Task A_milestone_that_its_action_passes_is_due_with_it(string due, string milestone, string moved)
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        await product.Sql("update plans set deadline = '2026-04-06'");
        await Due(product, Action, due);
        await Due(product, Milestone, milestone);
        await product.AskForHelp(nora, Action, "No access");
        product.Clock.Advance(TimeSpan.FromDays(7));
        await product.CloseHelp(nora, Action);
        Assert.Equal(DateOnly.Parse(moved, System.Globalization.CultureInfo.InvariantCulture), await DueOn(product, nora, Milestone));
    }

    [Fact]
    public async Task A_milestone_that_is_done_stays_where_it_was()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        await Due(product, Milestone, "2026-01-13");
        await Due(product, "action/kick_off.confirm_plan", "2026-01-13");
        await product.AskForHelp(nora, "action/kick_off.confirm_plan", "Who may say yes?");
        await product.Reach(nora, "kick_off");
        product.Clock.Advance(TimeSpan.FromDays(7));
        await product.CloseHelp(nora, "action/kick_off.confirm_plan");
        Assert.Equal((new DateOnly(2026, 1, 20), new DateOnly(2026, 1, 13)),
            (await DueOn(product, nora, "action/kick_off.confirm_plan"), await DueOn(product, nora, Milestone)));
    }

    [Fact]
    public async Task A_deadline_on_a_weekend_is_kept_by_the_friday_before()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        await product.Sql("update plans set deadline = '2026-04-05'");
        await Due(product, Action, "2026-04-01");
        await product.AskForHelp(nora, Action, "No access");
        product.Clock.Advance(TimeSpan.FromDays(20));
        await product.Reply(nora, Action, "Try again", close: true);
        Assert.Equal(new DateOnly(2026, 4, 3), await DueOn(product, nora, Action));
    }

    [Fact]
    public async Task With_a_milestone_its_open_actions_move_and_what_is_done_stays()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        await product.Sql("update plan_items set due_on = '2026-01-13' where key = 'kick_off' or parent = 'kick_off'");
        await product.Tick(nora, "kick_off.invite_team");
        await product.AskForHelp(nora, Milestone, "No access");
        product.Clock.Advance(TimeSpan.FromDays(7));
        await product.CloseHelp(nora, Milestone);
        Assert.Equal(new DateOnly(2026, 1, 20), await DueOn(product, nora, Milestone));
        Assert.Equal(new DateOnly(2026, 1, 20), await DueOn(product, nora, Vendors));
        Assert.Equal(new DateOnly(2026, 1, 13), await DueOn(product, nora, Action));
    }

    [Fact]
    public async Task Days_that_two_requests_held_together_count_once()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        await product.Sql("update plan_items set due_on = '2026-01-13' where key = 'kick_off' or parent = 'kick_off'");
        await product.AskForHelp(nora, Action, "No access");
        product.Clock.Advance(TimeSpan.FromDays(2));
        await product.AskForHelp(nora, Milestone, "Nothing works");
        product.Clock.Advance(TimeSpan.FromDays(2));
        await product.CloseHelp(nora, Action);
        // The two days before the milestone was held, too.
        Assert.Equal(new DateOnly(2026, 1, 15), await DueOn(product, nora, Action));
        product.Clock.Advance(TimeSpan.FromDays(3));
        await product.CloseHelp(nora, Milestone);
        Assert.Equal((new DateOnly(2026, 1, 20), new DateOnly(2026, 1, 20)), (await DueOn(product, nora, Action), await DueOn(product, nora, Milestone)));
    }

    [Fact]
    public async Task Of_several_who_close_at_once_one_moves_the_date()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC");
        await Due(product, Action, "2026-01-13");
        await product.AskForHelp(nora, Action, "No access");
        await product.AskForHelp(nora, Action, "Still none");
        product.Clock.Advance(TimeSpan.FromDays(7));
        await AtOnce.Run(6, () => product.CloseHelp(nora, Action));
        Assert.Equal(new DateOnly(2026, 1, 20), await DueOn(product, nora, Action));
        Assert.Equal(0L, await product.One<long>("select count(*) from help_requests where closed_at is null"));
    }

    [Fact]
    public async Task The_days_are_counted_where_the_plans_contact_lives()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("Pacific/Auckland");
        await Due(product, Action, "2026-01-13");
        // 10:59 UTC is 23:59 there.
        product.Clock.SetUtcNow(new DateTimeOffset(2026, 1, 6, 10, 59, 0, TimeSpan.Zero));
        await product.AskForHelp(nora, Action, "No access");
        product.Clock.Advance(TimeSpan.FromMinutes(2));
        await product.CloseHelp(nora, Action);
        Assert.Equal(new DateOnly(2026, 1, 14), await DueOn(product, nora, Action));
    }

    [Fact]
    public async Task No_check_in_asks_about_a_milestone_on_its_day_while_it_is_on_hold()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_an_accepted_plan("UTC");
        await product.Sql("update plans set check_in_every = 60");
        await Due(product, Milestone, "2026-01-13");
        await product.AskForHelp(nora, Milestone, "No access");
        product.Clock.Advance(TimeSpan.FromDays(9));
        Assert.Equal(0, await product.Run<ScaleSuccess.Engagement.SendDueCheckIns>());
        await product.CloseHelp(nora, Milestone);
        product.Clock.Advance(TimeSpan.FromDays(9));
        Assert.Equal(1, await product.Run<ScaleSuccess.Engagement.SendDueCheckIns>());
        Assert.Equal(new DateOnly(2026, 1, 22), (await product.A_check_in()).Day);
    }

    private static Task Due(Product product, string item, string day) =>
        product.Sql($"update plan_items set due_on = '{day}' where kind || '/' || key = '{item}'");

    private static async Task<DateOnly?> DueOn(Product product, Visitor visitor, string item) => (await product.PlanOf(visitor)).Items.Single(one => $"{one.Kind}/{one.Key}" == item).DueOn;

    private static async Task<List<(string, DateOnly?)>> Dates(Product product, Visitor visitor, string except) =>
        [.. (await product.PlanOf(visitor)).Items.Where(one => $"{one.Kind}/{one.Key}" != except).Select(one => ($"{one.Kind}/{one.Key}", one.DueOn)).Order()];

    private static async Task<List<string>> Held(Product product, Visitor visitor)
    {
        var plan = (await product.ViewOf(visitor)).Plan;
        return [.. plan.Items.Where(plan.IsOnHold).Select(item => item.Key)];
    }
}
