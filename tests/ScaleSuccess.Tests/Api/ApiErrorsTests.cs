using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Web.Configuration;

namespace ScaleSuccess.Tests.Api;

/// <summary>Whatever goes wrong under /api is said in problem details, and in the caller's words.</summary>
public sealed class ApiErrorsTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("GET", "/api")]
    [InlineData("GET", "/api/")]
    [InlineData("GET", "/api/nothing")]
    [InlineData("POST", "/api/customer")]
    [InlineData("GET", "/API/Nothing")]
    [InlineData("GET", "/api/favicon.ico")]
    [InlineData("GET", "/api/customers/a/b")]
    [InlineData("PROPFIND", "/api/nothing")]
    public async Task An_address_that_does_not_exist_is_not_found(string method, string path)
    {
        var (answer, problem) = await api.Send(new HttpMethod(method), path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("/api/openapi.json", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/api/customers", "POST")]
    [InlineData("PUT", "/api/customers", "POST")]
    [InlineData("DELETE", "/api/customers/acme", "GET")]
    [InlineData("POST", "/api/customers/acme", "GET")]
    [InlineData("POST", "/api/openapi.json", "GET")]
    [InlineData("X-ODD", "/api/customers", "POST")]
    public async Task A_method_that_an_address_does_not_take_is_answered_with_those_it_takes(string method, string path, string allowed)
    {
        var (answer, problem) = await api.Send(new HttpMethod(method), path, method is "PUT" or "POST" ? Json("{}") : null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal([allowed], answer.Content.Headers.Allow);
        Assert.Contains(allowed, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=utf-7")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task A_content_type_that_is_not_JSON_is_named(string type)
    {
        var (answer, problem) = await api.Send(HttpMethod.Post, "/api/customers", Body("""{"key":"acme","name":"Acme"}""", type));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Contains("application/json", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_gets_problem_details_too()
    {
        using var http = new HttpClient { BaseAddress = api.Host.Address };
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.1");
        foreach (var path in new[] { "/api/nothing", "/api/customers" })
            Assert.Equal("application/problem+json", (await http.GetAsync(path)).Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_page_that_does_not_exist_is_still_a_page()
    {
        foreach (var path in new[] { "/nowhere", "/nowhere.png", "/apiary" })
        {
            var answer = await api.Http.GetAsync(path);
            Assert.Equal((HttpStatusCode.NotFound, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        }
    }

    [Theory]
    [InlineData("""{"key":"a","name":"A","emial":"x"}""", "emial", "UnknownField", "key, name, tier, timeZone, contacts, country")]
    [InlineData("""{"key":"a","name":"A","contacts":[{"name":"N","email":"n@a.example","phone":"1"}]}""", "contacts[0].phone", "UnknownField", "name, email, role, timeZone")]
    [InlineData("""{"key":"a","name":"A","key":"b"}""", "key", "FieldTwice", "once")]
    [InlineData("""{"key":"a","name":"A","NAME":"b"}""", "name", "FieldTwice", "once")]
    [InlineData("""{"key":"a","name":"A","contacts":[{"email":"a@a.example","email":"b@a.example","name":"N"}]}""", "contacts[0].email", "FieldTwice", "once")]
    [InlineData("""{"key":7,"name":"A"}""", "key", "NotText", "double quotes")]
    [InlineData("""{"key":"a","name":["A"]}""", "name", "NotText", "double quotes")]
    [InlineData("""{"key":"a","name":"A","contacts":"none"}""", "contacts", "NotAList", "list")]
    [InlineData("""{"key":"a","name":"A","contacts":[7]}""", "contacts[0]", "NotAnObject", "name, email, role, timeZone")]
    [InlineData("""{"key":"a","name":"\ud800"}""", "name", "NotUnicode", "Unicode")]
    [InlineData("[]", "body", "NotAnObject", "key, name, tier, timeZone, contacts, country")]
    [InlineData("null", "body", "NotAnObject", "key, name, tier, timeZone, contacts, country")]
    public async Task A_field_that_is_wrong_is_named_with_the_fix(string body, string field, string code, string fix)
    {
        var (answer, problem) = await api.Send(HttpMethod.Post, "/api/customers", Json(body));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(fix, problem.GetProperty("errors").GetProperty(field)[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(code, problem.GetProperty("codes").GetProperty(field)[0].GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await api.Send(HttpMethod.Get, "/api/customers/a")).Answer.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ broken")]
    [InlineData("{\"key\":\"a\",\n\"name\":}")]
    [InlineData("{\"key\":\"a\",}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("DEEP")]
    [InlineData("{\"key\":\"a\",\"name\":\"A\"} trailing")]
    [InlineData("{\"key\":7,\"contacts\":[{\"email\":{}}]}")]
    public async Task No_answer_speaks_of_the_framework(string body)
    {
        var (answer, problem) = await api.Send(HttpMethod.Post, "/api/customers", Json(body == "DEEP" ? new string('[', 5000) : body));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var text = problem.GetRawText();
        foreach (var word in new[] { "System.", "ScaleSuccess", "Path: $", "BytePositionInLine", "LineNumber", "deserial", "Expected depth", "nullable" })
            Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Broken_JSON_is_shown_by_its_line()
    {
        var (_, problem) = await api.Send(HttpMethod.Post, "/api/customers", Json("{\"key\":\"a\",\n\"name\":}"));
        Assert.Contains("line 2, byte 8", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("iso-8859-1")]
    public async Task A_body_in_another_charset_is_read_as_its_header_says(string charset)
    {
        var bytes = Encoding.GetEncoding(charset).GetBytes($$"""{"key":"{{charset}}","name":"Åsa"}""");
        var content = new ByteArrayContent(bytes) { Headers = { ContentType = MediaTypeHeaderValue.Parse("application/json; charset=" + charset) } };
        var (answer, customer) = await api.Send(HttpMethod.Post, "/api/customers", content);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, customer.GetRawText());
        Assert.Equal("Åsa", customer.GetProperty("name").GetString());
    }

    [Fact]
    public async Task Too_large_a_body_and_too_many_calls_are_said_to_a_developer()
    {
        await using var limited = await TestHost.Start(listens: true, change: settings => settings with { RateLimits = new RateLimitOptions { CallsPerKey = 1 } });
        using var http = ApiHost.Client(limited, await limited.ApiKey());
        // The answer comes before the body, which would meet a closed connection.
        http.DefaultRequestHeaders.ExpectContinue = true;
        var large = await http.PostAsync("/api/customers", Json($$"""{"key":"{{new string('k', 300_000)}}"}"""));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Contains("256 KB", await large.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        http.DefaultRequestHeaders.ExpectContinue = false;
        var last = await http.PostAsync("/api/customers", Json("{}"));
        for (var i = 0; i < 3; i++) last = await http.PostAsync("/api/customers", Json("{}"));
        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (last.StatusCode, last.Content.Headers.ContentType?.MediaType));
        Assert.Contains("send the request again", await last.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static StringContent Json(string body) => Body(body, "application/json");

    private static StringContent Body(string body, string type)
    {
        var content = new StringContent(body, Encoding.UTF8);
        content.Headers.Remove("Content-Type");
        if (type.Length > 0) content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }
}
