using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Access;
using ScaleSuccess.Customers;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Api;

public sealed class CustomersApiTests(UnchangedHost unchanged) : IClassFixture<UnchangedHost>
{
    private const string Acme = """{"key":"acme","name":"Acme","timeZone":"Europe/Berlin","contacts":[{"name":"Ann","email":"ann@acme.example","role":"champion"}]}""";

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ss_wrong")]
    [InlineData("Basic YWRtaW46YWRtaW4=")]
    [InlineData("Bearer Bearer")]
    public async Task Without_a_good_key_nothing_is_taken_in(string? authorization)
    {
        var response = await Post(unchanged.Host, Acme, authorization);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(0, await unchanged.Host.Ask(db => db.Customers.CountAsync()));
    }

    [Fact]
    public async Task A_strangers_body_is_not_even_read()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await Post(unchanged.Host, "{ broken", "Bearer ss_wrong")).StatusCode);
    }

    [Fact]
    public async Task A_revoked_key_is_no_key()
    {
        await using var host = await TestHost.Start();
        var key = await Key(host);
        Assert.Equal(HttpStatusCode.Created, (await Post(host, Acme, key)).StatusCode);
        await host.Use<EditApiKeys, bool>(async (keys, cancel) =>
        {
            await keys.Revoke((await keys.All(cancel)).Single().Id, cancel);
            return true;
        });
        Assert.Equal(HttpStatusCode.Unauthorized, (await Post(host, Acme, key)).StatusCode);
    }

    [Fact]
    public async Task A_new_customer_is_created_its_people_get_links_and_are_invited_soon()
    {
        await using var host = await TestHost.Start();
        var response = await Post(host, Acme, await Key(host));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var reply = await response.Content.ReadFromJsonAsync<JsonElement>();
        var link = reply.GetProperty("contacts")[0].GetProperty("surveyLink").GetString()!;
        Assert.Equal(HttpStatusCode.OK, (await host.Browser().Get(link)).Status);
        Assert.Contains("invite-contacts", host.Nudges);
    }

    [Fact]
    public async Task The_same_request_again_is_an_update()
    {
        await using var host = await TestHost.Start();
        var key = await Key(host);
        await Post(host, Acme, key);
        Assert.Equal(HttpStatusCode.OK, (await Post(host, Acme.Replace("\"acme\"", "\"ACME\"", StringComparison.Ordinal), key)).StatusCode);
        Assert.Equal(1, await host.Ask(db => db.Customers.CountAsync()));
    }

    [Fact]
    public async Task Every_mistake_comes_back_with_its_field()
    {
        await using var host = await TestHost.Start();
        var response = await Post(host, """{"key":"","name":"A\u0000B","contacts":[null,{"email":"x"}]}""", await Key(host));
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var fields = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(p => p.Name);
        Assert.Equal(["contacts[0]", "contacts[1].email", "contacts[1].name", "key", "name"], fields.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{ broken")]
    [InlineData("""{"key": 7}""")]
    [InlineData("""{"key":"\ud800","name":"lone surrogate"}""")]
    public async Task A_body_that_is_no_customer_is_answered_in_words(string body)
    {
        await using var host = await TestHost.Start();
        var response = await Post(host, body, await Key(host));
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task A_contacts_language_is_taken_kept_and_refused_with_an_example()
    {
        await using var host = await TestHost.Start();
        var key = await Key(host);
        await Post(host, """{"key":"acme","name":"Acme","contacts":[{"name":"Ann","email":"ann@acme.example","language":"de-at"}]}""", key);
        await Post(host, """{"key":"acme","name":"Acme","contacts":[{"name":"Ann","email":"ann@acme.example"}]}""", key);
        Assert.Equal("de-AT", await host.Ask(db => db.Contacts.Select(contact => contact.Language).SingleAsync()));
        var refused = await Post(host, """{"key":"acme","name":"Acme","contacts":[{"name":"Ann","email":"ann@acme.example","language":"German"}]}""", key);
        Assert.Equal("`German` is not a language tag (BCP 47). Example: de, or pt-BR.",
            (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetProperty("contacts[0].language")[0].GetString());
    }

    [Fact]
    public async Task A_customers_country_is_taken_shown_and_refused_with_an_example()
    {
        await using var host = await TestHost.Start();
        var key = await Key(host);
        var taken = await Post(host, Acme.Replace("\"contacts\"", "\"country\":\"AT\",\"contacts\"", StringComparison.Ordinal), key);
        Assert.Equal("AT", (await taken.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("country").GetString());
        var refused = await Post(host, """{"key":"acme","name":"Acme","country":"Austria"}""", key);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("`Austria` is not the code of a country: two capital letters of ISO 3166. Examples: DE, GB.",
            problem.GetProperty("errors").GetProperty("country")[0].GetString());
    }

    [Fact]
    public async Task The_api_describes_itself()
    {
        await using var host = await TestHost.Start();
        var description = await host.Browser().Http.GetFromJsonAsync<JsonElement>("/api/openapi.json");
        var post = description.GetProperty("paths").GetProperty("/api/customers").GetProperty("post");
        Assert.True(post.TryGetProperty("requestBody", out _));
        Assert.True(post.GetProperty("responses").TryGetProperty("401", out _));
        Assert.True(description.GetProperty("components").GetProperty("schemas").GetProperty("CustomerRequest").GetProperty("properties").TryGetProperty("country", out _));
    }

    private static async Task<string> Key(TestHost host) =>
        "Bearer " + await host.ApiKey();

    private static async Task<HttpResponseMessage> Post(TestHost host, string body, string? authorization)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/customers")
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await host.Browser().Http.SendAsync(request);
    }
}
