using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ScaleSuccess.Access;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Web.Configuration;

namespace ScaleSuccess.Tests.Api;

/// <summary>One host, and a key that may do everything, for all the cases of a class: each uses customers of its own.</summary>
public sealed class ApiHost : IAsyncLifetime, IDisposable
{
    private readonly RecordedLog log = new();

    public TestHost Host { get; private set; } = null!;
    public HttpClient Http { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await TestHost.Start(log: log, listens: true, change: settings => settings with { RateLimits = new RateLimitOptions { PostsPerAddress = 100_000 } });
        Http = Client(Host, await Host.ApiKey());
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
    }

    public void Dispose() => log.Dispose();

    public static HttpClient Client(TestHost host, string key) =>
        new() { BaseAddress = host.Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };

    /// <summary>Every error is problem details, and none is ours.</summary>
    public async Task<(HttpResponseMessage Answer, JsonElement Body)> Send(HttpMethod method, string path, HttpContent? content = null)
    {
        var answer = await Http.SendAsync(new HttpRequestMessage(method, path) { Content = content });
        if (!answer.IsSuccessStatusCode) Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Empty(log.Faults);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        if (!answer.IsSuccessStatusCode) Assert.Equal((int)answer.StatusCode, body.GetProperty("status").GetInt32());
        return (answer, body);
    }
}
