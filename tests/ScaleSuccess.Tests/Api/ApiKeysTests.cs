using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ScaleSuccess.Access;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Console;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Api;

public sealed class ApiKeysTests : IAsyncLifetime
{
    private const string Revoke = "details.ask form:has([name=_handler][value^=revoke-])";

    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.Start();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_key_does_what_its_scope_says_and_the_answer_names_the_one_that_is_missing()
    {
        var (reads, writes) = (await host.ApiKey([ApiScopes.ReadCustomers]), await host.ApiKey([ApiScopes.WriteCustomers]));
        Assert.Equal(HttpStatusCode.Created, (await Write(writes)).StatusCode);
        var known = await (await Read(reads)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("Acme", "ann@acme.example"), (known.GetProperty("name").GetString(), known.GetProperty("contacts")[0].GetProperty("email").GetString()));
        Assert.DoesNotContain("/s/", known.GetRawText(), StringComparison.Ordinal);

        await Lacks(await Write(reads), ApiScopes.WriteCustomers);
        await Lacks(await Read(writes), ApiScopes.ReadCustomers);
    }

    [Fact]
    public async Task A_key_without_the_scope_has_its_body_not_even_read() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await Write(await host.ApiKey([ApiScopes.ReadCustomers]), "{ broken")).StatusCode);

    [Fact]
    public async Task A_customer_that_nobody_knows_is_not_found_whatever_the_key_is_made_of()
    {
        var key = await host.ApiKey();
        foreach (var path in new[] { "nobody", "a%2Fb", "%E2%80%AE", new string('x', 3000) })
        {
            var answer = await Send(HttpMethod.Get, "/api/customers/" + path, key);
            Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        }
        Assert.Equal(HttpStatusCode.Unauthorized, (await Send(HttpMethod.Get, "/api/customers/nobody", "ss_wrong")).StatusCode);
    }

    [Fact]
    public async Task A_key_ends_after_a_year_unless_told_otherwise_and_the_answer_says_that_it_has()
    {
        var (year, month, forever) = (await host.ApiKey(), await host.ApiKey(days: 30), await host.ApiKey(days: null));
        host.Jump(TimeSpan.FromDays(30));
        var expired = await Write(month);
        Assert.Equal(HttpStatusCode.Unauthorized, expired.StatusCode);
        Assert.Contains("expired", await expired.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await Write(year)).StatusCode);
        host.Jump(TimeSpan.FromDays(335));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Write(year)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Write(forever)).StatusCode);
    }

    [Fact]
    public async Task The_last_use_is_kept_to_the_minute_and_refused_uses_are_none()
    {
        var key = await host.ApiKey([ApiScopes.WriteCustomers]);
        await Read(key);
        Assert.Null(await LastUse());
        var first = host.Clock.GetUtcNow();
        await Write(key);
        host.Clock.Advance(TimeSpan.FromSeconds(59));
        await Write(key);
        Assert.Equal(first, await LastUse());
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await Write(key);
        Assert.Equal(first.AddMinutes(1), await LastUse());
    }

    [Fact]
    public async Task The_console_creates_a_key_with_scope_and_end_and_asks_before_it_revokes_one()
    {
        var browser = await OpsConsole.SignedIn(host);
        var made = await browser.Submit(await browser.Get(Urls.OpsSettings), "form:has([name=KeyName])",
            ("KeyName", ["CRM"]), ("Scopes", [ApiScopes.ReadCustomers]), ("Lifetime", ["90"]));
        var key = made.Document.QuerySelector("#f-new-key")!.GetAttribute("value")!;
        Assert.Contains("May read customers; expires on 5 April 2026", made.Text, StringComparison.Ordinal);
        Assert.Contains("never used", made.Text, StringComparison.Ordinal);

        // Asked back by an element that opens without script; the button that revokes stands in it.
        var revoke = made.Document.QuerySelector(Revoke)!;
        Assert.Contains("cannot be undone", revoke.TextContent, StringComparison.Ordinal);
        var stale = made;
        await browser.Submit(made, Revoke);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Read(key)).StatusCode);
        Assert.Contains("Nothing was changed", (await browser.Submit(stale, Revoke)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Scopes", "customers:delete", "Choose what the key may do")]
    [InlineData("Scopes", "", "Choose what the key may do")]
    [InlineData("Lifetime", "36500", "Choose how long")]
    [InlineData("Lifetime", "", "Choose how long")]
    [InlineData("KeyName", " ", "Enter a name")]
    public async Task A_key_is_created_only_as_the_form_offers_it(string field, string value, string sentence)
    {
        var browser = await OpsConsole.SignedIn(host);
        var form = ("KeyName", new[] { "CRM" });
        var refused = await browser.Submit(await browser.Get(Urls.OpsSettings), "form:has([name=KeyName])", form, (field, [value]));
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
        Assert.Contains("No keys yet", (await browser.Get(Urls.OpsSettings)).Text, StringComparison.Ordinal);
    }

    private async Task<DateTimeOffset?> LastUse() => (await host.Use<EditApiKeys, List<ApiKey>>((keys, cancel) => keys.All(cancel))).Single().UsedAt;

    private static async Task Lacks(HttpResponseMessage answer, string scope)
    {
        Assert.Equal((HttpStatusCode.Forbidden, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains($"scope=\"{scope}\"", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(scope, problem.GetProperty("missingScope").GetString());
        Assert.Contains(scope, problem.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> Read(string key) => Send(HttpMethod.Get, "/api/customers/ACME", key);

    private Task<HttpResponseMessage> Write(string key, string body = """{"key":"acme","name":"Acme","contacts":[{"name":"Ann","email":"ann@acme.example"}]}""") =>
        Send(HttpMethod.Post, "/api/customers", key, new StringContent(body, new MediaTypeHeaderValue("application/json")));

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, string key, HttpContent? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await host.Browser().Http.SendAsync(request);
    }
}
