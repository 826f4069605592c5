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

        // A sign-in that says no name is one of ours all the same.
        await host.Use<NameOpsOwner, NamingOutcome>((name, cancel) => name.Run(ours.PlanId, ours.Kind, ours.Key, "admin", "admin", cancel));
        Assert.Equal(["Maya Chen", "one of us"], (await host.Browser().Get(Urls.PlanHistory(guest.Token))).Document.QuerySelectorAll(".revisions li:first-child .moves :is(del, ins)").Select(one => one.TextContent));
        await host.Use<NameOpsOwner, NamingOutcome>((name, cancel) => name.Run(ours.PlanId, ours.Kind, ours.Key, Maya, "admin", cancel));

        // Gone, the name stays in the history and nowhere else.
        await host.Ask(db => db.Database.ExecuteAsync("delete from ops_users where user_name = {0}", default, Maya));
        Assert.DoesNotContain("Maya Chen at Acme", (await host.Browser().Get(guest.Plan)).Text, StringComparison.Ordinal);
        Assert.Contains("Maya Chen", (await host.Browser().Get(Urls.PlanHistory(guest.Token))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_it_can_be_somebody_who_is_not_known_yet_for_what_is_changed_and_for_what_is_added()
    {
        var browser = host.Browser();
        var action = (await host.PlanOf(guest)).Items.First(item => item is { Kind: ItemKind.Action, Side: "customer", AcceptsPlan: false });
        var form = await browser.Get(Urls.ChangeItem(guest.Token, $"action/{action.Key}"));
        var refused = await browser.Submit(form, "form[action*=change] .push", ("owner", ["somebody"]), ("colleague.name", ["Petra Vogt"]), ("colleague.email", ["petra"]), ("colleague.invite", ["yes"]));
        Assert.Contains("This is not an e-mail address", refused.Document.QuerySelector(".somebody-else")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("This is not an e-mail address", refused.Document.QuerySelector(".error-summary, [role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Petra Vogt", refused.Document.QuerySelector("[name='colleague.name']")!.GetAttribute("value"));
        Assert.NotNull(refused.Document.QuerySelector("[name='colleague.invite'][checked]"));
        Assert.NotNull(refused.Document.QuerySelector("option[value=somebody][selected]"));

        var saved = await browser.Submit(refused, "form[action*=change] .push", ("colleague.email", ["petra@guest.example"]));
        Assert.Contains("Petra Vogt", saved.Document.QuerySelector($"#road-{action.Key.Replace(".", "\\.", StringComparison.Ordinal)}")!.TextContent, StringComparison.Ordinal);
        var added = await browser.Submit(await browser.Get(Urls.AddItem(guest.Token, ItemKind.Commitment, null)), "form[action*='add'] .push",
            ("title", ["Uli reads the numbers"]), ("owner", ["somebody"]), ("colleague.name", ["Uli Roth"]), ("colleague.email", ["uli@guest.example"]), ("every", [""]), ("due_on", [""]));
        Assert.Contains("Uli Roth", added.Document.QuerySelectorAll(".sides li.commitment").Single(row => row.TextContent.Contains("Uli reads", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        var consents = await host.Ask(db => db.Database.QueryAsync<string>("select email || ' ' || consent as \"Value\" from contacts where named_by is not null order by email", default));
        Assert.Equal(["petra@guest.example asked", "uli@guest.example named"], consents);
    }
}
