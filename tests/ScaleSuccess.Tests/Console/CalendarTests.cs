using ScaleSuccess.Emails.Budgets;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Emails.Budgets;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Console;

/// <summary>Ops say how many e-mails a person gets, and see what goes to whom and when, and why not.</summary>
public sealed class CalendarTests
{
    [Fact]
    public async Task Ops_set_the_budget_and_the_calendar_shows_what_it_moves()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var nora = await Loop.A_customer_with_a_plan(host);
        await host.Run<DispatchMessages>();
        var first = (await browser.Get(Urls.OpsCustomer(nora.CustomerId))).Document.QuerySelector("#calendar")!.TextContent;
        Assert.Contains("Reminder 1 to accept the plan, if nobody answers.", first, StringComparison.Ordinal);
        Assert.Contains("No check-ins yet", first, StringComparison.Ordinal);
        var calendar = (await browser.Get(Urls.OpsCalendar)).Document;
        var link = calendar.QuerySelector("table a")!.GetAttribute("href")!;
        Assert.Contains(nora.CustomerName, (await browser.Get(link)).Document.QuerySelector("#list")!.TextContent, StringComparison.Ordinal);

        var settings = await browser.Get(Urls.OpsSettings);
        Assert.Contains("“Answer to a customer”", settings.Document.QuerySelector("#mail-budget")!.TextContent, StringComparison.Ordinal);
        var refused = await browser.Submit(settings, "form:has([name=PerDay])", ("PerDay", ["5"]), ("PerWeek", ["3"]));
        Assert.Contains("In seven days there cannot be fewer than on one of them.", refused.Text, StringComparison.Ordinal);
        var saved = await browser.Submit(settings, "form:has([name=PerDay])", ("PerDay", ["2"]), ("PerWeek", ["4"]));
        Assert.Contains("Saved. It counts from the next e-mail on", saved.Text, StringComparison.Ordinal);
        Assert.Contains("at most 2 a day and 4 in seven days", (await browser.Get(Urls.OpsCalendar)).Text, StringComparison.Ordinal);
    }
}
