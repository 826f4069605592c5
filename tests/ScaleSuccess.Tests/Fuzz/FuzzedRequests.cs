using System.Text;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Fuzz;

/// <summary>Makes one request after the other from the routes and forms there are.</summary>
public sealed class FuzzedRequests(Junk junk, IReadOnlyList<FuzzedRoute> routes, IReadOnlyList<FuzzedForm> forms, Func<string, string?> known, string apiKey)
{
    private static readonly string[] Types =
    [
        "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "multipart/form-data", "application/json", "text/plain", "",
        "application/x-www-form-urlencoded; charset=utf-7", "application/json; charset=utf-16", "multipart/form-data; boundary=\"", "x/y; charset=\0",
        "application/x-www-form-urlencoded; charset=iso-8859-1", "application/json; charset=bogus", "application/xml",
    ];

    private static readonly string[] Methods = ["GET", "GET", "HEAD", "POST", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "X-ODD"];

    public HttpRequestMessage Next() => junk.Number(100) switch
    {
        < 45 => Form(junk.Pick(forms), hasToken: true),
        < 55 => Form(junk.Pick(forms), hasToken: false),
        < 70 => Body(HttpMethod.Post, junk.Pick(routes).Address(junk, known, 0.1)),
        < 88 => Body(new HttpMethod(junk.Pick(Methods)), junk.Pick(routes).Address(junk, known, 0.3) + Query()),
        _ => Api(),
    };

    private HttpRequestMessage Form(FuzzedForm form, bool hasToken)
    {
        var fields = form.Fields.Where(field => hasToken || field.Key != "__RequestVerificationToken")
            .Where(field => IsOurs(field.Key) || !junk.Chance(0.05))
            .Select(field => KeyValuePair.Create(field.Key, IsOurs(field.Key) && !junk.Chance(0.02) || junk.Chance(0.5) ? field.Value : junk.Mutated(field.Value))).ToList();
        for (var more = junk.Chance(0.2) ? junk.Number(4) : 0; more > 0; more--) fields.Add(new(junk.Chance(0.5) && fields.Count > 0 ? junk.Pick(fields).Key : junk.Text(), junk.Text()));
        if (junk.Chance(0.01)) fields.AddRange(Enumerable.Range(0, 1100).Select(i => KeyValuePair.Create($"f{i}", "x")));
        var request = new HttpRequestMessage(HttpMethod.Post, form.Action + (junk.Chance(0.1) ? Query() : ""));
        if (junk.Chance(0.9))
        {
            request.Content = Content("application/x-www-form-urlencoded", string.Join('&', fields.Select(field => $"{junk.Encoded(field.Key)}={junk.Encoded(field.Value)}")));
            return request;
        }
        var body = new MultipartFormDataContent("fuzz");
        foreach (var (index, field) in fields.Index())
            body.Add(new StringContent(field.Value), IsOurs(field.Key) || field.Key.All(char.IsAsciiLetterOrDigit) && field.Key.Length > 0 ? field.Key : $"f{index}");
        if (junk.Chance(0.3)) body.Add(new ByteArrayContent(junk.Bytes(2000)), "file", "a.bin");
        request.Content = body;
        return request;
    }

    private HttpRequestMessage Body(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        if (method == HttpMethod.Get || method == HttpMethod.Head || method == HttpMethod.Trace) return request;
        request.Content = junk.Chance(0.3) ? Content(junk.Pick(Types), junk.Bytes(5000))
            : Content(junk.Pick(Types), $"{junk.Encoded(junk.Text())}={junk.Encoded(junk.Text())}&_handler={junk.Encoded(junk.Text())}&List-Unsubscribe=One-Click");
        return request;
    }

    private HttpRequestMessage Api()
    {
        var request = Body(HttpMethod.Post, junk.Pick(routes.Where(route => route.Pattern.StartsWith("/api", StringComparison.Ordinal)).ToList()).Address(junk, known, 0.1));
        if (junk.Chance(0.9)) request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + apiKey);
        var key = junk.Chance(0.5) ? "\"fuzz\"" : Json();
        var contacts = string.Join(',', Enumerable.Range(0, junk.Number(4)).Select(_ =>
            $$"""{"name":{{Json()}},"email":{{(junk.Chance(0.5) ? "\"a@b.example\"" : Json())}},"role":{{(junk.Chance(0.5) ? "\"user\"" : Json())}},"timeZone":{{(junk.Chance(0.7) ? "null" : Json())}}}"""));
        var body = $$"""{"key":{{key}},"name":{{Json()}},"tier":{{(junk.Chance(0.5) ? "\"small\"" : Json())}},"timeZone":{{(junk.Chance(0.5) ? "\"UTC\"" : Json())}},"country":{{(junk.Chance(0.5) ? "\"DE\"" : Json())}},"contacts":[{{contacts}}]}""";
        request.Content = Content(junk.Chance(0.95) ? "application/json" : junk.Pick(Types), junk.Chance(0.8) ? body : junk.Mutated(body));
        return request;
    }

    private string Json() => junk.Number(6) switch
    {
        0 => junk.Pick(["null", "0", "-1e400", "true", "[]", "{}", "\"\\ud800\"", "\"\\u0000\"", "[[[[]]]]", "\"\\"]),
        _ => System.Text.Json.JsonSerializer.Serialize(junk.Text()),
    };

    private string Query() => !junk.Chance(0.5) ? "" : "?" + string.Join('&', Enumerable.Range(0, 1 + junk.Number(3)).Select(_ =>
        $"{junk.Pick(["search", "stage", "segment", "afterName", "afterId", "after", "compare", "done", "from", "to", "show", "check", "answer", "returnUrl", "to", "q"])}={junk.Encoded(Cut(junk.Text()))}"));

    private static string Cut(string text) => text.Length > 600 ? text[..600] : text;
    private static bool IsOurs(string field) => field is "_handler" or "__RequestVerificationToken";

    private static ByteArrayContent Content(string type, string body) => Content(type, Encoding.UTF8.GetBytes(body));

    private static ByteArrayContent Content(string type, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type.Replace("\0", "", StringComparison.Ordinal));
        return content;
    }
}
