using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Plans;

public sealed class PlanReadyTests
{
    [Fact]
    public async Task Everybody_who_agreed_to_be_a_contact_hears_that_the_plan_is_ready()
    {
        await using var product = await Product.New();
        var nora = await product.An_answered_customer("Europe/Berlin",
            ("people.1.name", ["Jonas Berg"]), ("people.1.email", ["jonas@example.com"]), ("people.1.role", ["user"]),
            ("people.2.name", ["Ida Holm"]), ("people.2.email", ["ida@example.com"]), ("people.2.role", ["user"]));
        await product.Sql("update contacts set consent = 'given' where email = 'jonas@example.com'");
        await product.Run<ScaleSuccess.Segments.Assignments.AssignSegments>();
        await product.Run<ScaleSuccess.Plans.Drafting.StartPlans>();

        await product.Run<DispatchMessages>();

        Assert.Equal([nora.Email, "jonas@example.com"],
            product.Mail.Sent.Where(mail => mail.Text.Contains("/p/", StringComparison.Ordinal)).Select(mail => mail.To.Address).Order().Reverse());
    }
}
