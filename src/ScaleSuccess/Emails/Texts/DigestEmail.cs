namespace ScaleSuccess.Emails.Texts;

/// <summary>Several e-mails that were due for one person at the same time, in one.</summary>
/// <param name="First">The subject of the most urgent one.</param>
/// <param name="Others">How many more there are.</param>
public sealed record DigestEmail(string First, int Others)
{
    public const string Key = "digest", Items = "items";

    public static readonly EmailType<DigestEmail> Type = new EmailType<DigestEmail>(
        Key, Topic.Plan, "Several e-mails in one", sample: new("Your next milestone: First report in use", 1))
        .Words("items.first", mail => mail.First)
        .MaybeWords("items.one", mail => mail.Others == 1 ? "1" : null)
        .MaybeWords("items.more", mail => mail.Others > 1 ? mail.Others.ToString(System.Globalization.CultureInfo.InvariantCulture) : null)
        .Body("items.all");
}

/// <summary>One of the e-mails in a digest: its subject, its preheader, and where its button and one-click answers lead.</summary>
/// <param name="Sentence">May be empty.</param>
public sealed record DigestItem(string Title, string Sentence, IReadOnlyList<EmailAction> Actions);

/// <summary>A button or a one-click answer of an e-mail: in a template with placeholders, in a digest without.</summary>
public sealed record EmailAction(string Words, string Address);
