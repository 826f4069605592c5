using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using ScaleSuccess.Customers;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Hosting;

/// <summary>The database goes away while the product runs, and comes back.</summary>
public sealed class DatabaseAwayTests
{
    [Fact]
    public async Task Pages_say_so_kindly_and_heal()
    {
        await using var host = await TestHost.Start();
        var link = await Plan(host);
        Assert.Equal(HttpStatusCode.OK, (await host.Browser().Get(link)).Status);

        await Close(host);
        var page = await host.Browser().Get(link);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains("We'll be right back", page.Text, StringComparison.Ordinal);
        Assert.Equal("noindex, nofollow", Assert.Single(page.Response.Headers.GetValues("X-Robots-Tag")));
        Assert.True(page.Response.Headers.CacheControl?.NoStore);
        Assert.NotEmpty(page.Response.Headers.GetValues("Content-Security-Policy"));

        await Open(host);
        Assert.Equal(HttpStatusCode.OK, (await host.Browser().Get(link)).Status);
    }

    [Fact]
    public async Task The_api_says_so_in_its_own_form()
    {
        await using var host = await TestHost.Start();
        await Close(host);
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/customers") { Content = JsonContent.Create(new { key = "acme" }) };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer ss_any");
        var response = await host.Browser().Http.SendAsync(request);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        await Open(host);
    }

    [Fact]
    public async Task Readyz_says_why_not_while_healthz_stays_well()
    {
        await using var host = await TestHost.Start();
        await Close(host);
        var ready = await host.Browser().Http.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("cannot be reached", (await Body(ready)).GetProperty("database").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await host.Browser().Http.GetAsync("/healthz")).StatusCode);
        await Open(host);
        Assert.Equal(HttpStatusCode.OK, (await host.Browser().Http.GetAsync("/readyz")).StatusCode);
    }

    [Fact]
    public async Task A_mail_server_that_is_away_takes_no_node_out_of_service()
    {
        await using var host = await TestHost.Start();
        host.Mail.Wrong = DeliveryReason.Of(DeliveryCode.NoAnswer, "mail.acme.example:25", "10");
        var ready = await host.Browser().Http.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        var body = await Body(ready);
        Assert.Equal(("ready, mail is waiting", "mail.acme.example:25 did not answer within 10 s. Check Mail__Host, Mail__Port and Mail__Security."),
            (body.GetProperty("status").GetString(), body.GetProperty("mail").GetString()));
    }

    [Fact]
    public async Task Two_nodes_that_start_together_on_an_empty_database_both_serve()
    {
        var database = await ProductDatabase.New();
        var hosts = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => TestHost.Start(database: database))));
        foreach (var host in hosts)
        {
            Assert.Equal(HttpStatusCode.OK, (await host.Browser().Http.GetAsync("/readyz")).StatusCode);
            await host.DisposeAsync();
        }
        Assert.Single(hosts, host => host.OneTimePassword is not null);
    }

    private static async Task<JsonElement> Body(HttpResponseMessage response) => await response.Content.ReadFromJsonAsync<JsonElement>();

    private static async Task<string> Plan(TestHost host)
    {
        var saved = await host.Use<SaveCustomer, SaveCustomerOutcome>((save, cancel) => save.Run(
            new CustomerRequest("acme", "Acme", null, null, [new ContactRequest("Ann", "ann@acme.example", null, null)]), cancel));
        var contact = ((SaveCustomerOutcome.Created)saved).Customer.Contacts[0].Id;
        return Urls.Plan(await host.Use<PersonalLinks, string>((links, cancel) => links.Token(contact, LinkPurpose.Pages, cancel)));
    }

    private static Task Close(TestHost host) => Tell(host,
        "alter database {0} with allow_connections false", "select pg_terminate_backend(pid) from pg_stat_activity where datname = '{0}'");

    private static Task Open(TestHost host) => Tell(host, "alter database {0} with allow_connections true");

    private static async Task Tell(TestHost host, params string[] sql)
    {
        var database = new NpgsqlConnectionStringBuilder(host.ConnectionString);
        var name = database.Database!;
        database.Database = "postgres";
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        foreach (var line in sql)
        {
            await using var command = source.CreateCommand(string.Format(System.Globalization.CultureInfo.InvariantCulture, line, name));
            await command.ExecuteNonQueryAsync();
        }
    }
}
