using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Emails.Sending;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Invitations;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Console;

/// <summary>Ops see what only a person can help with: a server that refuses us, and customers whom the loop has lost.</summary>
public sealed class CustomerNewsTests
{
    [Fact]
    public async Task A_pause_is_shown_with_the_servers_words_and_ended_early()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        await Loop.A_customer_with_a_plan(host);
        host.Mail.Answer = _ => new MailOutcome.Pause(DeliveryReason.Of(DeliveryCode.PolicyRefused, "554 blocked by spamhaus"));
        await host.Run<DispatchMessages>();
        var today = await browser.Get(Urls.Ops);
        Assert.Contains("Sending is paused", today.Text, StringComparison.Ordinal);
        Assert.Contains("554 blocked by spamhaus", today.Text, StringComparison.Ordinal);

        await browser.Submit(today, ".notice form");

        Assert.Contains("dispatch-messages", host.Nudges);
        host.Mail.Answer = _ => new MailOutcome.Delivered();
        // The refused one waits its own minute.
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await host.Run<DispatchMessages>());
        Assert.Null(await host.Use<SendingPause, PausedSending?>((pause, cancel) => pause.Now(cancel)));
        Assert.DoesNotContain("Sending is paused", (await browser.Get(Urls.Ops)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_that_somebody_does_not_know_about_is_listed_until_ops_close_it()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var nora = await Loop.A_customer_with_a_plan(host);
        await host.Ask(db => db.Database.ExecuteAsync(
            "insert into contacts (customer_id, name, email, role, created_at, consent, named_by) values ({0}, 'Ben Stranger', 'ben@elsewhere.example', 'user', now(), 'asked', {1})",
            default, nora.CustomerId, nora.ContactId));
        var ben = (await host.Ask(db => db.Database.QueryAsync<long>("select id as \"Value\" from contacts where name = 'Ben Stranger'", default)))[0];
        Assert.DoesNotContain("Reported invitations", (await browser.Get(Urls.Ops)).Text, StringComparison.Ordinal);
        await Loop.Do<AnswerInvitation>(host, (answer, cancel) => answer.Decline(nora with { ContactId = ben, Email = "ben@elsewhere.example" }, isUnwanted: true, cancel));

        var today = await browser.Get(Urls.Ops);
        var card = today.Document.QuerySelectorAll(".card").Single(card => card.QuerySelector(".card-title")?.TextContent == "Reported invitations").TextContent;
        foreach (var words in new[] { nora.CustomerName, "Ben Stranger (ben@elsewhere.example)", "Named by Nora Lindqvist" }) Assert.Contains(words, card, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing needs your attention", today.Text, StringComparison.Ordinal);

        await browser.Submit(today, "button[name=Contact]");
        var again = await browser.Submit(today, "button[name=Contact]");
        Assert.Equal(System.Net.HttpStatusCode.OK, again.Status);
        Assert.DoesNotContain("Reported invitations", (await browser.Get(Urls.Ops)).Text, StringComparison.Ordinal);
        Assert.Contains("Reported as unwanted", (await browser.Get(Urls.OpsCustomer(nora.CustomerId))).Text, StringComparison.Ordinal);
        Assert.Equal("admin", (await host.Ask(db => db.Database.QueryAsync<string>("select report_closed_by as \"Value\" from contacts where report_closed_at is not null", default))).Single());
    }

    [Fact]
    public async Task Customers_without_a_reachable_contact_and_those_gone_quiet_are_listed()
    {
        await using var host = await TestHost.Start();
        var browser = await OpsConsole.SignedIn(host);
        var (lost, quiet) = (await Loop.A_customer_with_a_plan(host), await Loop.A_customer_with_a_plan(host));
        await host.Ask(db => db.Database.ExecuteAsync("insert into suppressions (address, cause, created_at) values (lower({0}), 'bounce', now())", default, lost.Email));
        await host.Ask(db => db.Database.ExecuteAsync("update plans set started_on = '2025-01-01', deadline = '2025-11-01' where customer_id = {0}", default, quiet.CustomerId));
        var cards = (await browser.Get(Urls.Ops)).Document.QuerySelectorAll(".card").ToDictionary(card => card.QuerySelector(".card-title")?.TextContent ?? "", card => card.TextContent);
        Assert.Contains(lost.CustomerName, cards["Customers who cannot be reached"], StringComparison.Ordinal);
        Assert.Contains(quiet.CustomerName, cards["Gone quiet"], StringComparison.Ordinal);
        Assert.DoesNotContain(lost.CustomerName, cards["Gone quiet"], StringComparison.Ordinal);
    }
}
