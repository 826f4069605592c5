using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Portal;

/// <summary>A tick from a page that was opened before somebody else changed the plan: what is not done is said.</summary>
public sealed class StaleTicksTests : IAsyncLifetime
{
    private const string Told = "What you pressed was not done.";

    private TestHost host = null!;
    private Guest guest = null!;

    public async Task InitializeAsync()
    {
        host = await TestHost.Start();
        guest = await host.A_guest_with_a_plan();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData(ItemKind.Action, "kick_off.invite_team", "button[value='road:kick_off.invite_team']")]
    [InlineData(ItemKind.Milestone, "first_result", "button[value='road:first_result'][name=reached]")]
    public async Task What_a_colleague_has_left_out_meanwhile_cannot_be_done_and_that_is_said(string kind, string key, string button)
    {
        var browser = host.Browser();
        var open = await browser.Get(guest.Plan);
        var change = await browser.Get(Urls.ChangeItem(guest.Token, $"{kind}/{key}"));
        await browser.Submit(change, ".drop form button", ("reason", ["later"]));

        var page = await browser.Submit(open, button);
        Assert.Contains(Told, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Told, (await browser.Get(guest.Plan)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_acceptance_that_is_too_old_to_be_taken_back_stays_and_that_is_said()
    {
        var browser = host.Browser();
        var accepted = await browser.Submit(await browser.Get(guest.Plan), "#next-accept");
        host.Clock.Advance(TimeSpan.FromMinutes(Plan.MinutesToUndo));
        var page = await browser.Submit(accepted, "button[value='road:kick_off.confirm_plan'][name=open]");
        Assert.Contains(Told, page.Text, StringComparison.Ordinal);
        Assert.Contains("Accepted by you", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reached")]
    [InlineData("unreached")]
    public async Task A_milestone_of_a_closed_plan_stays_as_it_is_and_that_is_said(string field)
    {
        var browser = host.Browser();
        var open = await browser.Get(guest.Plan);
        await host.Ask(db => db.Set<Plan>().ExecuteUpdateAsync(plan => plan.SetProperty(one => one.ClosedAt, host.Clock.GetUtcNow())));
        var page = await browser.Submit(open, "button[value='road:kick_off'][name=reached]", ("reached", []), (field, ["road:kick_off"]));
        Assert.Contains(Told, page.Text, StringComparison.Ordinal);
    }
}
