using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using ScaleSuccess.Access;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Console;
using ScaleSuccess.Tests.Api;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Portal;
using ScaleSuccess.Web.Configuration;

namespace ScaleSuccess.Tests.Requests;

public sealed class RateLimitsTests
{
    [Fact]
    public async Task Who_sends_too_much_from_one_address_is_told_when_to_come_back()
    {
        await using var host = await Limited(new RateLimitOptions { PostsPerAddress = 5 });
        using var http = new HttpClient { BaseAddress = host.Address };
        for (var i = 0; i < 5; i++) Assert.NotEqual(HttpStatusCode.TooManyRequests, (await Post(http, Urls.SignIn)).StatusCode);
        var refused = await Post(http, Urls.SignIn);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains("Please wait", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(Urls.SignIn)).StatusCode);
    }

    [Fact]
    public async Task Whoever_has_an_IPv6_network_counts_once_with_all_its_addresses()
    {
        await using var host = await TestHost.Start(change: settings => settings with { RateLimits = new RateLimitOptions { PostsPerAddress = 3 } });
        for (var i = 1; i <= 3; i++) Assert.NotEqual(HttpStatusCode.TooManyRequests, await From($"2001:db8:1:2::{i.ToString(CultureInfo.InvariantCulture)}"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await From("2001:db8:1:2::4"));
        Assert.NotEqual(HttpStatusCode.TooManyRequests, await From("2001:db8:1:3::1"));

        async Task<HttpStatusCode> From(string address) => (await Post(host.Browser(address: address).Http, Urls.SignIn)).StatusCode;
    }

    [Theory]
    [InlineData("127.0.0.1, ::1", false)]
    [InlineData("10.0.0.0/8", true)]
    [InlineData("", true)]
    public async Task Only_a_trusted_proxy_says_whose_address_it_is(string trusted, bool isOne)
    {
        await using var host = await Limited(new RateLimitOptions { PostsPerAddress = 2 }, new ProxyOptions { Trusted = trusted });
        var last = HttpStatusCode.OK;
        for (var i = 1; i <= 4; i++)
        {
            using var http = new HttpClient { BaseAddress = host.Address };
            http.DefaultRequestHeaders.Add("X-Forwarded-For", $"203.0.113.{i.ToString(CultureInfo.InvariantCulture)}");
            last = (await Post(http, Urls.SignIn)).StatusCode;
        }
        Assert.Equal(isOne, last == HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_link_that_saves_without_end_stops_nobody_elses()
    {
        await using var host = await Limited(new RateLimitOptions { PostsPerLink = 3 });
        var (wild, other) = (await host.A_guest(), await host.A_guest());
        using var http = new HttpClient { BaseAddress = host.Address };
        for (var i = 0; i < 3; i++) await Post(http, Urls.SaveAnswers(wild.Token, "onboarding"));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Post(http, Urls.SaveAnswers(wild.Token, "onboarding"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(http, Urls.SaveAnswers(other.Token, "onboarding"))).StatusCode);
    }

    [Fact]
    public async Task Help_is_asked_for_so_often_an_hour()
    {
        await using var host = await TestHost.Start(change: settings => settings with { RateLimits = new RateLimitOptions { HelpPerLink = 2 } });
        var guest = await host.A_guest_with_a_plan();
        var browser = host.Browser();
        var page = await browser.Get(guest.Plan);
        for (var i = 0; i < 2; i++) Assert.Equal(HttpStatusCode.OK, (await browser.Submit(page, "#stuck form button", ("words", [$"help {i}"]))).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.Submit(page, "#stuck form button", ("words", ["more"]))).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Submit(page, "#next-accept")).Status);
    }

    [Fact]
    public async Task A_key_that_runs_wild_gets_problem_details()
    {
        await using var host = await Limited(new RateLimitOptions { CallsPerKey = 2 });
        var key = await host.ApiKey();
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        for (var i = 0; i < 2; i++) Assert.Equal(HttpStatusCode.BadRequest, (await http.PostAsJsonAsync("/api/customers", new { })).StatusCode);
        var refused = await http.PostAsJsonAsync("/api/customers", new { });
        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    [Fact]
    public async Task Previews_and_tests_are_counted_by_user()
    {
        await using var host = await TestHost.Start(
            change: settings => settings with { RateLimits = new RateLimitOptions { PreviewsPerUser = 1, TestsPerUser = 1 } });
        var ops = await OpsConsole.SignedIn(host);
        var page = await ops.Get("/ops/emails/check-in");
        foreach (var button in new[] { "button[formaction]", "button[value=test]" })
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await Send(ops, page, button)).Status);
            Assert.Equal(HttpStatusCode.TooManyRequests, (await Send(ops, page, button)).Status);
        }
        Assert.Equal(HttpStatusCode.OK, (await ops.Submit(page, "button[value=check]")).Status);
    }

    private static Task<Page> Send(Browser ops, Page page, string button) => ops.Submit(page, button);

    [Fact]
    public void A_limit_of_nothing_is_a_mistake_at_the_start() =>
        Assert.Contains("RateLimits:HelpPerLink", Assert.Single(new RateLimitOptions { HelpPerLink = 0 }.Validate()), StringComparison.Ordinal);

    private static Task<TestHost> Limited(RateLimitOptions limits, ProxyOptions? proxies = null) =>
        TestHost.Start(listens: true, change: settings => settings with { RateLimits = limits, Proxies = proxies ?? new ProxyOptions() });

    private static Task<HttpResponseMessage> Post(HttpClient http, string path) => http.PostAsync(path, new FormUrlEncodedContent([new("a", "b")]));
}
