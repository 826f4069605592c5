using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Changing;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Reviews;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Console;

public sealed class ReviewTests
{
    [Fact]
    public async Task Ops_read_what_became_of_each_review_with_the_words_and_are_told_of_what_is_overdue()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var visitor = await Loop.A_customer_with_a_plan(host);
        Assert.DoesNotContain("Overdue reviews", (await browser.Get(Urls.Ops)).Text, StringComparison.Ordinal);
        await host.Use<ChangePlan, bool>((change, cancel) => change.Accept(visitor, new PlanVersion(1, 0), cancel));
        await host.Use<AskForReview, int?>((ask, cancel) => ask.Run(visitor, cancel));
        await host.Ask(db => db.Database.ExecuteAsync("update plan_reviews set due_on = due_on - 3", default));

        var today = await browser.Get(Urls.Ops);
        Assert.Contains("review 1, due 2 Jan 2026, 3 days ago", today.Text, StringComparison.Ordinal);
        Assert.NotNull(today.Document.QuerySelector($"a[href='{Urls.OpsCustomer(visitor.CustomerId)}#reviews']"));
        Assert.Contains("Overdue", (await browser.Get(Urls.OpsCustomer(visitor.CustomerId))).Document.QuerySelector("#reviews")!.TextContent, StringComparison.Ordinal);

        await host.Ask(db => db.Database.ExecuteAsync(
            "update plan_reviews set outcome = 'confirmed', decided_at = made_at, decided_by = {0}, content = '{{}}', words = 'Fewer <steps>.'", default, visitor.ContactId));
        var reviews = (await browser.Get(Urls.OpsCustomer(visitor.CustomerId))).Document.QuerySelector("#reviews")!.TextContent;
        Assert.Contains($"confirmed by {visitor.ContactName}", reviews, StringComparison.Ordinal);
        Assert.Contains("Fewer <steps>.", reviews, StringComparison.Ordinal);
        Assert.DoesNotContain("Overdue", reviews, StringComparison.Ordinal);
        Assert.DoesNotContain("Overdue reviews", (await browser.Get(Urls.Ops)).Text, StringComparison.Ordinal);
    }
}
