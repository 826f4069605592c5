using ScaleSuccess.Plans;
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
        var asked = plan.Items.Single(item => item.Kind == ItemKind.Action && item.Key.EndsWith(".confirm_plan", StringComparison.Ordinal));
        Assert.Equal(nora.ContactId, asked.DoneBy);
        Assert.DoesNotContain(plan.Items, item => item.Kind == ItemKind.Action && item.IsDone && item != asked);
    }
}
