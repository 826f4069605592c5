using System.Net;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Portal;
using ScaleSuccess.Web.Configuration;

namespace ScaleSuccess.Tests.Requests;

public sealed class ForgedHostTests
{
    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:8080")]
    [InlineData("localhost")]
    public async Task No_answer_follows_a_forged_host(string forged)
    {
        await using var host = await TestHost.Start(listens: true);
        var guest = await host.A_guest();
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };
        foreach (var path in new[] { "/ops", "/ops/customers?search=x", Urls.Survey(guest.Token), guest.Survey, "/", "/api/openapi.json", "/nowhere" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Host = forged;
            request.Headers.Add("X-Forwarded-Host", forged);
            var response = await http.SendAsync(request);
            Assert.DoesNotContain(forged, response.Headers.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(forged, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            if (response.StatusCode == HttpStatusCode.Redirect) Assert.StartsWith("/", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("https://success.acme.example", true)]
    [InlineData("http://localhost:5080", false)]
    public async Task Cookies_are_secure_whenever_the_public_address_is(string address, bool secure)
    {
        await using var host = await TestHost.Start(listens: true, change: settings => settings with { Vendor = settings.Vendor with { PublicUrl = address } });
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = host.Address };
        var cookies = (await http.GetAsync(Urls.SignIn)).Headers.GetValues("Set-Cookie").ToList();
        Assert.NotEmpty(cookies);
        Assert.All(cookies, cookie => Assert.Equal(secure, cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void A_proxy_that_is_no_address_is_a_mistake_at_the_start()
    {
        Assert.Empty(new ProxyOptions { Trusted = "10.0.0.7, 10.1.0.0/16, ::1" }.Validate());
        Assert.Contains("proxy.local", Assert.Single(new ProxyOptions { Trusted = "proxy.local" }.Validate()), StringComparison.Ordinal);
    }
}
