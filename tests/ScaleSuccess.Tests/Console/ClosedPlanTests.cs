using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Ending;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Console;

public sealed class ClosedPlanTests
{
    [Fact]
    public async Task Ops_see_who_closed_a_plan_why_and_what_they_said()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var visitor = await Loop.A_customer_with_a_plan(host);
        await host.Ask(db => db.Database.ExecuteAsync("update plans set started_on = '2025-03-01', deadline = '2025-12-01'", default));
        await host.Use<ClosePlan, CloseOutcome>((close, cancel) => close.Run(visitor, "too_much", "Twelve <steps>!", cancel));

        var customer = await browser.Get(Urls.OpsCustomer(visitor.CustomerId));
        Assert.Contains("Closed by the customer", customer.Text, StringComparison.Ordinal);
        Assert.Contains("It was too much work", customer.Text, StringComparison.Ordinal);
        Assert.Contains("Twelve <steps>!", customer.Text, StringComparison.Ordinal);
        var today = await browser.Get(Urls.Ops);
        Assert.Contains("Twelve <steps>!", today.Text, StringComparison.Ordinal);
        Assert.NotNull(today.Document.QuerySelector($"a[href='{Urls.OpsCustomer(visitor.CustomerId)}']"));
    }
}
