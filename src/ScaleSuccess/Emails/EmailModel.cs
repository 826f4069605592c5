using ScaleSuccess.Emails.Delivery;

namespace ScaleSuccess.Emails;

/// <summary>What fills an e-mail: who gets it, from whom, the links, and what this message is about.</summary>
public sealed record EmailModel
{
    public required EmailContact Contact { get; init; }
    public required string CustomerName { get; init; }
    public required EmailVendor Vendor { get; init; }
    public required EmailLinks Links { get; init; }

    /// <summary>What the reader can unsubscribe from, in words, e.g. "check-ins".</summary>
    public required string Topic { get; init; }

    /// <summary>
    /// By name as the e-mail's text has it, e.g. "plan.title": a text, or a list of texts. May come straight from jsonb.
    /// <see cref="EmailVariables"/> says which names each e-mail has; the records beside it build this.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Data { get; init; } = new Dictionary<string, object?>();
}

public sealed record EmailContact(string FirstName, string Name);

/// <param name="LogoUrl">May be empty.</param>
/// <param name="Accent">A CSS colour, e.g. #1a56db.</param>
public sealed record EmailVendor(string Name, string LogoUrl, string Accent, string SupportEmail, string Url);

public sealed record EmailLinks(string Survey, string Plan, string Unsubscribe, string Preferences);
