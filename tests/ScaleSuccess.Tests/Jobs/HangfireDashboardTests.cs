using System.Net;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Jobs;

/// <summary>Hangfire's dashboard shows and starts every step, so it requires the console's sign-in.</summary>
public sealed class HangfireDashboardTests : IAsyncLifetime
{
    private const string OwnPassword = "four unrelated words here";

    private static readonly string Dashboard = Urls.OpsJobs;
    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.Start();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Sends_a_stranger_to_the_sign_in_page()
    {
        foreach (var path in new[] { "", "/recurring", "/jobs/succeeded", "/servers" })
            Assert.Equal(Urls.SignIn, (await host.Browser().Get(Dashboard + path)).Url.AbsolutePath);

        using var data = new FormUrlEncodedContent([]);
        using var answer = await host.Browser().Http.PostAsync(Dashboard + "/stats", data);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task Stays_closed_until_the_one_time_password_is_replaced()
    {
        var browser = await SignedIn();

        Assert.Equal(Urls.Password, (await browser.Get(Dashboard)).Url.AbsolutePath);
    }

    [Fact]
    public async Task Opens_for_signed_in_ops()
    {
        var browser = await WithOwnPassword();

        var page = await browser.Get(Dashboard);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(Dashboard, page.Url.AbsolutePath);
        Assert.Contains("ScaleSuccess jobs", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_dashboard_may_style_its_elements_inline_and_nobody_may_script_inline()
    {
        var browser = await WithOwnPassword();

        var dashboard = Policy(await browser.Get(Dashboard + "/jobs/succeeded"));
        var console = Policy(await browser.Get(Urls.OpsSettings));
        var neighbour = Policy(await browser.Get(Dashboard + "-else"));

        Assert.Contains("style-src-attr 'unsafe-inline'", dashboard, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", dashboard, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", console, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", neighbour, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_cache_keeps_a_page_of_the_dashboard()
    {
        var browser = await WithOwnPassword();

        var page = await browser.Get(Dashboard);

        Assert.True(page.Response.Headers.CacheControl?.NoStore);
    }

    private static string Policy(Page page) => Assert.Single(page.Response.Headers.GetValues("Content-Security-Policy"));

    private async Task<Browser> SignedIn()
    {
        var browser = host.Browser();
        var door = await browser.Get(Urls.SignIn);
        await browser.Submit(door, "form", ("UserName", ["admin"]), ("Password", [host.OneTimePassword]));
        return browser;
    }

    private async Task<Browser> WithOwnPassword()
    {
        var browser = await SignedIn();
        var choice = await browser.Get(Urls.Password);
        await browser.Submit(choice, "form", ("Current", [host.OneTimePassword]), ("Chosen", [OwnPassword]), ("Again", [OwnPassword]));
        return browser;
    }
}
