using System.Net;
using Microsoft.EntityFrameworkCore;
using ScaleSuccess.Customers;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Foundation;
using ScaleSuccess.Plans.Drafting;
using ScaleSuccess.Segments.Assignments;
using ScaleSuccess.Surveys.Invitations;
using ScaleSuccess.Tests.Given;

namespace ScaleSuccess.Tests.Surveys;

public sealed class InviteColleaguesTests
{
    private static readonly string Advertisement = "Win money now at www.evil.example/win http://evil.example call +49 800 123456 " + new string('!', 10);

    [Fact]
    public async Task An_invitation_repeats_nothing_that_was_typed_about_the_invited_and_no_link()
    {
        await using var product = await Product.New();
        await product.An_answered_customer("UTC", ("people.1.name", [Advertisement]), ("people.1.email", ["victim@example.com"]));
        Assert.Equal(1, await product.Run<InviteColleagues>());
        Assert.Equal(0, await product.Run<InviteColleagues>());
        await product.Run<DispatchMessages>();
        var mail = Assert.Single(product.Mail.Sent);
        Assert.Equal(("", "victim@example.com"), (mail.To.Name, mail.To.Address));
        Assert.DoesNotContain("Win money", mail.Subject + mail.Text + mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", mail.Subject + mail.Text + mail.Html, StringComparison.Ordinal);
        Assert.Contains("Nora Lindqvist", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("named you as a user", mail.Text, StringComparison.Ordinal);
        Assert.Contains("https://success.acme.example/i/", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/p/", mail.Text + mail.Html, StringComparison.Ordinal);
        Assert.EndsWith("/invitation>", mail.Headers["List-Unsubscribe"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_of_whoever_invites_carries_no_link_either()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer("UTC");
        await product.Sql($"update contacts set name = '{Advertisement}' where id = {nora.ContactId}; update customers set name = 'https://evil.example' where id = {nora.CustomerId}");
        await product.Answers(nora, ("people.1.name", ["Ben"]), ("people.1.email", ["victim@example.com"]));
        await product.Run<InviteColleagues>();
        await product.Run<DispatchMessages>();
        var mail = Assert.Single(product.Mail.Sent);
        foreach (var text in new[] { mail.Subject, mail.Text, mail.Html })
        {
            Assert.DoesNotContain("evil.example", text, StringComparison.Ordinal);
            Assert.DoesNotContain("www", text.Replace("www.w3.org", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain("123456", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Nora Lindqvist", "Nora Lindqvist")]
    [InlineData("Dr. J.R. O'Neill-Müller", "Dr. J. R. O'Neill-Müller")]
    [InlineData("李小龙", "李小龙")]
    [InlineData("Fjord & Sons (Oslo)", "Fjord & Sons (Oslo)")]
    [InlineData("3M", "3M")]
    [InlineData("a\r\nBcc: all@example.com", "a Bcc all example. com")]
    [InlineData("HTTPS://evil.example/x?y=1", "evil. example x y 1")]
    [InlineData("evil。example", "evil example")]
    [InlineData("www.evil.example", ". evil. example")]
    [InlineData("\u202eevil\u200b.example", "evil . example")]
    [InlineData("0800 123 456 7", "")]
    public void A_name_stays_a_name(string typed, string shown) => Assert.Equal(shown, PlainName.Of(typed));

    [Fact]
    public void A_name_is_short() => Assert.InRange(PlainName.Of(string.Concat(Enumerable.Repeat("buy now ", 500_000))).Length, 1, 51);

    [Fact]
    public async Task A_customer_invites_five_a_day()
    {
        await using var product = await Product.New();
        var nora = await product.A_customer("UTC");
        await product.Sql($"""
            insert into contacts (customer_id, name, email, role, consent, named_by, created_at)
            select {nora.CustomerId}, 'P' || n, 'p' || n || '@example.com', 'user', 'asked', {nora.ContactId}, now() from generate_series(1, 12) n
            """);
        var invited = await AtOnce.Run(4, () => product.Run<InviteColleagues>());
        Assert.Equal(5, invited.Sum());
        product.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(0, await product.Run<InviteColleagues>());
        product.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(5, await product.Run<InviteColleagues>());
        await product.Sql("update contacts set consent = 'reported' where email = 'p1@example.com'");
        product.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, await product.Run<InviteColleagues>());
    }

    [Fact]
    public async Task Until_they_agree_the_plan_stays_closed_and_nothing_else_is_sent()
    {
        await using var host = await TestHost.Start();
        var (token, pages) = await Invited(host);
        await host.Run<AssignSegments>();
        await host.Run<StartPlans>();
        // Even if a step queued something for them.
        await host.Ask(db => db.Database.ExecuteAsync(
            "insert into messages (contact_id, email, occurrence, topic, data, due_at, created_at) select id, 'survey-invitation', 'x', 'survey', '{{}}', {0}, {0} from contacts where email = 'ben@example.com'",
            default, host.Clock.GetUtcNow()));
        await host.Run<DispatchMessages>();
        Assert.Single(host.Mail.Sent, mail => mail.To.Address == "ben@example.com");
        Assert.Equal(HttpStatusCode.NotFound, (await host.Browser().Get(Urls.Plan(pages))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Browser().Get(Urls.Plan(token))).Status);
        // A scanner follows the link.
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await host.Browser().Get(Urls.Invitation(token))).Status);
        Assert.Equal("asked", await ConsentOf(host));
        Assert.Equal(HttpStatusCode.NotFound, (await host.Browser().Get(Urls.Plan(pages))).Status);

        var browser = host.Browser();
        var welcome = await browser.Submit(await browser.Get(Urls.Invitation(token)), "button[value=accept]");

        Assert.EndsWith("/welcome", welcome.Url.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("Nora Lindqvist named you as a user", welcome.Text, StringComparison.Ordinal);
        var plan = await browser.Get(welcome.Document.QuerySelector("main a.button")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, plan.Status);
        Assert.StartsWith("/p/", plan.Url.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("given", await ConsentOf(host));
        // The e-mail's link is their way back.
        Assert.StartsWith("/p/", (await host.Browser().Get(Urls.Invitation(token))).Url.AbsolutePath, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("decline", "declined")]
    [InlineData("unwanted", "reported")]
    public async Task Whoever_declines_hears_nothing_more_from_any_company(string button, string consent)
    {
        await using var host = await TestHost.Start();
        var (token, pages) = await Invited(host);
        var browser = host.Browser();
        var page = await browser.Submit(await browser.Get(Urls.Invitation(token)), $"button[value={button}]");
        Assert.Contains("You will not be invited again", page.Text, StringComparison.Ordinal);
        Assert.Equal(consent, await ConsentOf(host));
        Assert.Equal(HttpStatusCode.NotFound, (await host.Browser().Get(Urls.Plan(pages))).Status);

        await Invited(host);
        await host.Run<DispatchMessages>();
        Assert.DoesNotContain(host.Mail.Sent, mail => mail.To.Address == "ben@example.com");
    }

    [Fact]
    public async Task Whom_the_vendor_names_itself_needs_no_invitation()
    {
        await using var product = await Product.New();
        var nora = await product.An_answered_customer("UTC", ("people.1.name", ["Ben"]), ("people.1.email", ["ben@example.com"]));
        var key = await product.One<string>($"select key from customers where id = {nora.CustomerId}");
        await product.Use<SaveCustomer>((save, cancel) => save.Run(new CustomerRequest(key, "C", null, null, [new ContactRequest("Ben Ode", "BEN@example.com", null, null)]), cancel));
        Assert.Equal(0, await product.Run<InviteColleagues>());
        Assert.Equal("given", await product.One<string>("select consent from contacts where email = 'ben@example.com'"));
    }

    [Fact]
    public void The_texts_of_an_invitation_cannot_name_its_reader_or_the_plan()
    {
        var known = SentEmails.Types.VariablesOf("colleague-invitation")!;
        Assert.DoesNotContain("contact.firstName", known.Keys);
        Assert.DoesNotContain("customer.name", known.Keys);
        Assert.DoesNotContain("links.plan", known.Keys);
        Assert.Contains("links.unsubscribe", known.Keys);
    }

    /// <returns>Ben's invitation, and the link to pages that he would have.</returns>
    private static async Task<(string Invitation, string Pages)> Invited(TestHost host)
    {
        var guest = await Portal.Guests.A_guest_at_the_last_page(host);
        await host.Use<ScaleSuccess.Surveys.Responses.SaveAnswers, bool>((save, cancel) => save.Run(guest.Visitor, "onboarding",
            new Dictionary<string, string[]> { ["people.1.name"] = ["Ben"], ["people.1.email"] = ["ben@example.com"] }, cancel));
        await host.Use<ScaleSuccess.Surveys.Responses.SubmitAnswers, ScaleSuccess.Surveys.Responses.SubmitOutcome>(
            (submit, cancel) => submit.Run(guest.Visitor, "onboarding", cancel));
        await host.Run<InviteColleagues>();
        var ben = await host.Ask(db => db.Set<Contact>().OrderBy(c => c.Id).LastAsync(c => c.Email == "ben@example.com"));
        return (await Portal.Guests.Token(host, ben.Id, LinkPurpose.Invitation), await Portal.Guests.Token(host, ben.Id, LinkPurpose.Pages));
    }

    private static Task<string> ConsentOf(TestHost host) =>
        host.Ask(db => db.Set<Contact>().Where(c => c.Email == "ben@example.com").OrderBy(c => c.Id).Select(c => c.Consent).FirstAsync());
}
