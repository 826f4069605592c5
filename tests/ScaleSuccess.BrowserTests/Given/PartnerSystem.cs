using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace ScaleSuccess.BrowserTests.Given;

/// <summary>The vendor's other system, which creates customers through the API.</summary>
public sealed class PartnerSystem : IDisposable
{
    private readonly HttpClient http;

    public PartnerSystem(string url, string key)
    {
        http = new HttpClient { BaseAddress = new Uri(url) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public async Task MakesKnown(string customer, string contact, string email)
    {
        using var answer = await http.PostAsJsonAsync("/api/customers", new
        {
            key = customer.ToLowerInvariant().Replace(' ', '-'),
            name = customer,
            tier = "small",
            timeZone = "Europe/Berlin",
            contacts = new[] { new { name = contact, email, role = "champion" } },
        });
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
    }

    public void Dispose() => http.Dispose();
}
