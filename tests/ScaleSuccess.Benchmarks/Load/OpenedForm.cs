using System.Net;
using System.Text.RegularExpressions;

namespace ScaleSuccess.Benchmarks.Load;

/// <summary>What a browser knows after it has opened a page with a form: the cookie and the hidden token that belong together.</summary>
public sealed partial record OpenedForm(string Cookie, string Token)
{
    public const string TokenField = "__RequestVerificationToken";

    public static async Task<OpenedForm> Get(Uri address, string path, CancellationToken cancel)
    {
        using var http = Client(address);
        using var answer = await http.GetAsync(path, cancel);
        var page = await answer.Content.ReadAsStringAsync(cancel);
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"GET {path} was answered {(int)answer.StatusCode}.");
        return new OpenedForm(answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0], TokenIn().Match(page).Groups[1].Value);
    }

    /// <summary>A measurement of a host that takes forms from anywhere would measure too little.</summary>
    public static async Task ExpectRefusal(Uri address, string path, string formWithoutToken, CancellationToken cancel)
    {
        using var http = Client(address);
        using var answer = await http.PostAsync(path, new StringContent(formWithoutToken, null, "application/x-www-form-urlencoded"), cancel);
        if (answer.StatusCode != HttpStatusCode.BadRequest)
            throw new InvalidOperationException($"POST {path} without a token was answered {(int)answer.StatusCode}, not 400.");
    }

    private static HttpClient Client(Uri address) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { BaseAddress = address };

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex TokenIn();
}
