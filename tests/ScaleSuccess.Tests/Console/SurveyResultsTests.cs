using System.Net;
using ScaleSuccess.Foundation;
using ScaleSuccess.Surveys.Results;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Portal;

namespace ScaleSuccess.Tests.Console;

public sealed class SurveyResultsTests : IAsyncLifetime
{
    private TestHost host = null!;
    private Browser ops = null!;

    public async Task InitializeAsync()
    {
        host = await TestHost.Start();
        ops = await OpsConsole.SignedIn(host);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Ops_read_the_funnel_and_each_answer_with_its_number()
    {
        Assert.Contains("Nobody has begun this survey yet", (await Results()).Text, StringComparison.Ordinal);
        await host.A_guest_at_the_last_page();
        await host.A_guest_with_a_plan();
        await host.A_guest_with_a_plan(("how", ["steady"]));
        var page = await Results();
        Assert.Contains("2 sent in, 67 % of those who began", Spaced(page), StringComparison.Ordinal);
        Assert.Equal("1 of 2", page.Document.QuerySelectorAll("#q-how tbody tr")[0].QuerySelector("b")!.TextContent);
        Assert.Equal("2 answers", page.Document.QuerySelector("[aria-current=page] .soft")!.TextContent);
        Assert.Contains("Sent in", page.Document.QuerySelector(".result-funnel")!.LastElementChild!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_is_in_the_address_and_one_that_makes_no_sense_finds_nobody_or_filters_nothing()
    {
        await host.A_guest_with_a_plan();
        Assert.Contains("1 sent in", (await Results("?tier=small&version=1&segment=&from=2026-01-01&until=&wave=first")).Text, StringComparison.Ordinal);
        Assert.Contains("Nobody fits this filter", (await Results("?tier=grand")).Text, StringComparison.Ordinal);
        foreach (var odd in new[] { "?version=x&from=yesterday", "?version=99999999999", "?segment=%00", "?rows=%00&columns=x", "?rows=goals&columns=goals" })
            Assert.Equal(HttpStatusCode.OK, (await Results(odd)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ops.Get(Urls.OpsSurveyResults("nothing"))).Status);
    }

    private async Task<Page> Results(string query = "")
    {
        await host.Run<CountResponses>();
        return await ops.Get(Urls.OpsSurveyResults("onboarding") + query);
    }

    private static string Spaced(Page page) => page.Text.Replace('\u00a0', ' ');
}
