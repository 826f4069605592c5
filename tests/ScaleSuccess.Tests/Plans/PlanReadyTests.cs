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

    [Fact]
    public async Task A_colleague_is_introduced_to_the_plan_and_thanked_for_no_answers()
    {
        await using var product = await Product.New();
        var nora = await product.An_answered_customer("Europe/Berlin",
            ("people.1.name", ["Jonas Berg"]), ("people.1.email", ["jonas@example.com"]), ("people.1.role", ["economic_buyer"]));
        await product.Sql("update contacts set consent = 'given' where email = 'jonas@example.com'");
        await product.Run<ScaleSuccess.Segments.Assignments.AssignSegments>();
        await product.Run<ScaleSuccess.Plans.Drafting.StartPlans>();
        await product.Run<ScaleSuccess.Plans.Drafting.StartPlans>();
        await product.Run<DispatchMessages>();

        var mail = Assert.Single(product.Mail.Sent, one => one.To.Address == "jonas@example.com");
        Assert.DoesNotContain("Thank you for your answers", mail.Text + mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Nora Lindqvist answered", mail.Text, StringComparison.Ordinal);
        Assert.Contains("the decision maker", mail.Text, StringComparison.Ordinal);
        Assert.Contains("/welcome", mail.Text, StringComparison.Ordinal);
        Assert.EndsWith("/plan>", mail.Headers["List-Unsubscribe"], StringComparison.Ordinal);
        Assert.Contains("Thank you for your answers", Assert.Single(product.Mail.Sent, one => one.To.Address == nora.Email).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_colleague_who_has_left_the_plans_mail_is_not_written_to()
    {
        await using var product = await Product.New();
        await product.An_answered_customer("Europe/Berlin", ("people.1.name", ["Jonas Berg"]), ("people.1.email", ["jonas@example.com"]), ("people.1.role", ["user"]));
        await product.Sql("update contacts set consent = 'given' where email = 'jonas@example.com'");
        await product.Use<Unsubscribe>((topics, cancel) => topics.Leave("jonas@example.com", ScaleSuccess.Emails.Texts.Topic.Plan, cancel));
        await product.Run<ScaleSuccess.Segments.Assignments.AssignSegments>();
        await product.Run<ScaleSuccess.Plans.Drafting.StartPlans>();
        await product.Run<DispatchMessages>();
        Assert.DoesNotContain(product.Mail.Sent, one => one.To.Address == "jonas@example.com");
    }
}
