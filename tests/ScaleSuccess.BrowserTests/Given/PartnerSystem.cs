using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

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

    public Task<string> MakesKnown(string customer, string contact, string email) => MakesKnown(customer, contact, email, []);

    /// <param name="answers">What the vendor thinks they would answer.</param>
    /// <returns>The contact's link to the survey.</returns>
    public async Task<string> MakesKnown(string customer, string contact, string email, Dictionary<string, object> answers)
    {
        using var answer = await http.PostAsJsonAsync("/api/customers", new
        {
            key = customer.ToLowerInvariant().Replace(' ', '-'),
            name = customer,
            tier = "small",
            timeZone = "Europe/Berlin",
            contacts = new[] { new { name = contact, email, role = "champion" } },
            answers,
        });
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("contacts")[0].GetProperty("surveyLink").GetString()!;
    }

    public void Dispose() => http.Dispose();
}
