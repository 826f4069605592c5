using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Console;

/// <summary>What a table or a file calls by a key, people read by its title.</summary>
public sealed class KeyWordsTests : IAsyncLifetime
{
    private TestHost host = null!;
    private Browser browser = null!;

    public async Task InitializeAsync()
    {
        host = await TestHost.Start();
        browser = await OpsConsole.SignedIn(host);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_message_has_its_e_mails_title()
    {
        var visitor = await Loop.A_customer_with_a_plan(host);
        var customer = await browser.Get(Urls.OpsCustomer(visitor.CustomerId));
        Assert.Contains(Texts(customer, "tbody th"), title => title.StartsWith("Your plan is ready They had answered", StringComparison.Ordinal));
        await host.Ask(db => db.Database.ExecuteAsync("update messages set state = 'rejected', settled_at = {0} where email = 'plan-ready'", default, host.Clock.GetUtcNow()));
        Assert.Contains(Texts(await browser.Get(Urls.Ops), ".entry-title"), title => title.Contains("× Your plan is ready", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_step_says_what_it_does()
    {
        await host.Ask(db => db.Database.ExecuteAsync(
            "insert into step_runs (step, started_at, finished_at, failed, node) values ('train-segments', {0}, {0}, 'The disk is full', 'node-1')",
            default, host.Clock.GetUtcNow()));
        const string title = "Trains a segment model, for ops to publish";
        Assert.Contains(title, Texts(await browser.Get(Urls.Ops), ".entry-title"));
        Assert.Contains(Texts(await browser.Get(Urls.OpsJourney), "tbody th"), step => step.StartsWith(title, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("growing", "Growing teams")]
    [InlineData("goal-save_time", "Spend less time on manual reports")]
    public async Task A_template_has_its_segments_name_and_a_goal_module_its_objective(string key, string title) =>
        Assert.Equal([title], Texts(await browser.Get(Urls.OpsTemplate(key)), "h1"));

    [Fact]
    public async Task Roles_have_their_words() =>
        Assert.Contains(Texts(await browser.Get(Urls.OpsSettings), "td"), value => value.StartsWith("Champion 2, ", StringComparison.Ordinal));

    private static IReadOnlyList<string> Texts(Page page, string selector) =>
        [.. page.Document.QuerySelectorAll(selector).Select(found => found.TextContent.Trim())];
}
