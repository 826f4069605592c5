using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Portal;

/// <summary>The plan's page says what comes first, and whose turn that is.</summary>
public sealed class ActionOrderPageTests : IAsyncLifetime
{
    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.Start();
    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task While_it_is_open_a_row_says_what_comes_first_and_afterwards_that_it_is_done()
    {
        var guest = await host.A_guest_with_a_plan();
        var row = await Row();
        Assert.Contains("after “Connect the data for one report”", row, StringComparison.Ordinal);
        Assert.Contains("“Connect the data for one report” comes first, due ", row, StringComparison.Ordinal);
        await host.Ask(db => db.Database.ExecuteAsync("update plan_items set done_at = now() where key = 'first_result.connect_data'", default));
        row = await Row();
        Assert.DoesNotContain("after “Connect", row.Replace("It comes after", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("It comes after “Connect the data for one report”, which is done.", row, StringComparison.Ordinal);

        async Task<string> Row() => (await host.Browser().Get(guest.Plan)).Document.QuerySelectorAll("li.item").First(item => item.TextContent.Contains("Review your setup", StringComparison.Ordinal)).TextContent;
    }

    [Fact]
    public async Task The_one_next_thing_says_what_it_waits_for()
    {
        var guest = await host.A_guest_with_a_plan();
        await host.Use<ChangePlan, bool>((change, cancel) => change.Accept(guest.Visitor, new PlanVersion(1, 0), cancel));
        await host.Ask(db => db.Database.ExecuteAsync("update plan_items set due_on = '2026-01-06', after = 'kick_off.send_starter' where key = 'kick_off.invite_team'", default));
        Assert.Contains("after “Send a starter set that fits your goals”", (await host.Browser().Get(guest.Plan)).Document.QuerySelector(".hero")!.TextContent, StringComparison.Ordinal);
    }
}
