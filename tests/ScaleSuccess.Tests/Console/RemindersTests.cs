using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Engagement.Sequences;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Console;

/// <summary>Ops see what a customer is reminded of next, and who was reminded in vain.</summary>
public sealed class RemindersTests
{
    [Fact]
    public async Task The_customers_page_says_what_comes_next_and_today_lists_whom_nothing_moved()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var nora = await Loop.A_customer_with_a_plan(host);
        Assert.Contains("None:", await Card(browser, nora.CustomerId), StringComparison.Ordinal);
        await host.Run<DispatchMessages>();
        Assert.Contains("Reminder 1 of 3 goes to Nora Lindqvist on", await Card(browser, nora.CustomerId), StringComparison.Ordinal);
        for (var day = 0; day < 21; day++)
        {
            await host.Run<SendReminders>();
            await host.Run<DispatchMessages>();
            host.Jump(TimeSpan.FromDays(1));
        }
        // Their session of three weeks ago is over.
        browser = await OpsConsole.SignedInAgain(host);
        Assert.Equal(3, host.Mail.Sent.Count(mail => mail.Follows is not null));
        Assert.Contains("Asked 4 times to accept the plan and no answer.", await Card(browser, nora.CustomerId), StringComparison.Ordinal);
        var today = (await browser.Get(Urls.Ops)).Document.QuerySelectorAll(".card").Single(card => card.QuerySelector(".card-title")?.TextContent == "No answer to reminders");
        Assert.Contains(nora.CustomerName, today.TextContent, StringComparison.Ordinal);
        Assert.Contains("Asked 4 times to accept the plan and no answer.", today.TextContent, StringComparison.Ordinal);
    }

    private static async Task<string> Card(Browser browser, long customer) =>
        (await browser.Get(Urls.OpsCustomer(customer))).Document.QuerySelector("#reminders")!.TextContent;
}
