namespace ScaleSuccess.Emails.Texts;

/// <summary>A believable customer for every e-mail, for previews and for trying an e-mail before it counts.</summary>
public static class EmailSamples
{
    private const string Site = "https://success.northwind.example";

    /// <summary>A sample of this e-mail.</summary>
    public static EmailModel Of(EmailType email) => new()
    {
        Contact = new EmailContact("Nora", "Nora Lindqvist"),
        CustomerName = "Fjord & Sons",
        Vendor = new EmailVendor("Northwind Reports", "", "#0f766e", "help@northwind.example", "https://northwind.example"),
        Links = new EmailLinks(Site, "sample", $"{Site}/s/sample", $"{Site}/p/sample", $"{Site}/u/sample", $"{Site}/u/sample/topics"),
        Topic = Topic.Words(email.Topic),
        Data = email.Sample,
    };
}
