using ScaleSuccess.Definitions;
using ScaleSuccess.Emails.Delivery;
using ScaleSuccess.Emails.Texts;

namespace ScaleSuccess.Emails.Editing;

public abstract record EmailPreview
{
    private EmailPreview() { }
    public sealed record Rendered(RenderedEmail Email) : EmailPreview;
    public sealed record Wrong(IReadOnlyList<Mistake> Mistakes) : EmailPreview;
}

/// <summary>Shows a text that is being edited as a sample customer would get it, with this vendor's settings.</summary>
public sealed class PreviewEmail(EmailTypes types, CurrentEmails emails, ReadHistory history, Sender sender)
{
    public string Title(string key) => types.Title(key);

    /// <summary>Every version of the e-mail; null when there is none of this key.</summary>
    public Task<History?> Versions(string key, CancellationToken cancel) => history.Of(Definition.Email, key, cancel);

    public async Task<EmailPreview> Run(string key, string text, string? html, CancellationToken cancel) =>
        EmailFile.ReadNew(types, key, text, html) switch
        {
            Read<EmailTemplate>.Bad(var mistakes) => new EmailPreview.Wrong(mistakes),
            Read<EmailTemplate>.Good(var email) => new EmailPreview.Rendered(await Render(email, cancel)),
            var read => throw new InvalidOperationException($"No preview for {read}."),
        };

    private async Task<RenderedEmail> Render(EmailTemplate email, CancellationToken cancel)
    {
        // The frame is shown around a real e-mail.
        var type = email.Key == EmailTypes.Frame ? types.Sent.First(sent => !sent.IsToOps) : types.Find(email.Key);
        var sample = EmailSamples.Of(type, sender.Vendor, sender.PublicUrl);
        return email.Key == EmailTypes.Frame
            ? RenderEmail.Render(type, (await emails.Find(type.Key, cancel)).Value, email, sample)
            : RenderEmail.Render(type, email, (await emails.Frame(cancel)).Value, sample);
    }
}
