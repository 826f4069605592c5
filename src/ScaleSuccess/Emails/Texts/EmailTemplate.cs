namespace ScaleSuccess.Emails.Texts;

/// <summary>One e-mail as its file in emails/ has it, before anybody's name is in it.</summary>
public sealed record EmailTemplate
{
    /// <summary>e.g. "plan-ready"</summary>
    public required string Key { get; init; }
    public required string Subject { get; init; }
    /// <summary>What mail programs show beside the subject; may be empty.</summary>
    public string Preheader { get; init; } = "";
    public required string Text { get; init; }
    public required string Html { get; init; }

    /// <summary>Its buttons and one-click answers, with placeholders; none of an e-mail that is no Markdown.</summary>
    public IReadOnlyList<EmailAction> Actions { get; init; } = [];
}
