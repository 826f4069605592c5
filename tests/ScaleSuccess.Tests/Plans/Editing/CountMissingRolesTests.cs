using ScaleSuccess.Customers;
using ScaleSuccess.Plans.Editing;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans.Changing;
using ScaleSuccess.Tests.Plans.Rollouts;

namespace ScaleSuccess.Tests.Plans.Editing;

public sealed class CountMissingRolesTests
{
    [Theory]
    [InlineData(StagedTemplates.SmallFast)]
    [InlineData(StagedTemplates.Module)]
    public async Task Customers_with_a_live_plan_who_have_nobody_in_a_role_are_counted(string key)
    {
        await using var product = await Product.New();
        Assert.Equal((0, 0), await Admins(product, key));
        var visitors = new List<Visitor>();
        for (var count = 0; count < 4; count++) visitors.Add(await product.A_customer_with_a_plan());
        Assert.Equal((4, 4), await Admins(product, key));
        // One has an admin, one has an admin who has not agreed to be one, and of one the plan is over.
        await product.Sql($"update contacts set role = 'admin' where customer_id = {visitors[0].CustomerId}");
        await product.Sql($"insert into contacts (customer_id, name, email, role, consent, created_at) select customer_id, 'Ada', 'ada@example.com', 'admin', 'named', created_at from contacts where customer_id = {visitors[1].CustomerId}");
        await product.Sql($"update plans set closed_at = now() where customer_id = {visitors[2].CustomerId}");
        Assert.Equal((3, 2), await Admins(product, key));
    }

    private static async Task<(int Customers, int Without)> Admins(Product product, string key)
    {
        var missing = await product.Use<CountMissingRoles, MissingRoles>((count, cancel) => count.Of(key, cancel));
        return (missing.Customers, missing.Without.GetValueOrDefault(Contact.Admin));
    }
}
