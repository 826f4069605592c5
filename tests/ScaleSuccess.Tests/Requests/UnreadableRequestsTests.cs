using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging;
using ScaleSuccess.Access;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Console;
using ScaleSuccess.Tests.Api;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Portal;
using ScaleSuccess.Web.Requests;

namespace ScaleSuccess.Tests.Requests;

/// <summary>What a stranger sends wrong is the stranger's mistake: 4xx, and one line in the log.</summary>
public sealed class UnreadableRequestsTests : IAsyncLifetime, IDisposable
{
    private readonly RecordedLog log = new();
    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.Start(log: log, listens: true);

    public async Task DisposeAsync() => await host.DisposeAsync();
    public void Dispose() => log.Dispose();

    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "a=b")]
    [InlineData("application/x-www-form-urlencoded; charset=no-such-thing", "a=b")]
    [InlineData("multipart/form-data", "a=b")]
    [InlineData("multipart/form-data; boundary=", "a=b")]
    [InlineData("multipart/form-data; boundary=x", "no boundary at all")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nbroken")]
    [InlineData("multipart/form-data; boundary=\"0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345\"", "a")]
    [InlineData("application/x-www-form-urlencoded", "FIELDS")]
    [InlineData("application/x-www-form-urlencoded", "LONG NAME")]
    public async Task A_form_that_cannot_be_read_is_refused_everywhere(string type, string body)
    {
        body = body switch
        {
            "FIELDS" => string.Join('&', Enumerable.Range(0, 1100).Select(i => $"f{i}=x")),
            "LONG NAME" => new string('n', 3000) + "=x",
            _ => body,
        };
        var guest = await host.A_guest_with_a_plan();
        var unsubscribe = Urls.Unsubscribe(await host.Token(guest.Visitor.ContactId, LinkPurpose.Unsubscribe), "plan");
        using var http = new HttpClient { BaseAddress = host.Address };
        foreach (var path in new[] { guest.Page(1), Urls.SaveAnswers(guest.Token, "onboarding"), guest.Plan, unsubscribe, Urls.SignIn })
        {
            var response = await http.PostAsync(path, Body(type, body));
            Assert.True((int)response.StatusCode is >= 400 and < 500, $"{path}: {response.StatusCode}");
        }
        Assert.Empty(log.Faults);
        Assert.All(log.Lines.Where(line => line.Text.StartsWith("Refused", StringComparison.Ordinal)), line =>
        {
            Assert.DoesNotContain('\n', line.Text);
            Assert.DoesNotContain(guest.Token, line.Text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_mistake_is_one_line_in_the_log()
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        await http.PostAsync(Urls.SignIn, Body("multipart/form-data", "x"));
        var line = Assert.Single(log.Lines, line => line.Text.StartsWith("Refused", StringComparison.Ordinal));
        Assert.Equal(LogLevel.Information, line.Level);
        Assert.Equal("Refused POST /ops/sign-in (/ops/sign-in): 400 Missing content-type boundary.", line.Text);
    }

    [Fact]
    public async Task Nul_in_a_one_click_is_no_fault_of_ours()
    {
        var guest = await host.A_guest();
        var unsubscribe = Urls.Unsubscribe(await host.Token(guest.Visitor.ContactId, LinkPurpose.Unsubscribe), "plan");
        using var http = new HttpClient { BaseAddress = host.Address };
        foreach (var (path, body) in new[]
        {
            (unsubscribe, "List-Unsubscribe=One-Click%00"), (unsubscribe, "leave=%00"), (unsubscribe + "%00", "List-Unsubscribe=One-Click"),
            (unsubscribe, "_handler=%00"), (Urls.SignIn, "_handler=sign-in&UserName=%00&Password=%00"),
        })
        {
            var response = await http.PostAsync(path, Body("application/x-www-form-urlencoded", body));
            Assert.True((int)response.StatusCode < 500, $"{path} {body}: {response.StatusCode}");
        }
        Assert.Empty(log.Faults);
    }

    [Theory]
    [InlineData("/ops/sign-in")]
    [InlineData("/u/token/plan")]
    [InlineData("/c/token/1")]
    [InlineData("/p/token")]
    [InlineData("/s/token/onboarding/1")]
    [InlineData("/s/token/onboarding/save")]
    [InlineData("/ops/sign-out")]
    [InlineData("/problem")]
    [InlineData("/")]
    public async Task A_large_body_from_a_stranger_is_not_taken_in(string path)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };
        var most = (int)Math.Max(BodyLimits.Default, BodyLimits.Survey);
        // Its length announced, and chunk by chunk without one.
        foreach (var announced in new[] { true, false })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Body("application/x-www-form-urlencoded", "a=" + new string('x', 2 * most)) };
            request.Headers.TransferEncodingChunked = !announced;
            try
            {
                var response = await http.SendAsync(request);
                Assert.True((int)response.StatusCode is >= 300 and < 500, $"{path}: {response.StatusCode}");
            }
            catch (HttpRequestException)
            {
                // The connection was closed while we were still sending.
            }
        }
        Assert.Empty(log.Faults);
    }

    [Fact]
    public async Task An_editor_takes_what_an_editor_needs()
    {
        await using var inMemory = await TestHost.Start();
        var ops = await OpsConsole.SignedIn(inMemory);
        var page = await ops.Get("/ops/segments/templates/growing/yaml");
        var comment = "# " + new string('x', 400_000);
        var sent = await ops.Submit(page, "button[value=save]", ("Text", [page.Document.QuerySelector("textarea")!.TextContent + comment]));
        Assert.NotEqual(HttpStatusCode.RequestEntityTooLarge, sent.Status);
    }

    [Theory]
    [InlineData("{\"key\":\"\\ud800\",\"name\":\"a\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"key\":\"a\",\"name\":\"\\udc00\"}", HttpStatusCode.BadRequest)]
    [InlineData("DEEP", HttpStatusCode.BadRequest)]
    [InlineData("LARGE", HttpStatusCode.RequestEntityTooLarge)]
    public async Task The_api_says_what_is_wrong_with_its_body(string body, HttpStatusCode expected)
    {
        body = body switch { "DEEP" => new string('[', 5000), "LARGE" => $"{{\"key\":\"{new string('k', 300_000)}\"}}", _ => body };
        var key = await host.ApiKey();
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var response = await http.PostAsync("/api/customers", Body("application/json", body));
        Assert.Equal((expected, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Empty(log.Faults);
    }

    private static StringContent Body(string type, string body)
    {
        var content = new StringContent(body, Encoding.UTF8);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }
}
