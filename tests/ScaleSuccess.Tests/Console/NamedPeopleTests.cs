using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Console;

/// <summary>Ops name who of them does what, find what is theirs, and hand over what somebody had who is gone.</summary>
public sealed class NamedPeopleTests
{
    private const string Dan = "dan.ko@acme.example", Action = "kick_off.send_starter", Promise = "answer_in_a_day";

    [Fact]
    public async Task A_customers_contact_and_who_does_an_action_are_named_on_its_page_and_each_finds_their_own()
    {
        await using var host = await TestHost.Start();
        var admin = await OpsConsole.SignedIn(host);
        var dan = await OpsConsole.AddedUser(host, Dan, "ops");
        var visitor = await Loop.A_customer_with_a_plan(host);
        await host.Ask(db => db.Database.ExecuteAsync("update plan_items set due_on = '2026-01-02' where key in ('first_result.check_setup', 'kick_off.send_starter')", default));
        await host.Ask(db => db.Database.ExecuteAsync("update plan_items set due_on = '2026-01-02', every = null where key = 'answer_in_a_day'", default));

        var page = await admin.Get(Urls.OpsCustomer(visitor.CustomerId));
        var named = await admin.Submit(page, "form:has([name=OpsContact])", ("OpsContact", ["admin"]));
        Assert.Contains("Saved. The customer reads the name on the plan.", named.Text, StringComparison.Ordinal);
        foreach (var field in new[] { $"owner-action-{Action}", $"owner-commitment-{Promise}" })
            named = await admin.Submit(named, $"form:has([name='{field}'])", (field, [Dan]));
        Assert.Contains("Changed “Send a starter set that fits your goals”: who of us nobody in particular → Dan Ko", Squeezed(named.Text), StringComparison.Ordinal);
        Assert.Contains("Dan Ko", named.Document.QuerySelector($"#commitment-{Promise}")!.TextContent, StringComparison.Ordinal);

        Assert.Equal(["Send a starter set that fits your goals Dan Ko", "Review your setup and send tips admin"], await Actions(admin, null));
        Assert.Equal(["Review your setup and send tips admin"], await Actions(admin, "mine"));
        Assert.Equal(["Send a starter set that fits your goals Dan Ko"], await Actions(dan, "mine"));
        Assert.Contains("Dan Ko", (await dan.Get(Urls.OpsOwedOf("mine"))).Document.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Send a starter set that fits your goals Dan Ko"], await Actions(admin, Dan));
        Assert.Contains(visitor.CustomerName, (await admin.Get(Urls.OpsCustomerList(null, null, null, "admin"))).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(visitor.CustomerName, (await admin.Get(Urls.OpsCustomerList(null, null, null, Dan))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_removed_user_had_falls_back_and_today_hands_it_over()
    {
        await using var host = await TestHost.Start();
        var admin = await OpsConsole.SignedIn(host);
        await OpsConsole.AddedUser(host, Dan, "ops");
        var visitor = await Loop.A_customer_with_a_plan(host);
        var page = await admin.Get(Urls.OpsCustomer(visitor.CustomerId));
        page = await admin.Submit(page, "form:has([name=OpsContact])", ("OpsContact", [Dan]));
        await admin.Submit(page, $"form:has([name='owner-action-{Action}'])", ($"owner-action-{Action}", [Dan]));
        Assert.DoesNotContain("no user any more", (await admin.Get(Urls.Ops)).Text, StringComparison.Ordinal);

        await admin.Submit(await admin.Get(Urls.OpsSettings), "button[value=remove]");
        Assert.Contains("Dan Ko is no user any more", (await admin.Get(Urls.OpsCustomer(visitor.CustomerId))).Text, StringComparison.Ordinal);
        var today = await admin.Get(Urls.Ops);
        Assert.Contains("Contact of 1 customer; named for 1 action or commitment.", Squeezed(today.Text), StringComparison.Ordinal);
        var after = await admin.Submit(today, $"form:has([name='to-{Dan}'])", ($"to-{Dan}", ["admin"]));
        Assert.Contains("Handed over.", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("no user any more", after.Text, StringComparison.Ordinal);
        Assert.Equal("admin", (await host.Ask(db => db.Database.QueryAsync<string>("select ops_owner as \"Value\" from customers where ops_owner is not null", default))).Single());
        // The same button in an older page finds nothing to hand over.
        await admin.Submit(today, $"form:has([name='to-{Dan}'])", ($"to-{Dan}", ["admin"]));
    }

    /// <summary>Of the list of what is overdue: what, and who.</summary>
    private static async Task<IEnumerable<string>> Actions(Browser browser, string? whose) =>
        from row in (await browser.Get(Urls.OpsOwedOf(whose))).Document.QuerySelectorAll("td[data-label=Action]")
        select Squeezed($"{row.TextContent} {row.NextElementSibling!.TextContent}");

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
