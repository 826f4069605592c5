using System.Net;
using ScaleSuccess.Customers;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Hosting;

public sealed class SecurityHeadersTests
{
    [Fact]
    public async Task Every_kind_of_answer_carries_them()
    {
        await using var host = await TestHost.Start();
        var token = await Token(host);
        foreach (var path in new[] { "/", $"/s/{token}/onboarding", $"/p/{token}", "/p/nonsense", "/ops", "/ops/sign-in", "/nowhere", "/theme.css", "/css/app.css", "/healthz", "/api/openapi.json" })
        {
            var response = await host.Browser().Http.GetAsync(path);
            var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
            Assert.NotEmpty(response.Headers.GetValues("Strict-Transport-Security"));
        }
    }

    [Fact]
    public async Task Pages_behind_a_link_stay_out_of_caches_and_search_engines()
    {
        await using var host = await TestHost.Start();
        var token = await Token(host);
        foreach (var path in new[] { $"/s/{token}/onboarding", $"/p/{token}", $"/c/{token}/1", $"/u/{token}/plan", "/P/nonsense" })
        {
            var response = await host.Browser().Http.GetAsync(path);
            Assert.True(response.Headers.CacheControl?.NoStore, path);
            Assert.Equal("noindex, nofollow", Assert.Single(response.Headers.GetValues("X-Robots-Tag")));
        }
    }

    [Fact]
    public async Task Unknown_altered_and_foreign_links_show_the_same_page_and_nobodys_name()
    {
        await using var host = await TestHost.Start();
        var token = await Token(host);
        var pages = new List<string>();
        foreach (var bad in new[] { "nonsense", token[..^2] + "xx", new string('A', 2000), await Token(host, LinkPurpose.Unsubscribe) })
        {
            var page = await host.Browser().Get($"/p/{bad}");
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            Assert.DoesNotContain("Nora", page.Text, StringComparison.Ordinal);
            pages.Add(page.Text);
        }
        Assert.Single(pages.Distinct());
    }

    private static async Task<string> Token(TestHost host, LinkPurpose purpose = LinkPurpose.Pages)
    {
        var saved = await host.Use<SaveCustomer, SaveCustomerOutcome>((save, cancel) => save.Run(new CustomerRequest(
            Guid.NewGuid().ToString(), "Acme", null, null, [new ContactRequest("Nora", "nora@example.com", null, null)]), cancel));
        var contact = ((SaveCustomerOutcome.Created)saved).Customer.Contacts[0].Id;
        return await host.Use<PersonalLinks, string>((links, cancel) => links.Token(contact, purpose, cancel));
    }
}
