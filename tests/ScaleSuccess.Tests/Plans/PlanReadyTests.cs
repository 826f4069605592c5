using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Plans;

public sealed class PlanReadyTests
{
    [Fact]
    public async Task Everybody_whom_the_customer_named_hears_that_the_plan_is_ready()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer_with_a_plan("Europe/Berlin",
            ("people.1.name", ["Jonas Berg"]), ("people.1.email", ["jonas@example.com"]), ("people.1.role", ["user"]));

        await product.Run<DispatchMessages>();

        Assert.Equal([nora.Email, "jonas@example.com"],
            product.Mail.Sent.Where(mail => mail.Text.Contains("/p/", StringComparison.Ordinal)).Select(mail => mail.To.Address).Order().Reverse());
    }
}
