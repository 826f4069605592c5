using System.Net;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Console;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Identity;

public sealed class RolesTests : IAsyncLifetime
{
    private const string Ann = "ann@acme.example";

    private TestHost host = null!;
    private Browser admin = null!, ops = null!;

    public async Task InitializeAsync()
    {
        host = await TestHost.Start();
        admin = await OpsConsole.SignedIn(host);
        ops = await OpsConsole.AddedUser(host, Ann, OpsRoles.Ops);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task The_first_user_is_an_admin() => Assert.Equal(HttpStatusCode.OK, (await admin.Get(Urls.OpsSettings)).Status);

    [Fact]
    public async Task Ops_users_neither_see_nor_open_the_settings()
    {
        var today = await ops.Get(Urls.Ops);
        Assert.Empty(today.Document.QuerySelectorAll($"a[href='{Urls.OpsSettings}']"));
        var page = await ops.Get(Urls.OpsSettings);
        Assert.Equal((HttpStatusCode.Forbidden, Urls.NotAllowed), (page.Status, page.Url.AbsolutePath));
    }

    [Theory]
    [InlineData("add-user", "Email", "eve@acme.example")]
    [InlineData("create-key", "KeyName", "Stolen")]
    public async Task A_form_of_the_settings_sent_by_an_ops_user_does_nothing(string form, string field, string value)
    {
        // With a token of their own, taken from another form of theirs.
        var token = (await ops.Get(Urls.Ops)).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var body = new FormUrlEncodedContent([new("_handler", form), new("__RequestVerificationToken", token), new(field, value), new("Role", "admin")]);
        using var answer = await ops.Http.PostAsync(Urls.OpsSettings, body);
        Assert.Equal((HttpStatusCode.Redirect, Urls.NotAllowed), (answer.StatusCode, answer.Headers.Location!.OriginalString.Split('?')[0]));
        Assert.DoesNotContain(value, (await admin.Get(Urls.OpsSettings)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_role_counts_from_the_next_request_on()
    {
        await admin.Submit(await admin.Get(Urls.OpsSettings), "button[value=admin]");
        Assert.Equal(HttpStatusCode.OK, (await ops.Get(Urls.OpsSettings)).Status);
        await admin.Submit(await admin.Get(Urls.OpsSettings), "button[value=ops]");
        Assert.Equal(HttpStatusCode.Forbidden, (await ops.Get(Urls.OpsSettings)).Status);
    }

    [Fact]
    public async Task Hangfires_dashboard_starts_nothing_for_ops_users()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await Trigger(ops));
        Assert.Empty(host.Nudges);
        Assert.Equal(HttpStatusCode.NoContent, await Trigger(admin));
        Assert.Equal(["start-plans"], host.Nudges);
    }

    private static async Task<HttpStatusCode> Trigger(Browser browser)
    {
        var page = await browser.Get(Urls.OpsJobs + "/recurring");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        using var request = new HttpRequestMessage(HttpMethod.Post, Urls.OpsJobs + "/recurring/trigger");
        request.Content = new FormUrlEncodedContent([new("jobs[]", "start-plans")]);
        if (page.Document.QuerySelector("meta[name=csrf-token]") is { } token) request.Headers.Add(page.Document.QuerySelector("meta[name=csrf-header]")!.GetAttribute("content")!, token.GetAttribute("content"));
        using var answer = await browser.Http.SendAsync(request);
        if ((int)answer.StatusCode == 500) throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
        return answer.StatusCode;
    }
}
