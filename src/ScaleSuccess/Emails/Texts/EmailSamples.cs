using ScaleSuccess.Customers;
using ScaleSuccess.Definitions;
using ScaleSuccess.Foundation;

namespace ScaleSuccess.Emails.Texts;

/// <summary>A believable customer for every e-mail, for previews and for trying an e-mail before it counts.</summary>
public static class EmailSamples
{
    private static readonly EmailModel Common = new()
    {
        Contact = new EmailContact("Nora", "Nora Lindqvist"),
        CustomerName = "Fjord & Sons",
        Vendor = new EmailVendor("Northwind Reports", "", "#0f766e", "help@northwind.example", "https://northwind.example"),
        OpsContact = "Maya Chen",
        Links = Links("https://success.northwind.example", Texts.Topic.Plan),
        Topic = "these e-mails",
    };

    private static readonly IReadOnlyList<DigestItem> InDigest =
    [
        new("Your next milestone: First report in use", "How is it going? Choose an answer.",
            [new("It's done", "https://success.northwind.example/"), new("Not yet, but on track", "https://success.northwind.example/"), new("We're stuck", "https://success.northwind.example/")]),
        new("Ole Berg mentioned you: Match the VAT totals", "", [new("Read and answer", "https://success.northwind.example/")]),
    ];

    /// <summary>A sample of this e-mail.</summary>
    public static EmailModel Of(EmailType email) => Common with { Topic = Texts.Topic.Words(email.Topic), Data = email.Sample, Items = email == DigestEmail.Type ? InDigest : [] };

    /// <summary>The same, sent from here: its links open pages that say that they are a sample's.</summary>
    /// <param name="publicUrl">Without a slash at the end.</param>
    public static EmailModel Of(EmailType email, EmailVendor vendor, string publicUrl) =>
        Of(email) with { Vendor = vendor, Links = Links(publicUrl, email.Topic) };

    /// <summary>What the sample has for a variable, as the e-mail writes it; empty: nothing.</summary>
    public static string Words(EmailType email, string name) => Filled(email, $"{{{{{name}}}}}");

    /// <summary>A text of the e-mail, such as its subject, as the sample's reader gets it.</summary>
    public static string Filled(EmailType email, string text) => CompiledText.Plain(text, EmailValues.Of(email, Of(email)));

    private static EmailLinks Links(string site, string topic)
    {
        var leave = site + Urls.Unsubscribe(PersonalLinks.Sample, topic);
        return new EmailLinks(site, PersonalLinks.Sample, site + Urls.Survey(PersonalLinks.Sample), site + Urls.Plan(PersonalLinks.Sample), leave, leave);
    }
}
