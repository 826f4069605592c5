using System.Net;
using ScaleSuccess.Customers;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Portal;

public sealed class UnsubscribePageTests : IAsyncLifetime
{
    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.Start();
    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task One_click_needs_no_cookie_and_no_page()
    {
        var (guest, url) = await A_reader();
        var answer = await host.Browser().Http.PostAsync(url, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal([Topic.CheckIn], await Left(guest));
    }

    [Fact]
    public async Task One_click_leaves_every_topic_of_a_digest_and_nothing_if_one_of_them_is_none()
    {
        var (guest, url) = await A_reader();
        var stem = url[..(url.LastIndexOf('/') + 1)];
        await host.Browser().Http.PostAsync($"{stem}check_in.nonsense", new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));
        Assert.Empty(await Left(guest));
        Assert.Contains("Stop e-mails about your plan?", (await host.Browser().Get($"{stem}plan.check_in")).Text, StringComparison.Ordinal);
        var answer = await host.Browser().Http.PostAsync($"{stem}plan.check_in", new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal([Topic.CheckIn, Topic.Plan], (await Left(guest)).Order());
    }

    [Fact]
    public async Task One_click_may_come_as_multipart_and_twice()
    {
        var (guest, url) = await A_reader();
        for (var i = 0; i < 2; i++)
        {
            using var body = new MultipartFormDataContent { { new StringContent("One-Click"), "List-Unsubscribe" } };
            Assert.Equal(HttpStatusCode.OK, (await host.Browser().Http.PostAsync(url, body)).StatusCode);
        }
        Assert.Equal([Topic.CheckIn], await Left(guest));
    }

    [Fact]
    public async Task One_click_on_an_altered_link_leaves_nothing()
    {
        var (guest, url) = await A_reader();
        var answer = await host.Browser().Http.PostAsync(url.Replace("/u/", "/u/x", StringComparison.Ordinal),
            new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(await Left(guest));
    }

    [Fact]
    public async Task Looking_at_the_page_leaves_nothing()
    {
        var (guest, url) = await A_reader();
        var page = await host.Browser().Get(url);
        Assert.Contains("Stop check-ins?", page.Text, StringComparison.Ordinal);
        Assert.Contains("This doesn't affect your plan", page.Text, StringComparison.Ordinal);
        Assert.Empty(await Left(guest));
    }

    [Fact]
    public async Task A_topic_is_left_and_come_back_to_alone()
    {
        var (guest, url) = await A_reader();
        var browser = host.Browser();
        var left = await browser.Submit(await browser.Get(url), $"button[name=leave][value={Topic.CheckIn}]");
        Assert.Contains("You no longer get check-ins", left.Text, StringComparison.Ordinal);
        var both = await browser.Submit(left, $"button[name=leave][value={Topic.Plan}]");
        Assert.Equal([Topic.CheckIn, Topic.Plan], (await Left(guest)).Order());
        await browser.Submit(both, $"button[name=return][value={Topic.CheckIn}]");
        Assert.Equal([Topic.Plan], await Left(guest));
    }

    [Theory]
    [InlineData("revoked")]
    [InlineData("expired")]
    public async Task Old_mail_can_be_unsubscribed_from(string link)
    {
        var (guest, url) = await A_reader();
        var pages = guest.Plan;
        if (link == "revoked") await host.Use<RevokeLinks, bool>(async (revoke, cancel) =>
        {
            await revoke.Run(guest.Visitor.CustomerId, guest.Visitor.ContactId, cancel);
            return true;
        });
        else host.Jump(TimeSpan.FromDays(700));
        Assert.Equal(HttpStatusCode.NotFound, (await host.Browser().Get(pages)).Status);

        var answer = await host.Browser().Http.PostAsync(url, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal([Topic.CheckIn], await Left(guest));
        var browser = host.Browser();
        await browser.Submit(await browser.Get(url), $"button[name=leave][value={Topic.Plan}]");
        Assert.Equal([Topic.CheckIn, Topic.Plan], (await Left(guest)).Order());
    }

    [Fact]
    public async Task A_link_to_unsubscribe_does_not_work_for_ever()
    {
        var (_, url) = await A_reader();
        host.Jump(TimeSpan.FromDays(365 * 7));
        Assert.Equal(HttpStatusCode.NotFound, (await host.Browser().Get(url)).Status);
    }

    private async Task<(Guest, string)> A_reader()
    {
        var guest = await host.A_guest();
        return (guest, Urls.Unsubscribe(await host.Token(guest.Visitor.ContactId, LinkPurpose.Unsubscribe), Topic.CheckIn));
    }

    private Task<List<string>> Left(Guest guest) =>
        host.Use<Unsubscribe, List<string>>((topics, cancel) => topics.Left(guest.Visitor.Email, cancel));
}
