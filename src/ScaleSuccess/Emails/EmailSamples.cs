using ScaleSuccess.Emails.Delivery;

namespace ScaleSuccess.Emails;

/// <summary>A believable customer for every e-mail, for previews and for trying an e-mail before it counts.</summary>
public static class EmailSamples
{
    private static readonly EmailModel Common = new()
    {
        Contact = new EmailContact("Nora", "Nora Lindqvist"),
        CustomerName = "Fjord & Sons",
        Vendor = new EmailVendor("Northwind Reports", "", "#0f766e", "help@northwind.example", "https://northwind.example"),
        Links = new EmailLinks("https://success.northwind.example/s/sample", "https://success.northwind.example/p/sample",
            "https://success.northwind.example/u/sample", "https://success.northwind.example/u/sample/topics"),
        Topic = "these e-mails",
    };

    /// <summary>A sample of this e-mail.</summary>
    /// <exception cref="KeyNotFoundException">No e-mail has this key.</exception>
    public static EmailModel Of(string key) => key switch
    {
        EmailVariables.Frame or EmailVariables.SurveyInvitation => Common with { Topic = "survey invitations" },
        PlanReadyEmail.Key => Common with { Topic = "news about your plan", Data = PlanReady.Data },
        CheckInEmail.Key => Common with { Topic = "check-ins", Data = CheckIn.Data },
        _ => throw new KeyNotFoundException($"No e-mail has the key `{key}`."),
    };

    private static readonly PlanReadyEmail PlanReady = new("Fjord & Sons: quick first results", "First report in use",
        "18 January 2027", ["Spend less time on manual reports", "Get things approved faster"]);

    private static readonly CheckInEmail CheckIn = new("First report in use", "18 January 2027", "Hours spent on reports",
        "https://success.northwind.example/c/sample/done", "https://success.northwind.example/c/sample/on-track",
        "https://success.northwind.example/c/sample/stuck");
}
