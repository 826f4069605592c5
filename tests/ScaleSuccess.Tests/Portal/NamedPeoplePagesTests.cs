using ScaleSuccess.Customers.OpsOwners;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Plans.OpsOwners;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Portal;

/// <summary>What the customer reads of who does it, on either side.</summary>
public sealed class NamedPeoplePagesTests : IAsyncLifetime
{
    private const string Maya = "maya.chen@acme.example";
    private TestHost host = null!;
    private Guest guest = null!;

    public async Task InitializeAsync()
    {
        host = await TestHost.Start();
        guest = await host.A_guest_with_a_plan();
        await host.Ask(db => db.Database.ExecuteAsync($"""
            insert into ops_users (id, user_name, email, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count, must_change_password, role)
            values ('{Maya}', '{Maya}', '{Maya}', false, false, false, false, 0, false, 'ops')
            """, default));
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task The_plan_says_who_of_the_vendor_does_it_who_the_contact_is_and_its_history_since_when()
    {
        var ours = (await host.PlanOf(guest)).Items.First(item => item is { Kind: ItemKind.Action, Side: "vendor" });
        Assert.DoesNotContain("Maya Chen", (await host.Browser().Get(guest.Plan)).Text, StringComparison.Ordinal);
        await host.Use<NameOpsOwner, NamingOutcome>((name, cancel) => name.Run(ours.PlanId, ours.Kind, ours.Key, Maya, "admin", cancel));
        var page = await host.Browser().Get(guest.Plan);
        Assert.Contains("Maya Chen at Acme", page.Document.QuerySelector($"#road-{ours.Key.Replace(".", "\\.", StringComparison.Ordinal)}")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Your contact at Acme", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Maya, page.Text, StringComparison.Ordinal);

        await host.Use<NameOpsContact, bool>((name, cancel) => name.Run(guest.Visitor.CustomerId, Maya, cancel));
        page = await host.Browser().Get(guest.Plan);
        Assert.Contains("Your contact at Acme: Maya Chen", page.Text, StringComparison.Ordinal);
        Assert.Contains("Maya Chen at Acme", page.Document.QuerySelectorAll(".sides > section")[1].TextContent, StringComparison.Ordinal);
        var history = await host.Browser().Get(Urls.PlanHistory(guest.Token));
        Assert.Contains("Who of us does it", history.Text, StringComparison.Ordinal);
        Assert.Contains("Maya Chen", history.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Maya, history.Text, StringComparison.Ordinal);

        // Gone, the name stays in the history and nowhere else.
        await host.Ask(db => db.Database.ExecuteAsync("delete from ops_users where user_name = {0}", default, Maya));
        Assert.DoesNotContain("Maya Chen at Acme", (await host.Browser().Get(guest.Plan)).Text, StringComparison.Ordinal);
        Assert.Contains("Maya Chen", (await host.Browser().Get(Urls.PlanHistory(guest.Token))).Text, StringComparison.Ordinal);
    }
}
