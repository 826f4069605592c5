using System.Net;
using System.Net.Http.Json;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Hosting;

/// <summary>The database goes away while the product runs, and comes back.</summary>
public sealed class DatabaseUnavailableTests
{
    [Fact]
    public async Task Pages_say_so_kindly_and_heal()
    {
        await using var host = await TestHost.Start();
        var link = await Plan(host);
        Assert.Equal(HttpStatusCode.OK, (await host.Browser().Get(link)).Status);

        await host.CloseDatabase();
        var page = await host.Browser().Get(link);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains("We'll be right back", page.Text, StringComparison.Ordinal);
        Assert.Equal("noindex, nofollow", Assert.Single(page.Response.Headers.GetValues("X-Robots-Tag")));
        Assert.True(page.Response.Headers.CacheControl?.NoStore);
        Assert.NotEmpty(page.Response.Headers.GetValues("Content-Security-Policy"));

        await host.OpenDatabase();
        Assert.Equal(HttpStatusCode.OK, (await host.Browser().Get(link)).Status);
    }

    [Fact]
    public async Task The_api_says_so_in_its_own_form()
    {
        await using var host = await TestHost.Start();
        await host.CloseDatabase();
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/customers") { Content = JsonContent.Create(new { key = "acme" }) };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer ss_any");
        var response = await host.Browser().Http.SendAsync(request);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        await host.OpenDatabase();
    }

    [Fact]
    public async Task Two_nodes_that_start_together_on_an_empty_database_both_serve()
    {
        var database = await ProductDatabase.New();
        var hosts = await AtOnce.Run(2, () => TestHost.Start(database: database));
        foreach (var host in hosts)
        {
            Assert.Equal(HttpStatusCode.OK, (await host.Browser().Http.GetAsync("/readyz")).StatusCode);
            await host.DisposeAsync();
        }
        Assert.Single(hosts, host => host.OneTimePassword is not null);
    }

    private static async Task<string> Plan(TestHost host)
    {
        var saved = await host.Use<SaveCustomer, SaveCustomerOutcome>((save, cancel) => save.Run(
            new CustomerRequest("acme", "Acme", null, null, [new ContactRequest("Ann", "ann@acme.example", null, null)]), cancel));
        var contact = ((SaveCustomerOutcome.Created)saved).Customer.Contacts[0].Id;
        return Urls.Plan(await host.Use<PersonalLinks, string>((links, cancel) => links.Token(contact, LinkPurpose.Pages, cancel)));
    }
}
