using System.Net;
using ScaleSuccess.Customers;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Portal;

namespace ScaleSuccess.Tests.Requests;

public sealed class HeadTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Head_is_answered_as_get_without_the_body(bool listens)
    {
        await using var host = await TestHost.Start(listens: listens);
        var (guest, checkIn) = await host.A_guest_who_is_asked();
        var unsubscribe = await host.Token(guest.Visitor.ContactId, LinkPurpose.Unsubscribe);
        using var alone = listens ? new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address } : null;
        var http = alone ?? host.Browser().Http;
        foreach (var path in new[]
        {
            "/", "/healthz", "/readyz", "/theme.css", "/css/app.css", "/ops", Urls.SignIn, "/nowhere", "/p/nonsense", "/api/openapi.json",
            guest.Survey, guest.Page(1), guest.Plan, Urls.CheckIn(guest.Token, checkIn), Urls.Unsubscribe(unsubscribe, "plan"),
        })
        {
            var got = await http.GetAsync(path);
            var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
            Assert.Equal((path, got.StatusCode), (path, head.StatusCode));
            Assert.Equal(got.Content.Headers.ContentType?.ToString(), head.Content.Headers.ContentType?.ToString());
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        }
    }
}
