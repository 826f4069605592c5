namespace ScaleSuccess.Emails.Texts;

/// <summary>What fills an e-mail: who gets it, from whom, the links, and what this message is about.</summary>
public sealed record EmailModel
{
    public required EmailContact Contact { get; init; }
    public required string CustomerName { get; init; }
    public required EmailVendor Vendor { get; init; }

    /// <summary>Who of the vendor is the customer's contact; empty: nobody in particular.</summary>
    public string OpsContact { get; init; } = "";
    public required EmailLinks Links { get; init; }

    /// <summary>What the reader can unsubscribe from, in words, e.g. "check-ins".</summary>
    public required string Topic { get; init; }

    /// <summary>
    /// What <see cref="EmailType{T}.Data"/> made, maybe as it comes back from jsonb, with links filled in.
    /// </summary>
    public IReadOnlyDictionary<string, object> Data { get; init; } = new Dictionary<string, object>();

    /// <summary>Of a digest: what is in it.</summary>
    public IReadOnlyList<DigestItem> Items { get; init; } = [];
}

public sealed record EmailContact(string FirstName, string Name);

/// <param name="LogoUrl">May be empty.</param>
/// <param name="Accent">A CSS colour, e.g. #1a56db.</param>
public sealed record EmailVendor(string Name, string LogoUrl, string Accent, string SupportEmail, string Url);

/// <param name="PublicUrl">Where the links of the message's own data lead, without a slash at the end.</param>
/// <param name="Token">The reader's, for those links.</param>
public sealed record EmailLinks(string PublicUrl, string Token, string Survey, string Plan, string Unsubscribe, string Preferences);
