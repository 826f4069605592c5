using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Engagement;

/// <summary>The step looks at few plans: at those whose next check-in may have come nearer.</summary>
public sealed class CheckInLooksTests
{
    private const string Waiting = "select count(*) from check_in_looks where next_at = '-infinity'";

    [Fact]
    public async Task A_plan_with_a_new_milestone_is_looked_at_and_no_other()
    {
        await using var product = await Product.New();
        await product.A_customer_with_a_plan();
        await product.A_customer_with_a_plan();
        var plan = await product.One<long>("select min(id) from plans");
        await product.Sql("update check_in_looks set next_at = 'infinity'");
        await product.Sql($"insert into plan_items (plan_id, kind, key, position, title, origin) values ({plan}, 'highlight', 'new', 90, 'Size', '{{}}')");
        Assert.Equal(0L, await product.One<long>(Waiting));
        await product.Sql($"insert into plan_items (plan_id, kind, key, position, title, due_on, origin) values ({plan}, 'milestone', 'new', 91, 'Halfway', '2026-02-02', '{{}}')");
        Assert.Equal(1L, await product.One<long>(Waiting));
        Assert.Equal(plan, await product.One<long>("select plan_id from check_in_looks where next_at = '-infinity'"));
    }
}
