using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ScaleSuccess.Customers;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Emails.Editing;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Portal;

public sealed class LinkProblemTests : IAsyncLifetime
{
    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.Start();
    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task An_altered_link_says_nothing_about_its_owner()
    {
        var (guest, id) = await host.A_guest_who_is_asked();
        var altered = guest.Token[..^1] + (guest.Token[^1] == 'A' ? 'B' : 'A');
        await AllSayTheSame(guest, altered, id);
    }

    [Fact]
    public async Task A_link_cut_short_or_made_up_says_the_same()
    {
        var guest = await host.A_guest_with_a_plan();
        await AllSayTheSame(guest, guest.Token[..10], 1);
        await AllSayTheSame(guest, "nonsense", 1);
        var words = (await host.Browser().Get("/p/nonsense")).Text;
        Assert.Equal(words, (await host.Browser().Get($"{guest.Plan}/x")).Text);
        Assert.Equal(words, (await host.Browser().Get(Urls.Survey(guest.Token, "no-such-survey"))).Text);
        Assert.Equal(words, (await host.Browser().Get(Urls.Survey(guest.Token, "onboarding") + "/x")).Text);
    }

    [Theory]
    [InlineData(".")]
    [InlineData(")")]
    [InlineData(").")]
    [InlineData("%22,")]
    [InlineData("%E2%80%9D")]
    [InlineData("%E2%80%A6")]
    [InlineData("%20")]
    public async Task A_link_that_took_the_end_of_its_sentence_along_leads_to_the_plan(string end)
    {
        var guest = await host.A_guest_with_a_plan();
        var page = await host.Browser().Get(guest.Plan + end);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(guest.Plan, page.Url.AbsolutePath);
        Assert.Equal("/p/nonsense", (await host.Browser().Get("/p/nonsense" + end)).Url.AbsolutePath);
    }

    [Theory]
    [InlineData("", ".", "/onboarding")]
    [InlineData("/onboarding", ")", "/onboarding")]
    [InlineData("/onboarding", "%22.", "/onboarding")]
    [InlineData("/onboarding/2", ".", "/onboarding/2")]
    [InlineData("/onboarding/2", "%3E", "/onboarding/2")]
    [InlineData("/onboarding/review", ").", "/onboarding")]
    // A page that no survey has, and one without its survey.
    [InlineData("/onboarding/99999999999999", "", "/onboarding/1")]
    [InlineData("/99999999999999", "", "/onboarding")]
    [InlineData("/7", ".", "/onboarding")]
    public async Task Each_page_of_a_survey_is_found_so_too(string path, string end, string found)
    {
        var guest = await host.A_guest();
        var page = await host.Browser().Get(Urls.Survey(guest.Token) + path + end);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(Urls.Survey(guest.Token) + found, page.Url.AbsolutePath);
    }

    [Theory]
    [InlineData("LOCALHOST")]
    [InlineData("localhost")]
    public async Task A_host_in_other_letters_is_the_same(string name)
    {
        var guest = await host.A_guest();
        using var asked = new HttpRequestMessage(HttpMethod.Get, guest.Page(2));
        asked.Headers.Host = name;
        Assert.Equal(HttpStatusCode.OK, (await host.Browser().Http.SendAsync(asked)).StatusCode);
    }

    [Theory]
    [InlineData("/s/sample")]
    [InlineData("/p/sample")]
    [InlineData("/c/sample/1?answer=done")]
    [InlineData("/u/sample/check_in")]
    public async Task A_link_from_a_test_e_mail_opens_a_page_that_says_so(string path)
    {
        var page = await host.Browser().Get(path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("from a preview or a test e-mail", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_link_of_a_test_e_mail_opens_a_page()
    {
        foreach (var type in host.Services.GetRequiredService<EmailTypes>().Sent)
        {
            var preview = await host.Use<PreviewEmail, EmailPreview>(async (preview, cancel) =>
            {
                var texts = (await preview.Versions(type.Key, cancel))!.Active;
                return await preview.Run(type.Key, texts.Source, texts.Html!, cancel);
            });
            var email = Assert.IsType<EmailPreview.Rendered>(preview).Email;
            var site = host.Services.GetRequiredService<Sender>().PublicUrl;
            var links = email.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.StartsWith(site, StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(links);
            foreach (var link in links) Assert.Equal(HttpStatusCode.OK, (await host.Browser().Get(link[site.Length..])).Status);
        }
    }

    [Fact]
    public async Task An_expired_link_says_the_same()
    {
        var (guest, id) = await host.A_guest_who_is_asked();
        host.Jump(TimeSpan.FromDays(400));
        await AllSayTheSame(guest, guest.Token, id);
    }

    [Fact]
    public async Task A_link_for_unsubscribing_opens_no_plan()
    {
        var guest = await host.A_guest_with_a_plan();
        var token = await host.Token(guest.Visitor.ContactId, LinkPurpose.Unsubscribe);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Browser().Get(Urls.Plan(token))).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.Browser().Get(Urls.Unsubscribe(token, "plan"))).Status);
    }

    [Fact]
    public async Task A_form_sent_after_its_link_expired_meets_the_same_page()
    {
        var guest = await host.A_guest_with_a_plan();
        var browser = host.Browser();
        var open = await browser.Get(guest.Plan);
        host.Jump(TimeSpan.FromDays(400));
        var page = await browser.Submit(open, "#next-accept");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("This link doesn't work", page.Text, StringComparison.Ordinal);
    }

    private async Task AllSayTheSame(Guest guest, string token, long checkIn)
    {
        var pages = new List<Page>();
        foreach (var url in new[]
        {
            Urls.Survey(token, "onboarding"), Urls.SurveyPage(token, "onboarding", 1), Urls.SurveyThanks(token, "onboarding"),
            Urls.Plan(token), Urls.CheckIn(token, checkIn), Urls.Unsubscribe(token, "plan"),
        })
            pages.Add(await host.Browser().Get(url));
        Assert.All(pages, page => Assert.Equal(HttpStatusCode.NotFound, page.Status));
        Assert.Contains("This link doesn't work", pages[0].Text, StringComparison.Ordinal);
        Assert.Single(pages.Select(page => page.Text).Distinct());
        foreach (var secret in new[] { guest.Visitor.CustomerName, "Secretive", "Nora", guest.Visitor.Email })
            Assert.DoesNotContain(secret, pages[0].Document.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
    }
}
