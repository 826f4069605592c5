using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Access;
using ScaleSuccess.Customers;
using ScaleSuccess.Plans.CustomerPlans;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Portal;

namespace ScaleSuccess.Tests.Api;

public sealed class ReadingsApiTests : IAsyncLifetime
{
    private const string One = """{"readings":[{"measure":"report_hours","day":"2026-01-03","value":9}]}""";
    private TestHost host = null!;
    private Guest guest = null!;
    private string customer = "";

    public async Task InitializeAsync()
    {
        host = await TestHost.Start();
        guest = await host.A_guest_with_a_plan();
        customer = (await host.Ask(db => db.Set<Customer>().SingleAsync(one => one.Id == guest.Visitor.CustomerId))).Key;
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Many_readings_are_taken_at_once_and_the_same_day_again_takes_the_place_of_the_first()
    {
        var key = await host.ApiKey();
        const string Body = """{"readings":[{"measure":"report_hours","day":"2026-01-03","value":11.5},{"measure":"report_hours","day":"2026-01-04","value":10}]}""";
        Assert.Equal((2, 0), await Saved(await Post(Body, key)));
        Assert.Equal((0, 2), await Saved(await Post(Body, key)));
        Assert.Equal((1, 1), await Saved(await Post(Body.Replace("11.5", "11", StringComparison.Ordinal), key)));
        Assert.Equal(
            [(11.0, ReadingSource.Api, new DateOnly(2026, 1, 3)), (10, ReadingSource.Api, new DateOnly(2026, 1, 4)), (12, ReadingSource.Survey, new DateOnly(2026, 1, 5))],
            (await Readings()).Select(reading => (reading.Value, reading.Source, reading.Day)));
    }

    [Fact]
    public async Task The_same_twice_at_once_is_the_same_as_once()
    {
        var key = await host.ApiKey();
        var answers = await AtOnce.Run(4, () => Post("""{"readings":[{"measure":"report_hours","day":"2026-01-03","value":11},{"measure":"report_hours","day":"2026-01-02","value":11}]}""", key));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(3, (await Readings()).Count);
    }

    [Fact]
    public async Task Every_mistake_is_named_and_nothing_is_taken()
    {
        var answer = await Post("""
            {"readings":[{"measure":"report_hours","day":"2026-01-03","value":1},{"measure":"hours","day":"2026-01-03","value":1},
            {"measure":"report_hours","day":"2026-01-06","value":-1},{"measure":"report_hours","day":"3 Jan"},null,
            {"measure":"report_hours","day":"2026-01-03","value":2},{"measure":"report_hours","day":"2025-01-01","value":1e300}]}
            """, await host.ApiKey());
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var codes = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("codes");
        Assert.Equal(
            [
                "readings[1].measure UnknownMeasure", "readings[2].day InFuture", "readings[2].value Negative", "readings[3].day NotADay", "readings[3].value NumberMissing",
                "readings[4].measure UnknownMeasure", "readings[5].day Twice", "readings[6].day TooOld", "readings[6].value TooLarge",
            ], codes.EnumerateObject().Select(field => $"{field.Name} {field.Value[0].GetString()}"));
        Assert.Contains("It has: report_hours.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Single(await Readings());
    }

    [Theory]
    [InlineData("{}", "readings")]
    [InlineData("""{"readings":[]}""", "readings")]
    [InlineData("""{"readings":[{"measure":"report_hours","day":"2026-01-03","value":"9"}]}""", "readings[0].value")]
    [InlineData("""{"readings":[{"measure":"report_hours","day":20260103,"value":9}]}""", "readings[0].day")]
    [InlineData("""{"readings":[{"measure":"report_hours","day":"2026-01-03","value":9,"unit":"h"}]}""", "readings[0].unit")]
    [InlineData("""{"readings":{}}""", "readings")]
    public async Task A_body_that_holds_no_readings_is_refused_by_field(string body, string field)
    {
        var answer = await Post(body, await host.ApiKey());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal([field], (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(one => one.Name));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("%E2%80%AE")]
    public async Task Whom_nobody_knows_is_not_found(string unknown)
    {
        var answer = await Post(One, await host.ApiKey(), unknown);
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Who_has_no_plan_yet_is_told_so_and_a_key_counts_whatever_its_case()
    {
        var (key, waiting) = (await host.ApiKey(), await host.A_guest());
        var waits = (await host.Ask(db => db.Set<Customer>().SingleAsync(one => one.Id == waiting.Visitor.CustomerId))).Key;
        Assert.Equal(HttpStatusCode.Conflict, (await Post(One, key, waits)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Post(One, key, customer.ToUpperInvariant())).StatusCode);
    }

    /// <summary>Only a host that listens knows an address as it was sent.</summary>
    [Fact]
    public async Task A_key_that_is_spelled_with_percent_signs_is_found_as_it_is_spelled()
    {
        await using var listening = await TestHost.Start(listens: true);
        var (http, key) = (listening.Browser().Http, new AuthenticationHeaderValue("Bearer", await listening.ApiKey()));
        await Send(http, "/api/customers", """{"key":"50%2F","name":"Half"}""", key);
        Assert.Equal(HttpStatusCode.Conflict, (await Send(http, "/api/customers/50%252F/readings", One, key)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(http, "/api/customers/50%2F/readings", One, key)).StatusCode);
    }

    [Fact]
    public async Task Only_a_key_that_may_write_reports_readings()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await Post("{ broken", "ss_wrong")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Post("{ broken", await host.ApiKey([ApiScopes.ReadCustomers]))).StatusCode);
    }

    [Fact]
    public async Task The_description_has_the_address_with_its_body_and_its_errors()
    {
        var description = await host.Browser().Http.GetFromJsonAsync<JsonElement>("/api/openapi.json");
        var post = description.GetProperty("paths").GetProperty("/api/customers/{key}/readings").GetProperty("post");
        Assert.True(post.TryGetProperty("requestBody", out _));
        Assert.All(new[] { "200", "400", "401", "403", "404", "409" }, status => Assert.True(post.GetProperty("responses").TryGetProperty(status, out _)));
    }

    private Task<List<Reading>> Readings() => host.Ask(db => db.Set<Reading>().AsNoTracking().OrderBy(reading => reading.Day).ToListAsync());

    private static async Task<(int Saved, int Unchanged)> Saved(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var reply = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (reply.GetProperty("saved").GetInt32(), reply.GetProperty("unchanged").GetInt32());
    }

    private async Task<HttpResponseMessage> Post(string body, string key, string? of = null) =>
        await Send(host.Browser().Http, $"/api/customers/{of ?? customer}/readings", body, new AuthenticationHeaderValue("Bearer", key));

    private static Task<HttpResponseMessage> Send(HttpClient http, string address, string body, AuthenticationHeaderValue key) =>
        http.SendAsync(new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")), Headers = { Authorization = key },
        });
}
