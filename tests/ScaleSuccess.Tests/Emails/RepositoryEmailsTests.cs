using AngleSharp.Html.Parser;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Emails.Texts;
using ScaleSuccess.Tests.Foundation;
using ScaleSuccess.Tests.Given;
using ScaleSuccess.Tests.Plans;

namespace ScaleSuccess.Tests.Emails;

public sealed class RepositoryEmailsTests
{
    private static EmailTemplate Read(string key)
    {
        var path = Path.Combine(RepositoryFiles.Root(), "emails", key);
        return Expect.Good(key == EmailTypes.Frame
            ? SentEmails.ReadNew(key, File.ReadAllText(path + ".txt"), File.ReadAllText(path + ".html"))
            : SentEmails.ReadNew(key, File.ReadAllText(path + ".md"), html: null));
    }

    public static TheoryData<string> Sent => [.. SentEmails.Types.Sent.Select(email => email.Key)];

    [Theory]
    [MemberData(nameof(Sent))]
    public void Text_and_html_of_each_e_mail_say_the_same_links(string key)
    {
        var mail = RenderEmail.Render(SentEmails.Types.Find(key), Read(key), Read(EmailTypes.Frame), SentEmails.Sample(key));
        Assert.DoesNotContain("{{", mail.Subject + mail.Text + mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("&amp;", mail.Subject + mail.Text, StringComparison.Ordinal);
        var links = new HtmlParser().ParseDocument(mail.Html).QuerySelectorAll("a")
            .Select(link => link.GetAttribute("href")!).Where(link => link.StartsWith("https:", StringComparison.Ordinal)).Distinct().ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Contains(link, mail.Text, StringComparison.Ordinal));
        // Ops have nothing to unsubscribe from.
        Assert.Equal(!SentEmails.Types.Find(key).IsToOps, links.Contains(SentEmails.Sample(key).Links.Unsubscribe));
    }
}
