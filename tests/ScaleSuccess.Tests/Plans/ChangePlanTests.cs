using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Standing;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Plans;

public sealed class ChangePlanTests
{
    [Fact]
    public async Task The_first_to_accept_is_named_however_many_do()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("UTC", ("people.1.name", ["Ben"]), ("people.1.email", ["ben@example.com"]));
        var ben = nora with { ContactId = await product.One<long>("select id from contacts where email = 'ben@example.com'") };
        Assert.True(await product.Accept(nora));
        Assert.True(await product.Accept(ben));
        var view = await product.Use<ReadPlan, PlanView?>((read, cancel) => read.Of(nora.CustomerId, cancel));
        Assert.Equal(nora.ContactName, view!.AcceptedBy);
    }

    [Fact]
    public async Task An_old_version_cannot_be_accepted()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Sql("update plans set version = 2");
        Assert.False(await product.Accept(nora, 1));
        Assert.False(await product.Accept(nora, 3));
        Assert.True(await product.Accept(nora, 2));
    }

    [Fact]
    public async Task With_its_last_action_the_customer_is_asked_whether_the_milestone_is_reached()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Accept(nora);
        foreach (var action in await Mine(product, nora, "kick_off")) await product.Tick(nora, action);
        Assert.DoesNotContain(await product.NeedsOf(nora), need => need.Kind == NeedKind.Milestone);
        await Vendor(product, nora, "kick_off.send_starter", true);
        Assert.Equal("kick_off", Assert.Single(await product.NeedsOf(nora), need => need.Kind == NeedKind.Milestone).Key);
        Assert.False(await IsDone(product, nora, "kick_off"));

        await product.Reach(nora, "kick_off");
        Assert.True(await IsDone(product, nora, "kick_off"));
        await Vendor(product, nora, "kick_off.send_starter", false);
        Assert.False(await IsDone(product, nora, "kick_off"));
    }

    [Fact]
    public async Task Two_people_ticking_the_last_two_actions_at_once_lose_neither()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await Vendor(product, nora, "kick_off.send_starter", true);
        await product.Accept(nora);
        var mine = await Mine(product, nora, "kick_off");
        await Task.WhenAll(mine.Select(action => Task.Run(() => product.Tick(nora, action))));
        Assert.Contains(await product.NeedsOf(nora), need => need is { Kind: NeedKind.Milestone, Key: "kick_off" });
    }

    [Fact]
    public async Task A_milestone_that_was_a_slip_is_open_again_with_what_it_ticked()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var before = (await Mine(product, nora, "first_result"))[0];
        await product.Tick(nora, before);
        product.Clock.Advance(TimeSpan.FromMinutes(1));
        await product.Reach(nora, "first_result");
        Assert.All((await product.PlanOf(nora)).Items.Where(item => item is { Kind: ItemKind.Action, Side: "customer", Parent: "first_result" }), action => Assert.True(action.IsDone));
        await product.Reach(nora, "first_result", done: false);
        Assert.Equal([before], (await product.PlanOf(nora)).Items.Where(item => item.IsDone).Select(item => item.Key));
    }

    [Fact]
    public async Task The_last_milestone_reaches_an_accepted_plan_s_goal_and_undoing_it_takes_that_back()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Accept(nora);
        product.Clock.Advance(TimeSpan.FromDays(1));
        foreach (var milestone in (await product.PlanOf(nora)).Items.Where(item => item.Kind == ItemKind.Milestone).Select(item => item.Key).ToList())
            await product.Reach(nora, milestone);
        Assert.True((await product.ViewOf(nora)).Plan.IsAchieved);
        await product.Reach(nora, "goal", done: false);
        Assert.False((await product.ViewOf(nora)).Plan.IsAchieved);
    }

    [Fact]
    public async Task A_second_tick_keeps_the_first_time()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        var action = (await Mine(product, nora, "kick_off"))[0];
        await product.Tick(nora, action);
        product.Clock.Advance(TimeSpan.FromDays(1));
        await product.Tick(nora, action);
        Assert.Equal(Product.Start, (await product.PlanOf(nora)).Items.Single(i => i.Key == action).DoneAt);
    }

    [Theory]
    [InlineData("kick_off.send_starter")]
    [InlineData("kick_off")]
    [InlineData("nonsense\0'; drop table plans --")]
    public async Task A_customer_ticks_only_actions_of_its_own_side(string key)
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Tick(nora, key);
        Assert.DoesNotContain((await product.PlanOf(nora)).Items, item => item.IsDone);
    }

    [Fact]
    public async Task The_vendor_does_not_tick_for_the_customer()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await Vendor(product, nora, "kick_off.confirm_plan", true);
        Assert.DoesNotContain((await product.PlanOf(nora)).Items, item => item.IsDone);
    }

    [Fact]
    public async Task Nobody_reaches_another_customers_plan()
    {
        await using var product = await Product.New();
        var (nora, other) = (await product.A_customer_with_a_plan(), await product.A_customer());
        await product.Tick(other, (await Mine(product, nora, "kick_off"))[0]);
        Assert.False(await product.Accept(other));
        Assert.DoesNotContain((await product.PlanOf(nora)).Items, item => item.IsDone);
        Assert.Equal(0L, await product.One<long>("select count(*) from acceptances"));
    }

    private static async Task Vendor(Product product, Visitor visitor, string action, bool done)
    {
        var plan = (await product.PlanOf(visitor)).Id;
        await product.Use<FinishVendorAction>((finish, cancel) => finish.Run(plan, action, done, cancel));
    }

    private static async Task<List<string>> Mine(Product product, Visitor visitor, string milestone) =>
        [.. (await product.PlanOf(visitor)).Items
            .Where(i => i.Kind == ItemKind.Action && i.Parent == milestone && i is { Side: "customer", AcceptsPlan: false }).Select(i => i.Key)];

    private static async Task<bool> IsDone(Product product, Visitor visitor, string milestone) =>
        (await product.PlanOf(visitor)).Items.Single(i => i.Kind == ItemKind.Milestone && i.Key == milestone).IsDone;
}
