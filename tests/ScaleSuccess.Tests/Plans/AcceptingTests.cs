using ScaleSuccess.Customers;
using ScaleSuccess.Outcomes;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Plans;

public sealed class AcceptingTests
{
    [Fact]
    public async Task Accepting_ticks_the_action_that_asked_for_it()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();

        await product.Use<ChangePlan, bool>((change, cancel) => change.Accept(nora, 1, cancel));

        var plan = await product.PlanOf(nora);
        var asked = plan.Items.Single(item => item.Kind == ItemKind.Action && item.AcceptsPlan);
        Assert.Equal(nora.ContactId, asked.DoneBy);
        Assert.DoesNotContain(plan.Items, item => item.Kind == ItemKind.Action && item.IsDone && item != asked);
    }

    [Fact]
    public async Task Page_and_funnel_agree_that_a_new_version_waits_for_its_own_yes()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Accept(nora);
        Assert.Equal((true, 1L), await Accepted(product, nora));
        await product.Sql("update plans set version = 2");
        Assert.Equal((false, 0L), await Accepted(product, nora));
        await product.Accept(nora, 2);
        Assert.Equal((true, 1L), await Accepted(product, nora));
    }

    [Fact]
    public async Task Accepting_alone_is_not_yet_working_with_the_plan()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan();
        await product.Accept(nora);
        Assert.Equal((1L, 0L), ((await Now(product)).Accepted, (await Now(product)).Active));
        await product.Tick(nora, (await product.PlanOf(nora)).Items.First(item => item is { Kind: ItemKind.Action, Side: "customer", IsDone: false }).Key);
        Assert.Equal(1L, (await Now(product)).Active);
    }

    private static async Task<(bool, long)> Accepted(Product product, Visitor visitor)
    {
        var page = await product.Use<ReadPlan, PlanView?>((read, cancel) => read.Of(visitor.CustomerId, cancel));
        return (page!.IsAccepted, (await Now(product)).Accepted);
    }

    private static Task<Funnel> Now(Product product) => product.Use<ReadFunnel, Funnel>((read, cancel) => read.Now(cancel));
}
