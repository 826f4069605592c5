namespace ScaleSuccess.Emails.Texts;

/// <summary>One e-mail as its pair of files in emails/ has it, before anybody's name is in it.</summary>
public sealed record EmailTemplate
{
    /// <summary>e.g. "plan-ready"</summary>
    public required string Key { get; init; }
    public required string Subject { get; init; }
    public required string Text { get; init; }
    public required string Html { get; init; }
}
