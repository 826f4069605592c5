using System.Net;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.Redrafting;
using ScaleSuccess.Surveys.Responses;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Console;

public sealed class CustomerTests
{
    [Fact]
    public async Task Ticking_ours_is_seen_by_the_customer_and_the_same_click_twice_is_one()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var visitor = await Loop.A_customer_with_a_plan(host);
        var page = await browser.Get(Urls.OpsCustomer(visitor.CustomerId));
        await browser.Submit(page, ".plan-actions button.check");
        await browser.Submit(page, ".plan-actions button.check");
        Assert.Single((await Loop.PlanOf(host, visitor)).Items, item => item.Kind == "action" && item.Side == "vendor" && item.IsDone);
    }

    [Fact]
    public async Task Revoking_a_contacts_links_ends_those_already_sent()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var visitor = await Loop.A_customer_with_a_plan(host);
        var page = await browser.Get(Urls.OpsCustomer(visitor.CustomerId));
        var token = new Uri(page.Document.QuerySelector("[name^=plan-]")!.GetAttribute("value")!).Segments[^1];
        Assert.NotNull(await host.Use<PersonalLinks, Visitor?>((links, cancel) => links.Open(token, LinkPurpose.Pages, cancel)));
        await browser.Submit(page, ".links form");
        Assert.Null(await host.Use<PersonalLinks, Visitor?>((links, cancel) => links.Open(token, LinkPurpose.Pages, cancel)));
    }

    [Fact]
    public async Task A_lifted_block_lets_mail_through_again()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var visitor = await Loop.A_customer_with_a_plan(host);
        await Loop.Do<Unsubscribe>(host, (unsubscribe, cancel) => unsubscribe.Leave(visitor.Email, Topic.CheckIn, cancel));
        await browser.Submit(await browser.Get(Urls.OpsCustomer(visitor.CustomerId)), "button[name=Suppression]");
        Assert.False(await host.Ask(db => db.Set<Suppression>().AnyAsync(block => block.LiftedAt == null)));
    }

    [Fact]
    public async Task What_is_proposed_what_was_declined_and_who_decided_is_listed()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var visitor = await Loop.A_customer_with_a_plan(host);
        await Loop.Do<ChangePlan>(host, (change, cancel) => change.Accept(visitor, new PlanVersion(1, 0), cancel));
        await Loop.Do<ChangeAnswers>(host, (change, cancel) => change.Run(visitor, "onboarding",
            new Dictionary<string, string[]> { ["goals"] = ["save_time", "fewer_mistakes"] }, null, cancel));
        await host.Run<RedraftPlans>();
        var waiting = (await browser.Get(Urls.OpsCustomer(visitor.CustomerId))).Text;
        Assert.Contains("New objective: “Make fewer mistakes”", waiting, StringComparison.Ordinal);

        await Loop.Do<AnswerProposal>(host, async (answer, cancel) =>
        {
            var open = (await host.Use<ReadProposedPlan, ProposedPlan?>((read, stop) => read.For(visitor.CustomerId, stop)))!;
            await answer.Run(visitor, open.Asked.ToDictionary(change => change.Id, _ => false), cancel);
        });
        var answered = (await browser.Get(Urls.OpsCustomer(visitor.CustomerId))).Text;
        Assert.Contains("Objective: “Make fewer mistakes”", answered, StringComparison.Ordinal);
        Assert.Contains($"Changed answers: answered by {visitor.ContactName}", answered, StringComparison.Ordinal);
        Assert.DoesNotContain("for the customer to answer", answered, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_finds_people_by_e_mail_and_pages_without_losing_anybody()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        for (var i = 0; i < 53; i++)
            await host.Use<SaveCustomer, SaveCustomerOutcome>((save, cancel) => save.Run(
                new CustomerRequest($"c-{i}", $"Same name {i % 7}", "small", "UTC", [new ContactRequest("Ann", $"ann-{i}@c.example", null, null)]), cancel));
        var found = await browser.Get(Urls.OpsCustomerList("ann-17@c.example", null, null));
        Assert.Equal("c-17", Assert.Single(Keys(found)));

        var first = await browser.Get(Urls.OpsCustomers);
        var second = await browser.Get(first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(53, Keys(first).Concat(Keys(second)).Distinct().Count());
        Assert.Null(second.Document.QuerySelector("a[rel=next]"));
    }

    [Fact]
    public async Task An_unknown_customer_is_not_found()
    {
        await using var host = await TestHost.Start();
        var page = await (await OpsConsole.SignedIn(host)).Get(Urls.OpsCustomer(4711));
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("Customer not found", page.Text, StringComparison.Ordinal);
    }

    private static List<string> Keys(Page page) =>
        [.. page.Document.QuerySelectorAll("tbody th .cell-note").Select(note => note.TextContent)];
}
